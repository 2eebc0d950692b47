/** One line of a story: where its comment begins, what its escapes mean, and what is attached to what is said. */
import type { Wanted } from './story.js';

/**
 * The line without its comment and the spaces around it. `#` begins a comment at the beginning of a line, and after a
 * space where a space, another `#` or nothing follows: the `#daily` and `#3` of a command are part of it. `\#` is a `#`.
 */
export function withoutComment(line: string): string {
  if (/^\s*#/.test(line)) return '';
  return line.replace(/\s#+(?:\s.*)?$/u, '').trim();
}

const meant: Readonly<Record<string, string>> = { n: '\n', '#': '#', '[': '[', '\\': '\\' };

/** `\n` is a new line; `\#`, `\[` and `\\` are the characters themselves. */
function unescape(text: string): string {
  return text.replace(/\\([n#[\\])/g, (_, character: string) => meant[character] ?? character);
}

/** Names of files, or of photos that are composed: what else is in brackets are words. */
const attachment = /^(?:[^\n,[\]]+\.[A-Za-z0-9]{1,8}|sample:[^\s,[\]]+)$/;

/** `/attend [a.jpg, b.jpg]`: the text, and the names in brackets at its end. */
export function splitAttachments(said: string): { text: string; attachments: string[] } {
  const [, text = '', list] = /^(.*?)\s*(?<!\\)\[([^[\]]*)\]$/su.exec(said) ?? [];
  const names = list?.split(',').map((name) => name.trim()) ?? [];
  if (names.length === 0 || !names.every((name) => attachment.test(name))) {
    return { text: unescape(said), attachments: [] };
  }
  return { text: unescape(text), attachments: names };
}

/** `/pattern/`, `{key}` or words. Throws SyntaxError where the pattern is none. */
export function wantedOf(written: string): Wanted {
  const [, source, flags = ''] = /^\/(.+)\/([imsu]*)$/.exec(written) ?? [];
  if (source !== undefined) return { pattern: new RegExp(source.replaceAll('\\#', '#'), flags) };
  const [, key] = /^\{([\w.-]+)\}$/.exec(written) ?? [];
  return key === undefined ? { text: unescape(written) } : { key };
}

/** The words themselves, for within a pattern. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
