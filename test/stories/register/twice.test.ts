import { describe, expect, it } from 'vitest';
import { AdapterError } from '../../../src/errors.js';
import { breakMethod } from '../../helpers/break.js';
import { createMemoryStage } from '../../helpers/grounds/memory.js';
import { photoOf } from '../../helpers/services.js';
import { consented, newcomer } from './newcomer.js';

type Dialogue = Pick<Awaited<ReturnType<typeof newcomer>>, 'dee' | 'sends'>;

const conversation: ((with_: Dialogue) => Promise<unknown>)[] = [
  ({ dee }) => dee.says('/register Dee'),
  ({ dee }) => dee.taps('Yes, use my face'),
  ({ dee }) => dee.says('dee@example.org'),
  ({ dee }) => dee.taps('That’s right'),
  ({ sends }) => sends('dee', '-'),
  ({ sends }) => sends('dee~0.1'),
  ({ dee }) => dee.taps('Done'),
];

const writes = [
  ['people', 'add'],
  ['people', 'change'],
  ['conversations', 'set'],
  ['conversations', 'end'],
  ['messenger', 'send'],
  ['messenger', 'edit'],
] as const;

describe('what comes twice', () => {
  it.each(writes.flatMap(([room, method]) => (['before', 'after'] as const).map((when) => ({ when, room, method }))))(
    'leads to the same when each first delivery breaks $when $room.$method',
    async ({ when, room, method }) => {
      const plain = await newcomer();
      for (const step of conversation) await step(plain);

      const crashing = await newcomer();
      let broken = 0;
      const stage = createMemoryStage(
        crashing.platform,
        async (event) => {
          const lost = new AdapterError('fake', 'network');
          const mend = breakMethod<object>(crashing.services[room], method as never, when, lost);
          await crashing.handle(event).catch((error: unknown) => {
            expect(error).toBe(lost);
            broken += 1;
          });
          mend();
          await crashing.handle(event);
        },
        crashing.clock,
      );
      const dee = stage.person('Dee Doe');
      const sends = (...words: string[]) => dee.sends(words.map(photoOf));
      for (const step of conversation) await step({ dee, sends });

      const comparable = (person: object | undefined) => ({ ...person, id: '', templates: [] });
      expect(broken).toBeGreaterThan(0);
      expect(comparable(await crashing.saved())).toEqual(comparable(await plain.saved()));
      expect(await crashing.selfies()).toBe(2);
      dee.hears(/All set, Dee!/);
    },
  );

  it('does not look again at a photo it has accepted, which may be gone', async () => {
    const { sends, handle, selfies, looks } = await consented();
    const event = await sends('dee', 'dee~0.1');
    await handle(event);
    expect([looks(), await selfies()]).toEqual([2, 2]);
  });

  it('adds nothing, and every answer is the same again', async () => {
    const twice = await newcomer();
    let said: string[] = [];
    const { messenger } = twice.services;
    twice.services.messenger = {
      ...messenger,
      send: (to, reply, key) => {
        said.push(reply.text);
        return messenger.send(to, reply, key);
      },
    };
    const stage = createMemoryStage(
      twice.platform,
      async (event) => {
        said = [];
        await twice.handle(event);
        const first = said;
        said = [];
        await twice.handle(event);
        expect(said).toEqual(first);
      },
      twice.clock,
    );
    const dee = stage.person('Dee Doe');
    const sends = (...words: string[]) => dee.sends(words.map(photoOf));
    for (const step of conversation) await step({ dee, sends });
    await dee.says('/register');
    await dee.taps('Add a selfie');
    await sends('dee~0.2', 'bo', 'dee~0.3');
    expect(await twice.saved()).toMatchObject({ name: 'Dee', email: 'dee@example.org' });
    expect(await twice.selfies()).toBe(4);
    await dee.says('/register');
    await dee.taps('Replace my selfies');
    await sends('-', 'eve', 'eve~0.1');
    expect(await twice.selfies()).toBe(2);
    await dee.says('/register');
    await dee.taps('Change consent');
    await dee.taps('No, without my face');
    expect(await twice.selfies()).toBe(0);
  });
});
