/** Whether what a story claims was heard, or is marked. */
import type { HeardInStory } from './ground.js';
import type { Sentences } from './sentences.js';
import type { Check, Wanted } from './story.js';

export interface Checked {
  line: number;
  source: string;
  ok: boolean;
  /** A pattern in English, and the story is played in another language. */
  skipped?: boolean;
  /** What it was found in. */
  message?: string;
}

export interface Known {
  heard: readonly HeardInStory[];
  /** Lines of the last `marks`. */
  marks: readonly string[];
  sentences: Sentences;
  /** Whether the story is played in its own language. */
  isOwn: boolean;
}

/** Everything of it that can be read: a name on a button or a file is heard as well. */
function wordsIn({ text, buttons, picture, files }: HeardInStory): string[] {
  return [text, ...buttons, ...(picture ? [picture.alt] : []), ...files.map(({ name }) => name)].map(typed);
}

/** As people type it: without what keeps a name of another direction together (locales/isolate). */
function typed(text: string): string {
  return text.replace(/[\u2068\u2069]/g, '');
}

export function checkIt({ line, source, check }: Check, { heard, marks, sentences, isOwn }: Known): Checked {
  if (check.kind === 'mark') return { line, source, ok: marks.includes(check.text) };
  if ('pattern' in check.words && !isOwn) return { line, source, ok: true, skipped: true };
  const fits = matcher(check.words, sentences);
  const found = heard.find((one) => wordsIn(one).some(fits));
  const message = found?.message;
  return { line, source, ok: (found !== undefined) !== check.not, ...(message !== undefined && { message }) };
}

function matcher(words: Wanted, sentences: Sentences): (text: string) => boolean {
  if ('pattern' in words) return (text) => words.pattern.test(text);
  if ('text' in words) {
    const all = sentences.inAll(words.text);
    return (text) => all.some((one) => text.includes(one));
  }
  const sentence = sentences.named(words.key);
  return (text) => sentence?.test(text) === true;
}

/** Whether a button's label begins so. */
export function labelMatcher(words: Wanted, sentences: Sentences): (label: string) => boolean {
  if ('pattern' in words) return (label) => words.pattern.test(typed(label));
  if ('key' in words) {
    const sentence = sentences.named(words.key);
    return (label) => sentence?.exec(typed(label))?.index === 0;
  }
  const all = sentences.beginningWith(words.text);
  return (label) => all.some((one) => typed(label).startsWith(one));
}
