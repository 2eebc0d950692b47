/** One catalogue per language; `say` finds the sentence and fills it in, with the language's own plural rules (ICU). */
import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en.js';

/** Every language's catalogue has exactly the keys of the English one. */
export type Catalogue = Record<keyof typeof en, string>;
export type Key = keyof typeof en;
export type Values = Readonly<Record<string, string | number>>;
export type Say = (key: Key, values?: Values) => string;

/** By BCP 47 language subtag. Adding a language is adding a file here. */
export const catalogues: Readonly<Record<string, Catalogue>> = { en };

const formats = new Map<string, IntlMessageFormat>();

/** A speaker of the nearest language there is: `pt-BR`, then `pt`, then English. */
export function createSay(language: string | undefined): Say {
  const wanted = language?.toLowerCase().split('-')[0] ?? 'en';
  const name = wanted in catalogues ? wanted : 'en';
  const catalogue = catalogues[name] ?? en;
  return (key, values) => {
    const id = `${name} ${key}`;
    let format = formats.get(id);
    // Names come from people: `ignoreTag` keeps a "<" in a sentence a character.
    if (!format)
      formats.set(id, (format = new IntlMessageFormat(catalogue[key], name, undefined, { ignoreTag: true })));
    return String(format.format(values));
  };
}
