import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'telegraf/types';
import type { Button } from '../../src/chat/reply.js';

/** What a /start link may carry, by the Bot API. */
const payloadForm = /^[A-Za-z0-9_-]{0,64}$/;

/** The link that opens the direct chat and sends /start with the payload. */
export function startLink(username: string, payload: string): string {
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
