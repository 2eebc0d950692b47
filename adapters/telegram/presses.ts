/** Pressed buttons spin until they are answered, once, and within about fifteen seconds. */
import type { ButtonPressed, EventId } from '../../src/chat/event.js';
import type { Button } from '../../src/chat/reply.js';
import type { Calls } from './calls.js';
import { clipAtLimit, limits } from './clip.js';
import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'telegraf/types';

export interface Presses {
  /** An empty text only stops the spinning, unless something was said before. Never fails. */
  answer(press: ButtonPressed, text: string, start?: string): Promise<void>;
  /** The press with this `via` was answered in the direct chat, which is elsewhere: who pressed is told where to look. */
  whispered(via: string): void;
}

const prefix = 'telegram:press:';
/** Presses whose answer is remembered; far more than are being handled at any time. */
const remembered = 1000;
/** Characters that a toast shows long enough to be read; longer ones become a small window with an OK. */
const glance = 60;

/** Throws for what is no query's id, which would look like a press all the same. */
export function pressId(query: string): EventId {
  if (typeof query !== 'string' || query === '') throw new TypeError('not a query of Telegram’s');
  return `${prefix}${query}`;
}

/** `inDirect`: says to look into the direct chat. */
export function createPresses(calls: Calls, username: () => Promise<string>, inDirect: string): Presses {
  const answered = new Set<EventId>();
  const whispered = new Set<string>();

  function note(presses: Set<string>, press: string): void {
    presses.add(press);
    if (presses.size > remembered) for (const oldest of [...presses].slice(0, remembered / 2)) presses.delete(oldest);
  }

  return {
    async answer({ id, via = '' }, text, start) {
      const hint = whispered.delete(via) ? inDirect : '';
      if (answered.has(id)) return;
      note(answered, id);
      const said = clipAtLimit(text || hint, limits.toast);
      // Too late, or of another bot's run: the button has stopped spinning by itself.
      await calls
        .call('answerCallbackQuery', {
          callback_query_id: via,
          ...(start !== undefined && { url: startLink(await username(), start) }),
          ...(start === undefined && said !== '' && { text: said, show_alert: said.length > glance }),
        })
        .catch(() => undefined);
    },
    whispered: (via) => note(whispered, via),
  };
}

/** What a /start link may carry, by the Bot API. */
const payloadForm = /^[A-Za-z0-9_-]{0,64}$/;

/** The link that opens the direct chat and sends /start with the payload. */
function startLink(username: string, payload: string): string {
  if (!payloadForm.test(payload)) throw new Error('unfit /start payload');
  return `https://t.me/${username}?start=${payload}`;
}

/** Rows of buttons below a message; no rows take the buttons away. */
export function keyboardOf(rows: readonly (readonly Button[])[], username: string): InlineKeyboardMarkup {
  return { inline_keyboard: rows.map((row) => row.map((button) => keyOf(button, username))) };
}

function keyOf({ label, data, start }: Button, username: string): InlineKeyboardButton {
  return start === undefined ? { text: label, callback_data: data } : { text: label, url: startLink(username, start) };
}
