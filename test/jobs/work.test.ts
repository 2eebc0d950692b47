import { expect, test } from 'vitest';
import type { Incoming } from '../../src/chat/event.js';
import { AdapterError, StoreError } from '../../src/errors.js';
import { createLimiter } from '../../src/jobs/limiter.js';
import { startWork, type Work, type WorkOptions } from '../../src/jobs/work.js';
import { breakMethod } from '../helpers/break.js';
import { scratchFolder } from '../storage/ground.js';
import { message, openDesk, timer, type Desk } from './events.js';

const forEver = new Promise<never>(() => undefined);
type Failure = Parameters<WorkOptions['failed']>[0];

interface Bench {
  work: Work;
  failures: Failure[];
  pauses: number[];
}

async function bench(desk: Desk, handle: WorkOptions['handle'], more: Partial<WorkOptions> = {}): Promise<Bench> {
  const failures: Failure[] = [];
  const pauses: number[] = [];
  const turns = createLimiter(8);
  const work = await startWork({
    inbox: desk.inbox,
    handle,
    limiterOf: () => turns,
    failed: (failure) => failures.push(failure),
    wait: (ms) => Promise.resolve(pauses.push(ms)),
    ...more,
  });
  return { work, failures, pauses };
}

/** Everything that was received has come to its end. */
async function settled(desk: Desk): Promise<void> {
  while ((await desk.inbox.pending()).waiting.length > 0) await new Promise((resolve) => setImmediate(resolve));
}

const inChat = (id: string, chat: string): Incoming => message(id, { chat: { id: chat, kind: 'group', title: chat } });

test('each chat in its order, no chat waiting for another', async () => {
  const desk = await openDesk(await scratchFolder());
  const order: string[] = [];
  let letSlowGo = (): void => undefined;
  const slow = new Promise<void>((resolve) => (letSlowGo = resolve));
  const { work } = await bench(desk, async ({ id }) => {
    if (id === 'slow') await slow;
    order.push(id);
  });
  await work.receive(inChat('slow', 'web:a'));
  await work.receive(inChat('a2', 'web:a'));
  for (const id of ['b1', 'b2', 'b3']) await work.receive(inChat(id, 'web:b'));
  await work.receive(timer);
  while (order.length < 4) await new Promise((resolve) => setImmediate(resolve));
  letSlowGo();
  await settled(desk);
  expect(order.filter((id) => id !== timer.id)).toEqual(['b1', 'b2', 'b3', 'slow', 'a2']);
});

test('what arrives twice is handled once', async () => {
  const desk = await openDesk(await scratchFolder());
  let handled = 0;
  const { work } = await bench(desk, () => Promise.resolve(void (handled += 1)));
  await Promise.all([work.receive(message('a')), work.receive(message('a'))]);
  await settled(desk);
  await work.receive(message('a'));
  await work.stop(forEver);
  expect(handled).toBe(1);
});

test('what the last run left is taken up, in order, before what comes now', async () => {
  const desk = await openDesk(await scratchFolder());
  for (const id of ['a', 'b']) await desk.inbox.put(message(id));
  const order: string[] = [];
  const { work } = await bench(desk, ({ id }) => Promise.resolve(void order.push(id)));
  await work.receive(message('c'));
  await settled(desk);
  expect(order).toEqual(['a', 'b', 'c']);
});

test('an event that ends the process is set aside at its fourth start, and blamed alone', async () => {
  const folder = await scratchFolder();
  const ids = ['poison', 'innocent', 'waiting'];
  const alive = new Set<string>();
  for (let run = 1; ; run++) {
    const desk = await openDesk(folder);
    if (run === 1) {
      for (const [i, id] of ids.entries()) await desk.inbox.put(inChat(id, `web:${i}`));
      // The first crash found two of them under way.
      await desk.inbox.start('poison');
      await desk.inbox.start('innocent');
    }
    const died = new Set<string>();
    const { failures } = await bench(desk, ({ id }) => {
      (id === 'poison' ? died : alive).add(id);
      // A process that has died does nothing any more.
      return id === 'poison' ? forEver : Promise.resolve();
    });
    while (died.size === 0 && (await desk.inbox.pending()).waiting.length > 0)
      await new Promise((resolve) => setImmediate(resolve));
    await desk.storage.close();
    if (died.size > 0) {
      expect([...alive]).toEqual([]);
      continue;
    }
    expect(run).toBe(3);
    expect([...alive]).toEqual(['innocent', 'waiting']);
    expect(failures).toMatchObject([
      { event: { id: 'poison' }, id: expect.stringMatching(/^[a-z2-7]{10}$/) as string },
    ]);
    return;
  }
});

