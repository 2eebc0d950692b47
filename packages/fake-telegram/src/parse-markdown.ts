/** Texts with parse_mode MarkdownV2 and, without nesting, Markdown. */
import { badRequest } from './api-error.js';
import type { Formatted } from './parse-html.js';
import type { WireEntity } from './wire.js';

const marks: Record<2 | 1, readonly [mark: string, type: string][]> = {
  2: [
    ['```', 'pre'],
    ['`', 'code'],
    ['||', 'spoiler'],
    ['__', 'underline'],
    ['_', 'italic'],
    ['*', 'bold'],
    ['~', 'strikethrough'],
  ],
  1: [
    ['```', 'pre'],
    ['`', 'code'],
    ['_', 'italic'],
    ['*', 'bold'],
  ],
};
const reserved = '_*[]()~`>#+-=|{}.!';

/** Throws ApiError, with the real server's words; its offsets are in bytes. */
export function parseMarkdown(source: string, version: 1 | 2): Formatted {
  const cannot = (why: string) => badRequest(`can't parse entities: ${why}`);
  const bytesAt = (index: number) => Buffer.byteLength(source.slice(0, index));
  const open: { mark: string; type: string; offset: number; at: number }[] = [];
  const entities: WireEntity[] = [];
  let text = '';
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const inside = open.at(-1);
    const raw = inside?.type === 'code' || inside?.type === 'pre';
    const mark = marks[version].find(([one]) => rest.startsWith(one) && (!raw || one === inside.mark));
    const link = raw ? null : /^\[([^\]]*)\]\(([^)]*)\)/u.exec(rest);
    if (rest.startsWith('\\') && rest.length > 1 && (version === 2 || (!inside && '_*`['.includes(rest.charAt(1))))) {
      text += rest.charAt(1);
      at += 2;
    } else if (mark && inside?.mark === mark[0]) {
      open.pop();
      const length = text.length - inside.offset;
      if (length > 0) entities.push({ type: inside.type, offset: inside.offset, length });
      at += mark[0].length;
    } else if (mark && (version === 2 || !inside)) {
      open.push({ mark: mark[0], type: mark[1], offset: text.length, at });
      at += mark[0].length;
    } else if (link && (version === 2 || !inside)) {
      const [all, words = '', url = ''] = link;
      entities.push({ type: 'text_link', offset: text.length, length: words.length, url });
      text += words;
      at += all.length;
    } else if (version === 2 && !raw && reserved.includes(rest.charAt(0)) && !startsQuote(source, at)) {
      throw cannot(`Character '${rest.charAt(0)}' is reserved and must be escaped with the preceding '\\'`);
    } else {
      text += startsQuote(source, at) && version === 2 ? '' : rest.charAt(0);
      at += 1;
    }
  }
  const left = open.at(-1);
  if (left && version === 2)
    throw cannot(`Can't find end of ${capital(left.type)} entity at byte offset ${bytesAt(left.at)}`);
  if (left) throw cannot(`Can't find end of the entity starting at byte offset ${bytesAt(left.at)}`);
  return { text, entities };
}

function startsQuote(source: string, at: number): boolean {
  return source[at] === '>' && (at === 0 || source[at - 1] === '\n');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
