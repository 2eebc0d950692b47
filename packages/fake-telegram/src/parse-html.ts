/** Texts with parse_mode HTML. */
import { badRequest } from './api-error.js';
import type { WireEntity } from './wire.js';

export interface Formatted {
  text: string;
  entities: WireEntity[];
}

const tags: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
  'tg-emoji': 'custom_emoji',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};
const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** Throws ApiError, with the real server's words; its offsets are in bytes. */
export function parseHtml(source: string): Formatted {
  const cannot = (why: string) => badRequest(`can't parse entities: ${why}`);
  const bytesAt = (index: number) => Buffer.byteLength(source.slice(0, index));
  const open: { tag: string; offset: number; at: number; url?: string }[] = [];
  const entities: WireEntity[] = [];
  let text = '';
  const piece = /<(\/?)([a-z0-9-]*)((?:\s[^<>]*)?)(>?)|&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));|[^<&]+|&/giu;
  for (const match of source.matchAll(piece)) {
    const [all, slash, name = '', attributes = '', end, decimal, hex, word] = match;
    const tag = name.toLowerCase();
    if (slash === undefined) {
      const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? parseInt(hex, 16) : undefined;
      if (code !== undefined) text += String.fromCodePoint(code);
      else text += word !== undefined ? (named[word] ?? all) : all;
    } else if (slash === '') {
      if (tags[tag] === undefined)
        throw cannot(`Unsupported start tag "${tag}" at byte offset ${bytesAt(match.index)}`);
      if (end === '') throw cannot(`Unclosed start tag at byte offset ${bytesAt(match.index)}`);
      const url = /href\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+))/i.exec(attributes);
      const href = url?.[1] ?? url?.[2] ?? url?.[3];
      open.push({ tag, offset: text.length, at: match.index, ...(href !== undefined && { url: href }) });
    } else {
      const last = open.pop();
      if (!last) throw cannot(`Unexpected end tag at byte offset ${bytesAt(match.index)}`);
      if (tag !== '' && last.tag !== tag)
        throw cannot(
          `Unmatched end tag at byte offset ${bytesAt(match.index)}, expected "</${last.tag}>", found "</${tag}>"`,
        );
      const length = text.length - last.offset;
      const type = tags[last.tag] ?? last.tag;
      if (length > 0 && !(type === 'text_link' && last.url === undefined))
        entities.push({ type, offset: last.offset, length, ...(last.url !== undefined && { url: last.url }) });
    }
  }
  const left = open.at(-1);
  if (left) throw cannot(`Can't find end tag corresponding to start tag "${left.tag}"`);
  return { text, entities };
}
