import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCommand } from '../../src/chat/commands.js';
import { commands, stories } from '../../src/stories/every-story.js';

function repeated(names: string[]): string[] {
  return names.filter((name, at) => names.indexOf(name) !== at);
}

describe('the stories together', () => {
  it('declare each command once', () => {
    expect(repeated(commands.map(({ name }) => name))).toEqual([]);
  });

  it('share no button, no conversation and no list', () => {
    expect(repeated(stories.flatMap((story) => Object.keys(story.presses ?? {})))).toEqual([]);
    expect(repeated(stories.flatMap((story) => Object.keys(story.conversations ?? {})))).toEqual([]);
    expect(repeated(stories.flatMap((story) => Object.keys(story.lists ?? {})))).toEqual([]);
  });

  it('have one taker of selfies', () => {
    expect(stories.filter((story) => story.selfie)).toHaveLength(1);
  });
});

describe('a command', () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    '/%s has forms and examples of its own',
    (name, { usage, forms = [] }) => {
      const texts = [
        usage,
        ...forms.flatMap(({ form, example }) => [form, ...(example === undefined ? [] : [example])]),
      ];
      // A form may go on with what comes with the command: "/attend, with a photo".
      expect(texts.map((text) => readCommand(text.replace(',', ' ,'))?.name)).toEqual(texts.map(() => name));
    },
  );

  it('stands in no other list than its declaration', () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const declared = /name: '([a-z]+)', usage|name: '([a-z]+)',\n\s+usage/;
    const files = ['src', 'adapters'].flatMap((top) =>
      readdirSync(`${root}/${top}`, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.endsWith('sentences.ts'))
        .map((name) => `${top}/${name}`),
    );
    const names = commands.map(({ name }) => name);
    // Three names of commands side by side, as strings or keys, are a list of commands.
    const word = `['"\`]?/?(?:${names.join('|')})['"\`]?`;
    const list = new RegExp(`(?:${word}\\s*[,:|][^a-z]*){2}${word}\\s*[,:|\\]]`);
    const lists = files.filter((file) => {
      const text = readFileSync(`${root}/${file}`, 'utf8');
      return list.test(text) && !declared.test(text) && !file.endsWith('every-story.ts');
    });
    expect(lists).toEqual([]);
  });
});
