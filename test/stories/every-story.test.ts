import { describe, expect, it } from 'vitest';
import { grammar } from '../../src/chat/commands.js';
import { flows } from '../../src/stories/every-story.js';

function repeated(names: string[]): string[] {
  return names.filter((name, at) => names.indexOf(name) !== at);
}

describe('the flows together', () => {
  it('answer every command of the grammar, each in one place', () => {
    const commands = flows.flatMap((flow) => Object.keys(flow.commands ?? {}));
    expect(commands.sort()).toEqual(Object.keys(grammar).sort());
  });

  it('share no button and no conversation', () => {
    expect(repeated(flows.flatMap((flow) => Object.keys(flow.presses ?? {})))).toEqual([]);
    expect(repeated(flows.flatMap((flow) => Object.keys(flow.talks ?? {})))).toEqual([]);
  });

  it('have one taker of selfies', () => {
    expect(flows.filter((flow) => flow.selfie)).toHaveLength(1);
  });
});
