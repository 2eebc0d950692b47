/** Sentences of a story in the language that it is played in: what the catalogue has in English, filled in or not. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Catalogue, Key } from '../../locales/say.js';
import { escapePattern } from './story-line.js';

type Parts = ReturnType<IntlMessageFormat['getAst']>;
type Values = Record<string, string | number>;

export interface Sentences {
  /** A sentence by its key, as it may be said: undefined where there is no such key. */
  named(key: string): RegExp | undefined;
  /** A sentence of the catalogue in every language played; other words as they are. */
  inAll(text: string): string[];
  /** What a label may begin with, where its English words begin so. */
  beginningWith(text: string): string[];
}

/** Ways to say one sentence that are looked at: more than any has. */
const mostForms = 64;

/** `english` has the story's words; `played` are the catalogues in whose languages it is heard, by BCP 47 subtag. */
export function createSentences(english: Catalogue, played: Readonly<Record<string, Catalogue>>): Sentences {
  const keys = Object.keys(english) as Key[];
  const others = Object.entries(played).filter(([language]) => language !== 'en');
  const isOwn = 'en' in played;
  const astOf = (text: string, language: string): Parts =>
    new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst();
  let known: { key: Key; form: RegExp; names: string[] }[] | undefined;
  const forms = () =>
    (known ??= keys.flatMap((key) => formsOf(astOf(english[key], 'en')).map((form) => ({ key, ...patternOf(form) }))));

  const translate = (key: Key, values: Values): string[] =>
    others.map(([language, catalogue]) =>
      String(new IntlMessageFormat(catalogue[key], language, undefined, { ignoreTag: true }).format(values)),
    );

  function inAll(text: string): string[] {
    if (others.length === 0) return [text];
    const said = forms().filter(({ form }) => form.test(text));
    // What has nothing to fill in is that sentence, though others could be filled in to read like it.
    const asItIs = said.filter(({ names }) => names.length === 0);
    const translated = (asItIs.length > 0 ? asItIs : said).flatMap(({ key, form, names }) => {
      const found = form.exec(text)?.slice(1) ?? [];
      const values = Object.fromEntries(names.map((name, at) => [name, valueOf(found[at] ?? '')]));
      try {
        return translate(key, values);
      } catch {
        // The English form needs fewer values than the other: what they were cannot be told.
        return [];
      }
    });
    return translated.length > 0 ? [...new Set([...(isOwn ? [text] : []), ...translated])] : [text];
  }

  return {
    named(key) {
      if (!(key in english)) return undefined;
      const all = Object.entries(played).flatMap(([language, catalogue]) =>
        formsOf(astOf(catalogue[key as Key], language)).map((form) => patternOf(form).source),
      );
      return new RegExp(all.map((source) => `(?:${source})`).join('|'), 'su');
    },
    inAll,
    beginningWith(text) {
      const plain = keys.filter((key) => english[key].startsWith(text) && !/[{}]/.test(english[key]));
      const begun = others.length === 0 ? [] : plain.flatMap((key) => translate(key, {}));
      const isSentence = begun.length > 0 && !isOwn;
      return [...new Set([...begun, ...inAll(text).filter((one) => !isSentence || one !== text)])];
    },
  };
}

/** A sentence in one of its forms: words, and names of what is filled in. */
type Form = (string | { name: string; isNumber: boolean })[];

/** Every way to say it: one for each choice of its plurals and selections. */
function formsOf(parts: Parts, counted = ''): Form[] {
  let forms: Form[] = [[]];
  for (const part of parts) {
    const next = waysOf(part, counted);
    forms = forms.flatMap((form) => next.map((way) => [...form, ...way])).slice(0, mostForms);
  }
  return forms;
}

function waysOf(part: Parts[number], counted: string): Form[] {
  // The kinds of intl-messageformat-parser, whose package is not a dependency of this one.
  const kind: number = part.type;
  switch (kind) {
    case 0:
      return [['value' in part ? part.value : '']];
    case 5:
    case 6:
      return 'options' in part
        ? Object.values(part.options).flatMap(({ value }) => formsOf(value, 'value' in part ? part.value : ''))
        : [[]];
    case 7:
      return [[{ name: counted, isNumber: true }]];
    default:
      return [['value' in part ? { name: part.value, isNumber: kind === 2 } : '']];
  }
}

/** What is filled in, captured in order. A sentence that is nothing but that says nothing about which one it is. */
function patternOf(form: Form): { source: string; form: RegExp; names: string[] } {
  const names = form.flatMap((part) => (typeof part === 'string' ? [] : [part.name]));
  const source = form
    .map((part) => (typeof part === 'string' ? escapePattern(part) : part.isNumber ? '([\\d.,]+)' : '(.+?)'))
    .join('');
  const hasWords = form.some((part) => typeof part === 'string' && /\p{L}/u.test(part));
  return { source, form: new RegExp(hasWords ? `^${source}$` : '(?!)', 'su'), names };
}

function valueOf(text: string): string | number {
  return /^\d+$/.test(text) ? Number(text) : text;
}
