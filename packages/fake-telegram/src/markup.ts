/** Reads reply_markup, and refuses what Telegram refuses of it. */
import { textOf, type ApiCall } from './api-call.js';
import { badRequest } from './api-error.js';
import { isObject, parseJson } from './json.js';
import type { Post } from './world.js';
import type { WireButton, WireMarkup } from './wire.js';

/** Bytes of callback_data, and buttons in all and in a row, that a message can have. */
const limits = { data: 64, buttons: 100, row: 8 };

/** What a button may do besides; exactly one of all of them. */
const otherActions = [
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
];

export interface Markup {
  inline?: WireMarkup;
  /** Any other kind. */
  other?: NonNullable<Post['markup']>;
}

/** `violate` is told what the real server lets pass, and nobody can have meant. Throws ApiError. */
export function markupOf(call: ApiCall, violate: (what: string) => void): Markup {
  const text = textOf(call, 'reply_markup');
  if (text === '') return {};
  const value = parseJson(text, () => badRequest("can't parse reply keyboard markup JSON object"));
  if (!isObject(value)) throw badRequest('object expected as reply markup');
  if (isKeyboard(value['keyboard'])) return { other: 'keyboard' };
  const rows = value['inline_keyboard'];
  if (rows !== undefined) {
    const inline = { inline_keyboard: readRows(rows, violate) };
    if (inline.inline_keyboard.length > 0) return { inline };
  }
  if (value['remove_keyboard'] === true) return { other: 'remove' };
  if (value['force_reply'] === true) return { other: 'force_reply' };
  if (rows === undefined && Object.keys(value).length > 0) violate(`reply_markup of no known kind: ${text}`);
  return {};
}

function isKeyboard(rows: unknown): boolean {
  if (rows === undefined) return false;
  if (!Array.isArray(rows) || !rows.every((row) => Array.isArray(row)))
    throw badRequest('field "keyboard" must be an Array of Arrays');
  return rows.length > 0;
}

function readRows(rows: unknown, violate: (what: string) => void): WireButton[][] {
  if (!Array.isArray(rows) || !rows.every((row): row is unknown[] => Array.isArray(row)))
    throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays');
  const read = rows.map((row) => row.map((button) => readButton(button, violate))).filter((row) => row.length > 0);
  if (read.some((row) => row.length > limits.row) || read.flat().length > limits.buttons)
    throw badRequest('reply markup is too long');
  return read;
}

function readButton(button: unknown, violate: (what: string) => void): WireButton {
  const cannot = (why: string) => badRequest(`can't parse inline keyboard button: ${why}`);
  if (!isObject(button)) throw cannot('InlineKeyboardButton must be an Object');
  const { text, callback_data, url } = button;
  if (typeof text !== 'string') throw cannot('Can\'t find field "text"');
  for (const [name, value] of Object.entries({ callback_data, url }))
    if (value !== undefined && typeof value !== 'string') throw cannot(`Field "${name}" must be of type String`);
  const actions = ['callback_data', 'url', ...otherActions].filter((name) => (button[name] ?? '') !== '');
  if (actions.length === 0) throw cannot('Text buttons are unallowed in the inline keyboard');
  if (actions.length > 1) violate(`a button with several actions: ${actions.join(', ')}`);
  if (text.trim() === '') throw badRequest('inline keyboard button text must be non-empty');
  if (typeof url === 'string' && url !== '') return { text, url: checkUrl(url) };
  if (typeof callback_data !== 'string' || callback_data === '') return { text };
  if (Buffer.byteLength(callback_data) > limits.data) throw badRequest('BUTTON_DATA_INVALID');
  return { text, callback_data };
}

/** A web address needs a dot in its host: http://localhost is none for Telegram. */
function checkUrl(url: string): string {
  const wrong = (why: string) => badRequest(`inline keyboard button URL '${url}' is invalid: ${why}`);
  if (/^tg:/i.test(url)) return url;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`;
  if (!/^https?:/i.test(withScheme)) throw wrong('Unsupported URL protocol');
  const host = URL.canParse(withScheme) ? new URL(withScheme).hostname : '';
  if (!host.includes('.')) throw wrong('Wrong HTTP URL');
  return url;
}
