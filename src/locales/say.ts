/** One catalogue per language; `say` finds the sentence and fills it in, with the language's own plural rules (ICU). */
import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { isolate } from './isolate.js';
import type { ErrorDetails, UserErrorCode } from '../errors.js';
import type { FilledSentences, PlainSentence } from './sentences.js';

export type Key = PlainSentence | keyof FilledSentences;
/** Every language's catalogue has exactly the keys of the English one. */
export type Catalogue = Readonly<Record<Key, string>>;

/** What a sentence takes. A key that may be one of several takes what any of them takes. */
type ValuesOf<K extends Key> = K extends keyof FilledSentences ? FilledSentences[K] : object;

export interface Say {
  /** The language it speaks: a BCP 47 subtag. */
  readonly language: string;
  (key: PlainSentence): string;
  <K extends Key>(key: K, values: ValuesOf<K>): string;
  /** What a UserError says; its details are filled in by whoever throws it. */
  (code: UserErrorCode, details: ErrorDetails): string;
}

/** By BCP 47 language subtag. Adding a language is adding a file `{subtag}.json` to this folder. */
export const catalogues: Readonly<Record<string, Catalogue>> = readCatalogues(new URL('.', import.meta.url));

function readCatalogues(folder: URL): Record<string, Catalogue> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  // That each has every key, and every sentence can be read, is a test's to hold.
  const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Catalogue;
  return Object.fromEntries(names.map((name) => [name.slice(0, -'.json'.length), read(name)]));
}

const formats = new Map<string, IntlMessageFormat>();
/** By locale and options: making one takes longer than using it. */
const numberFormats = new Map<string, Intl.NumberFormat>();

const formatters = {
  getNumberFormat(locales?: string | string[], options?: Intl.NumberFormatOptions): Intl.NumberFormat {
    const key = JSON.stringify([locales, options]);
    const format = numberFormats.get(key) ?? new Intl.NumberFormat(locales, options);
    numberFormats.set(key, format);
    if (options?.style !== 'percent') return format;
    const rounded: Pick<Intl.NumberFormat, 'format'> = {
      format: (value: number | bigint | string) => format.format(wholePercent(Number(value))),
    };
    return rounded as Intl.NumberFormat; // of which sentences use nothing else
  },
  getDateTimeFormat: (...asked: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...asked),
  getPluralRules: (...asked: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...asked),
};

/** A share, 0 to 1, in whole hundredths: 199 of 200 is not all, and one of 300 is not none. */
export function wholePercent(share: number): number {
  if (share <= 0 || share >= 1) return share;
  return Math.min(99, Math.max(1, Math.round(share * 100))) / 100;
}

/** A speaker of the nearest language there is: `pt-BR`, then `pt`, then English. */
export function createSay(language: string | undefined): Say {
  const wanted = language?.toLowerCase().split('-')[0] ?? 'en';
  const name = wanted in catalogues ? wanted : 'en';
  const catalogue = catalogues[name]!;
  const say = (key: Key, values?: Readonly<Record<string, string | number>>): string => {
    const id = `${name} ${key}`;
    let format = formats.get(id);
    // Names come from people: `ignoreTag` keeps a "<" in a sentence a character.
    if (!format)
      formats.set(
        id,
        (format = new IntlMessageFormat(catalogue[key], name, undefined, { ignoreTag: true, formatters })),
      );
    const filled: Record<string, string | number> = {};
    for (const [what, value] of Object.entries(values ?? {}))
      filled[what] = typeof value === 'string' ? isolate(value, name) : value;
    return String(format.format(filled));
  };
  return Object.assign(say, { language: name });
}
