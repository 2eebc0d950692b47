/** Holds the catalogues to each other, to the code, and to what is derived from them. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../scripts/sentences.mjs';
import { userErrorCodes } from '../../src/errors.js';
import { catalogues, createSay } from '../../src/locales/say.js';

const src = fileURLToPath(new URL('../../src', import.meta.url));
const en = catalogues['en']!;
const keys = Object.keys(en);

/** Beside the stories' names: rooms whose errors people read, words that many stories share, and what an operator reads. */
const shared = [
  'answer',
  'sample',
  'app',
  'bot',
  'button',
  'command',
  'conversation',
  'direct',
  'menu',
  'people',
  'person',
  'report',
  'rights',
  'status',
  'photo',
  'calendar',
];
const operators = ['cli', 'config', 'discord', 'download', 'greeting', 'model', 'store', 'telegram', 'without'];

describe('the catalogues', () => {
  it('have the keys and the placeholders of the English one', () => {
    for (const [language, catalogue] of Object.entries(catalogues))
      expect({ language, takes: sentencesOf(catalogue) }).toEqual({ language, takes: sentencesOf(en) });
  });

  it('name each sentence after its story', () => {
    const stories = readdirSync(`${src}/stories`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const known = new Set([...stories.map(({ name }) => name), ...shared, ...operators]);
    expect(keys.filter((key) => !known.has(key.split('.')[0] ?? ''))).toEqual([]);
  });

  it('have a sentence for every expected failure', () => {
    expect(userErrorCodes.filter((code) => !(code in en))).toEqual([]);
  });

  it('are what sentences.ts was made from: run npm run sentences', () => {
    expect(readFileSync(`${src}/locales/sentences.ts`, 'utf8')).toBe(sentencesOf(en));
  });

  it('hold no sentence that nobody says', () => {
    const code = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('sentences.ts'))
      .map((name) => readFileSync(`${src}/${name}`, 'utf8'))
      .join('\n');
    const heads = [...code.matchAll(/`([a-z0-9.-]+[.-])\$\{/g)].map(([, head = '']) => head);
    const said = (key: string) => code.includes(`'${key}'`) || heads.some((head) => key.startsWith(head));
    expect(keys.filter((key) => !said(key))).toEqual([]);
  });
});

describe('say', () => {
  it('speaks the nearest language there is', () => {
    expect(createSay('en-GB')('app.hint')).toBe(en['app.hint']);
    expect(createSay('tlh')('app.hint')).toBe(en['app.hint']);
    expect(createSay(undefined)('app.hint')).toBe(en['app.hint']);
  });
});
