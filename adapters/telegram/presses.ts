/** Pressed buttons spin until they are answered, once, and within about fifteen seconds. */
import type { AccountId, ButtonPressed, EventId } from '../../src/chat/event.js';
import type { Calls } from './calls.js';
import { clip, limits } from './clip.js';
import { startLink } from './keyboard.js';

export interface Presses {
  /** An empty text only stops the spinning, unless something was said before. Never fails. */
  answer(press: ButtonPressed, text: string, start?: string): Promise<void>;
  /** Something was said to this account in the direct chat, which is elsewhere: whoever pressed is told where to look. */
  whispered(account: AccountId): void;
}

const prefix = 'telegram:press:';
/** Presses whose answer is remembered; far more than are being handled at any time. */
const remembered = 1000;
/** Characters that a toast shows long enough to be read; longer ones become a small window with an OK. */
const glance = 60;

export function pressId(query: string): EventId {
  return `${prefix}${query}`;
}

/** `inDirect`: says to look into the direct chat. */
export function createPresses(calls: Calls, username: () => Promise<string>, inDirect: string): Presses {
  const answered = new Set<EventId>();
  const whispered = new Set<AccountId>();

  function note(press: EventId): void {
    answered.add(press);
    if (answered.size > remembered)
      for (const oldest of [...answered].slice(0, remembered / 2)) answered.delete(oldest);
  }

  return {
    async answer({ id, sender }, text, start) {
      const hint = whispered.delete(sender.account) ? inDirect : '';
      if (answered.has(id)) return;
      note(id);
      const said = clip(text || hint, limits.toast);
      // Too late, or of another bot's run: the button has stopped spinning by itself.
      await calls
        .call('answerCallbackQuery', {
          callback_query_id: id.slice(prefix.length),
          ...(start !== undefined && { url: startLink(await username(), start) }),
          ...(start === undefined && said !== '' && { text: said, show_alert: said.length > glance }),
        })
        .catch(() => undefined);
    },
    whispered: (account) => void whispered.add(account),
  };
}