test('what is tried again, because its platform is away, keeps no other chat waiting after a crash', async () => {
  const desk = await openDesk(await scratchFolder());
  await desk.inbox.put(inChat('away', 'telegram:1'));
  await desk.inbox.start('away');
  await desk.inbox.put(inChat('left', 'web:1'));
  const handled: string[] = [];
  const { work } = await bench(
    desk,
    ({ id }) => {
      if (id === 'away') return Promise.reject(new AdapterError('telegram', 'network'));
      return Promise.resolve(void handled.push(id));
    },
    { wait: () => forEver },
  );
  await work.receive(inChat('new', 'web:2'));
  while ((await desk.inbox.pending()).waiting.length > 1) await new Promise((resolve) => setImmediate(resolve));
  expect(handled.sort()).toEqual(['left', 'new']);
});

test('a platform that cannot be reached is tried again, ever more patiently, and never sooner than it asks', async () => {
  const desk = await openDesk(await scratchFolder());
  const errors = [new AdapterError('web', 'network'), new AdapterError('web', 'rate-limited', 60_000)];
  const { work, failures, pauses } = await bench(desk, () => {
    const error = errors.shift();
    return error ? Promise.reject(error) : Promise.resolve();
  });
  await work.receive(message('a'));
  await settled(desk);
  expect(pauses).toEqual([1_000, 60_000]);
  expect(failures).toEqual([]);
});

test('a platform that stays away for long: the event is set aside in the end', async () => {
  const desk = await openDesk(await scratchFolder());
  const { work, failures, pauses } = await bench(desk, () => Promise.reject(new AdapterError('web', 'network')));
  await work.receive(message('a'));
  await settled(desk);
  expect(pauses).toHaveLength(7);
  expect(failures).toMatchObject([{ event: { id: 'a' }, error: { code: 'network' } }]);
});

test('a bug sets its event aside at once, and the next one is served', async () => {
  const desk = await openDesk(await scratchFolder());
  const { work, failures } = await bench(desk, ({ id }) =>
    id === 'a' ? Promise.reject(new Error('a bug')) : Promise.resolve(),
  );
  await work.receive(message('a'));
  await work.receive(message('b'));
  await settled(desk);
  expect(failures).toMatchObject([{ event: { id: 'a' }, error: { message: 'a bug' } }]);
});

test('stopping ends what runs, starts nothing new, and leaves the rest for the next start', async () => {
  const desk = await openDesk(await scratchFolder());
  let finish = (): void => undefined;
  const running = new Promise<void>((resolve) => (finish = resolve));
  const handled: string[] = [];
  const { work } = await bench(desk, async ({ id }) => {
    handled.push(id);
    await running;
  });
  await work.receive(message('a'));
  await work.receive(message('b'));
  while (handled.length === 0) await new Promise((resolve) => setImmediate(resolve));
  const stopped = work.stop(forEver);
  await work.receive(message('c'));
  finish();
  expect(await stopped).toBe(true);
  expect(handled).toEqual(['a']);
  expect((await desk.inbox.pending()).waiting.map(({ event, starts }) => [event.id, starts])).toEqual([
    ['b', 0],
    ['c', 0],
  ]);
});

test('stopping waits no longer than its limit', async () => {
  const desk = await openDesk(await scratchFolder());
  const { work } = await bench(desk, () => forEver);
  await work.receive(message('a'));
  expect(await work.stop(Promise.resolve())).toBe(false);
});

