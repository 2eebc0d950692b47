/** The browser chat as a script speaks it: posts messages, presses buttons, and reads the transcript. */
import { randomUUID } from 'node:crypto';
import type { WireEvent, WireMessage } from '../../adapters/web/wire.js';
import { patience } from './patience.js';

export interface WebClient {
  /** Resolves when the bot has taken it: it is durable then. */
  posts(as: string, chat: string, text: string, photos?: readonly Uint8Array[]): Promise<void>;
  presses(as: string, chat: string, label: string): Promise<void>;
  /** What the bot said so far in this run of the server. */
  said(): Promise<WireMessage[]>;
  /** The first message of the bot that matches, once it is there. */
  hears(pattern: RegExp): Promise<WireMessage>;
}

export function createWebClient(url: string): WebClient {
  async function accepted(response: Response): Promise<void> {
    if (!response.ok) throw new Error(`status ${response.status}: ${await response.text()}`);
  }

  /** The stream begins with everything there is. */
  async function transcript(): Promise<WireMessage[]> {
    const aborter = new AbortController();
    const response = await fetch(`${url}/api/events`, { signal: aborter.signal });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('\n\n')) text += (await reader.read()).value ?? '';
    aborter.abort();
    // What the server wrote by this type.
    const event = JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? '') as WireEvent;
    if (event.kind !== 'snapshot') throw new Error(`began with ${event.kind}`);
    return event.messages;
  }

  async function wait<T>(what: string, find: () => Promise<T | undefined>): Promise<T> {
    for (const end = Date.now() + patience; Date.now() < end;) {
      const found = await find();
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`waited in vain for ${what}; heard:\n${(await transcript()).map((m) => `- ${m.text}`).join('\n')}`);
  }

  const said = async () => (await transcript()).filter(({ from }) => from === null);
  return {
    said,
    async posts(as, chat, text, photos = []) {
      const form = new FormData();
      for (const [name, value] of Object.entries({ id: randomUUID(), as, chat, text })) form.append(name, value);
      for (const bytes of photos) form.append('photo', new File([new Uint8Array(bytes)], 'photo.jpg'));
      await accepted(await fetch(`${url}/api/messages`, { method: 'POST', body: form }));
    },
    async presses(as, chat, label) {
      const body = await wait(`the button ${label}`, async () => {
        for (const message of (await said()).reverse()) {
          const button = message.chat === chat && message.buttons.flat().find((one) => one.label === label);
          if (button) return { id: randomUUID(), as, chat, message: message.id, data: button.data };
        }
        return undefined;
      });
      const headers = { 'content-type': 'application/json' };
      await accepted(await fetch(`${url}/api/presses`, { method: 'POST', headers, body: JSON.stringify(body) }));
    },
    hears: (pattern) => wait(String(pattern), async () => (await said()).find(({ text }) => pattern.test(text))),
  };
}
