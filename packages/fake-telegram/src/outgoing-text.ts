/** The text or the caption of a call, formatted, within its limits. */
import { textOf, type ApiCall } from './api-call.js';
import { badRequest } from './api-error.js';
import { withFound } from './entities.js';
import { isObject, parseJson } from './json.js';
import { parseHtml, type Formatted } from './parse-html.js';
import { parseMarkdown } from './parse-markdown.js';
import type { WireEntity } from './wire.js';

/** In UTF-16 code units, after the formatting is taken out. */
const limits = { text: 4096, caption: 1024 };

/** Throws ApiError. `edited`: the server speaks differently of a text that is too long. */
export function messageText(call: ApiCall, edited = false): Formatted {
  const source = textOf(call, 'text');
  if (source === '') throw badRequest('message text is empty');
  const formatted = format(source, textOf(call, 'parse_mode'), textOf(call, 'entities'));
  if (formatted.text === '') throw badRequest('text must be non-empty');
  if (formatted.text.length > limits.text) throw badRequest(edited ? 'MESSAGE_TOO_LONG' : 'message is too long');
  return formatted;
}

/** Throws ApiError. The text may be empty. */
export function captionText(source: string, parseMode: string, entities: string): Formatted {
  const formatted = format(source, parseMode, entities);
  if (formatted.text.length > limits.caption) throw badRequest('message caption is too long');
  return formatted;
}

export function captionOf(call: ApiCall): Formatted {
  return captionText(textOf(call, 'caption'), textOf(call, 'parse_mode'), textOf(call, 'caption_entities'));
}

function format(source: string, parseMode: string, entities: string): Formatted {
  const { text, entities: formatted } = parse(source, parseMode.toLowerCase(), entities);
  // Blank ends are cut, and what was formatted moves along.
  const cut = text.length - text.trimStart().length;
  const trimmed = text.trim();
  const moved = formatted
    .map((one) => {
      const from = Math.max(0, one.offset - cut);
      const to = Math.min(trimmed.length, one.offset + one.length - cut);
      return { ...one, offset: from, length: to - from };
    })
    .filter(({ length }) => length > 0);
  return { text: trimmed, entities: withFound(trimmed, moved) };
}

function parse(source: string, parseMode: string, entities: string): Formatted {
  if (source === '' || parseMode === '' || parseMode === 'none')
    return { text: source, entities: readEntities(entities) };
  if (parseMode === 'html') return parseHtml(source);
  if (parseMode === 'markdownv2') return parseMarkdown(source, 2);
  if (parseMode === 'markdown') return parseMarkdown(source, 1);
  throw badRequest('unsupported parse_mode');
}

/** The real server overlooks a list that is none. */
function readEntities(text: string): WireEntity[] {
  if (text === '') return [];
  const list = parseJson(text, () => badRequest("can't parse entities JSON object"));
  if (!Array.isArray(list)) return [];
  return list.map((one: unknown) => {
    if (!isObject(one)) throw badRequest("can't parse MessageEntity: expected an Object");
    const { type, offset, length, url } = one;
    if (typeof type !== 'string') throw badRequest('can\'t parse MessageEntity: Can\'t find field "type"');
    if (typeof offset !== 'number') throw badRequest('can\'t parse MessageEntity: Can\'t find field "offset"');
    if (typeof length !== 'number') throw badRequest('can\'t parse MessageEntity: Can\'t find field "length"');
    return { type, offset, length, ...(typeof url === 'string' && { url }) };
  });
}
