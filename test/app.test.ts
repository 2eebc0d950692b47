import { describe, expect, it } from 'vitest';
import { AdapterError } from '../src/errors.js';
import type { Flow } from '../src/flows/flow.js';
import { createClassroom } from './helpers/classroom.js';

const helping = (run: NonNullable<NonNullable<Flow['commands']>['help']>['run']): Flow => ({
  commands: { help: { place: 'anywhere', run } },
});
const broken = helping(async (turn) => {
  await turn.answer({ text: 'half of it' });
  throw new Error('a bug');
});

describe('a bug', () => {
  it('is told to whoever met it, also after an answer, with the id under which it is logged', async () => {
    const { stage, logged } = await createClassroom([broken]);
    const ann = stage.person('Ann');
    await ann.says('/help');
    ann.hears(/half of it/);
    const [, id] = /noted as (\w+)/.exec(ann.hears(/Something went wrong/).text) ?? [];
    expect(logged).toMatchObject([{ bug: id }]);
  });

  it('is told once, however often its event comes', async () => {
    const { ann, handle, platform } = await createClassroom([broken]);
    await handle(await ann.says('/help'));
    expect(platform.said).toHaveLength(2);
  });
});

describe('a timer', () => {
  it('reaches every flow, whatever becomes of the others, and waits for the next minute', async () => {
    let reached = 0;
    const { tick, logged } = await createClassroom([
      { timers: { sessions: () => Promise.reject(new AdapterError('fake', 'network')) } },
      { timers: { sessions: () => Promise.reject(new Error('a bug')) } },
      { timers: { sessions: () => Promise.resolve().then(() => void (reached += 1)) } },
    ]);
    await tick();
    expect(reached).toBe(1);
    expect(logged).toMatchObject([{ code: 'network' }, { bug: expect.any(String) as string }]);
  });
});
