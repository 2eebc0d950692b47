import { describe, expect, it } from 'vitest';
import { grammar } from '../../src/chat/commands.js';
import { stories } from '../../src/stories/every-story.js';

function repeated(names: string[]): string[] {
  return names.filter((name, at) => names.indexOf(name) !== at);
}

describe('the stories together', () => {
  it('answer every command of the grammar, each in one place', () => {
    const commands = stories.flatMap((story) => Object.keys(story.commands ?? {}));
    expect(commands.sort()).toEqual(Object.keys(grammar).sort());
  });

  it('share no button and no conversation', () => {
    expect(repeated(stories.flatMap((story) => Object.keys(story.presses ?? {})))).toEqual([]);
    expect(repeated(stories.flatMap((story) => Object.keys(story.conversations ?? {})))).toEqual([]);
  });

  it('have one taker of selfies', () => {
    expect(stories.filter((story) => story.selfie)).toHaveLength(1);
  });
});
