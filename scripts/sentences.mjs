// Writes src/locales/sentences.ts: what each sentence of en.json takes, read from its ICU placeholders. A test holds the
// file to it; run `npm run sentences` after changing what a sentence takes.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';

const en = fileURLToPath(new URL('../src/locales/en.json', import.meta.url));
const target = fileURLToPath(new URL('../src/locales/sentences.ts', import.meta.url));

/** Name of a placeholder -> the TypeScript type of its value. */
function placeholders(elements, found = new Map()) {
  const take = (name, type) => {
    if (!found.has(name) || found.get(name) === 'Text') found.set(name, type);
  };
  for (const element of elements) {
    if (element.type === TYPE.argument) take(element.value, 'Text');
    if ([TYPE.number, TYPE.date, TYPE.time, TYPE.plural].includes(element.type)) take(element.value, 'number');
    if (element.type === TYPE.select) take(element.value, 'Text');
    for (const { value } of Object.values(element.options ?? {})) placeholders(value, found);
  }
  return found;
}

/** Words side by side, as many as a line of 140 characters holds. */
function wrapped(words) {
  const lines = [''];
  for (const word of words) {
    if (lines.at(-1).length + word.length > 136) lines.push('');
    lines[lines.length - 1] += ` ${word}`;
  }
  return lines.map((line) => ` ${line}`).join('\n');
}

/** The text of sentences.ts for a catalogue in English. */
export function sentencesOf(catalogue) {
  const plain = [];
  const filled = [];
  for (const [key, sentence] of Object.entries(catalogue)) {
    const takes = [...placeholders(parse(sentence, { ignoreTag: true }))].map(([name, type]) => `${name}: ${type}`);
    if (takes.length > 0) filled.push(`'${key}': { ${takes.join('; ')} };`);
    else plain.push(`| '${key}'`);
  }
  return `/** Made from en.json by \`npm run sentences\`: what each sentence takes. Not to be edited by hand. */

/** A name, a time of day, a number that is shown as it is. */
type Text = string | number;

export type PlainSentence =
${wrapped(plain)};

export interface FilledSentences {
${wrapped(filled)}
}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(target, sentencesOf(JSON.parse(readFileSync(en, 'utf8'))));
