import { expect, it } from 'vitest';
import { checkIt } from '../../../src/cli/play/checking.js';
import type { HeardInStory } from '../../../src/cli/play/ground.js';
import { createSentences } from '../../../src/cli/play/sentences.js';
import { catalogues } from '../../../src/locales/say.js';

const en = catalogues['en']!;
import type { Catalogue } from '../../../src/locales/say.js';

/** English, but for a few sentences in a language of its own. */
const other: Catalogue = {
  ...en,
  'register.button.face': 'Ja, nimm mein Gesicht',
  'person.not-registered': 'Erst /register',
};
const own = createSentences(en, { en });
const abroad = createSentences(en, { xx: other });

it('a sentence of the catalogue is looked for in the language played, and other words as they are', () => {
  expect(own.inAll(en['register.button.face'])).toEqual([en['register.button.face']]);
  expect(abroad.inAll(en['register.button.face'])).toEqual(['Ja, nimm mein Gesicht']);
  expect(abroad.inAll('Ann Miller')).toEqual(['Ann Miller']);
  expect(abroad.beginningWith('Yes, use')).toEqual(['Ja, nimm mein Gesicht']);
  expect(abroad.named('register.button.face')?.test('Ja, nimm mein Gesicht')).toBe(true);
  expect(abroad.named('no.such-key')).toBeUndefined();
});

it('a sentence that was filled in is filled in there with the same', () => {
  const there = createSentences(
    { ...en, 'app.hint': '“{title}” has {n, plural, one {# seat} other {# seats}}.' },
    { xx: { ...en, 'app.hint': '{n, plural, one {Ein Platz} other {# Plätze}} in „{title}“.' } },
  );
  expect(there.inAll('“Biology 5b” has 3 seats.')).toEqual(['3 Plätze in „Biology 5b“.']);
  expect(there.inAll('“Biology 5b” has 1 seat.')).toEqual(['Ein Platz in „Biology 5b“.']);
});

it('a pattern is English, and is skipped elsewhere', () => {
  const heard: HeardInStory[] = [];
  const check = { kind: 'heard', words: { pattern: /x/ }, not: false } as const;
  const known = { heard, marks: [], sentences: abroad };
  expect(checkIt({ line: 1, source: '? /x/', check }, { ...known, isOwn: false })).toMatchObject({
    ok: true,
    skipped: true,
  });
  expect(checkIt({ line: 1, source: '? /x/', check }, { ...known, isOwn: true })).toMatchObject({ ok: false });
});

it('a name is heard on a button, in a file’s name and in what a picture shows', () => {
  const heard: HeardInStory = {
    ...{ to: ['Ann'], chat: 'A', private: false, edited: false, text: 'Hello', at: 0 },
    ...{ buttons: ['Bo?'], picture: { name: 'p.jpg', alt: 'Cleo' } },
    files: [{ name: 'dan.csv', bytes: new Uint8Array() }],
  };
  const not = (text: string) =>
    checkIt(
      { line: 1, source: '', check: { kind: 'heard', words: { text }, not: true } },
      { heard: [heard], marks: [], sentences: own, isOwn: true },
    ).ok;
  expect(['Hello', 'Bo', 'Cleo', 'dan', 'Eve'].map(not)).toEqual([false, false, false, false, true]);
});