test.each(['ends', 'fails'])(
  'what is cut off is taken up at the next start, also when it %s meanwhile',
  async (how) => {
    const desk = await openDesk(await scratchFolder());
    let end = (): void => undefined;
    const { work, failures } = await bench(
      desk,
      () =>
        new Promise<void>((resolve, reject) => (end = how === 'ends' ? resolve : () => reject(new Error('closed')))),
    );
    await work.receive(message('a'));
    while ((await desk.inbox.pending()).waiting[0]?.starts !== 1) await new Promise((resolve) => setImmediate(resolve));
    expect(await work.stop(Promise.resolve())).toBe(false);
    end();
    await work.idle();
    expect(failures).toEqual([]);
    expect((await desk.inbox.pending()).waiting).toMatchObject([{ event: { id: 'a' }, starts: 0 }]);
  },
);

test('stopping does not wait for a pause between two tries', async () => {
  const desk = await openDesk(await scratchFolder());
  let paused = (): void => undefined;
  const pausing = new Promise<void>((resolve) => (paused = resolve));
  const { work } = await bench(desk, () => Promise.reject(new AdapterError('web', 'network')), {
    wait: (_, signal) => {
      paused();
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      });
    },
  });
  await work.receive(message('a'));
  await pausing;
  expect(await work.stop(forEver)).toBe(true);
  expect((await desk.inbox.pending()).waiting).toMatchObject([{ starts: 0 }]);
});

test('a stop is no death: what is stopped again and again while it is in work is done in the end', async () => {
  const folder = await scratchFolder();
  for (let stops = 0; stops < 5; stops++) {
    const desk = await openDesk(folder);
    const begun: string[] = [];
    const { work, failures } = await bench(desk, ({ id }) => {
      begun.push(id);
      return forEver;
    });
    if (stops === 0) await work.receive(message('a'));
    while (begun.length + failures.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(failures).toEqual([]);
    await work.stop(Promise.resolve());
    await desk.storage.close();
  }
  const desk = await openDesk(folder);
  const handled: string[] = [];
  await bench(desk, ({ id }) => Promise.resolve(void handled.push(id)));
  await settled(desk);
  expect(handled).toEqual(['a']);
});

test.each(['start', 'fail', 'done'] as const)(
  'a store that fails at its %s holds the event in its lane until it can',
  async (method) => {
    const desk = await openDesk(await scratchFolder());
    const stalls: boolean[] = [];
    const said: string[] = [];
    const mend = breakMethod(desk.inbox, method, 'before', new StoreError('full'));
    const { work, failures, pauses } = await bench(
      desk,
      async ({ id }, verdict) => {
        if (id === 'first') await verdict.note({ text: 'No.' });
        said.push(id);
      },
      {
        stalled: ({ isOpen }) => {
          stalls.push(isOpen);
          if (stalls.length === 3) mend();
        },
      },
    );
    await work.receive(message('first'));
    await work.receive(message('second'));
    await settled(desk);
    expect(stalls).toEqual(Array.from({ length: 3 }, () => method !== 'done'));
    expect(pauses).toEqual([1000, 5000, 5000]);
    expect(said).toEqual(['first', 'second']);
    expect(failures).toEqual([]);
  },
);

test('what was noted as failed is only answered at the next start', async () => {
  const folder = await scratchFolder();
  const desk = await openDesk(folder);
  const { work } = await bench(desk, async (_, verdict) => {
    await verdict.note({ text: 'No session is open.' });
    return forEver;
  });
  await work.receive(message('a'));
  while ((await desk.inbox.pending()).waiting[0]?.apology === undefined)
    await new Promise((resolve) => setImmediate(resolve));
  await work.stop(Promise.resolve());
  await desk.storage.close();
  const again = await openDesk(folder);
  const apologies: unknown[] = [];
  await bench(again, (_, { apology }) => Promise.resolve(void apologies.push(apology)));
  await settled(again);
  expect(apologies).toEqual([{ text: 'No session is open.' }]);
});
