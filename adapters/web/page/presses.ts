/** Buttons under the bot's messages: pressed once, busy until the bot answers. */
import type { WireButton, WireMessage } from '../wire.js';
import { NotReached, postJson } from './requests.js';
import type { PageStore } from './model.js';
import { words } from './words.js';

/** The same press sent again counts once, so a short absence of the server need not be noticed. */
const attempts = 4;
const pauseMs = 800;
/** After this long without any answer the button may be pressed again. */
const patienceMs = 8_000;

export function createPagePresses(
  store: PageStore,
  complain: (text: string) => void,
): (message: WireMessage, button: WireButton) => void {
  async function send(body: object): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await postJson('/api/presses', body);
        return;
      } catch (error) {
        if (!(error instanceof NotReached) || attempt === attempts) throw error;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  }

  return (message, button) => {
    const key = `${message.id} ${button.data}`;
    const free = () => store.change((model) => model.pressed.delete(key));
    const { me, chat } = store.model;
    store.change((model) => model.pressed.add(key));
    send({ id: crypto.randomUUID(), as: me, chat, message: message.id, data: button.data }).then(
      () => setTimeout(free, patienceMs),
      (error: unknown) => {
        free();
        complain(error instanceof NotReached ? words.pressLost : words.pressRefused);
      },
    );
  };
}
