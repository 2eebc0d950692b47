/** Telegram's pace, by a clock that only moves when somebody waits for it. */
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createPace, noLimits, telegramLimits, type Limit, type Pace } from '../../../adapters/telegram/pace.js';
import { startTelegram } from './started.js';

interface Course {
  pace: Pace;
  /** When each call was made, by chat. */
  made: { chat: number; at: number }[];
  call: (chat: number) => Promise<void>;
  /** Lets all the time pass that anybody waits for. */
  run: () => Promise<void>;
  pass: (ms: number) => Promise<void>;
}

function enter(limits = telegramLimits): Course {
  let now = 0;
  const waiting: { until: number; wake: () => void }[] = [];
  const wait = (ms: number) => new Promise<void>((wake) => void waiting.push({ until: now + ms, wake }));
  const pace = createPace(limits, () => now, wait);
  const made: Course['made'] = [];
  /** What runs without waiting for time has run. */
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

  async function pass(ms: number): Promise<void> {
    const end = now + ms;
    for (;;) {
      await settle();
      waiting.sort((a, b) => a.until - b.until);
      const next = waiting[0];
      if (!next || next.until > end) break;
      waiting.shift();
      now = Math.max(now, next.until);
      next.wake();
    }
    if (Number.isFinite(end)) now = end;
  }

  return {
    pace,
    made,
    call: async (chat) => {
      await pace.turn(chat);
      made.push({ chat, at: now });
    },
    run: () => pass(Infinity),
    pass,
  };
}

/** The most calls in any stretch of `ms`. */
function busiest(times: readonly number[], ms: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.max(0, ...sorted.map((from) => sorted.filter((at) => at >= from && at < from + ms).length));
}

function expectWithin(times: readonly number[], { count, ms }: Limit): void {
  expect(busiest(times, ms)).toBeLessThanOrEqual(count);
}

describe('the pace of what is said', () => {
  it('lets a few at once, and then one a second', async () => {
    const { call, run, made } = enter();
    for (let i = 0; i < 8; i++) void call(5);
    await run();
    expect(made.map(({ at }) => at)).toEqual([0, 0, 0, 0, 4000, 4000, 4000, 4000]);
  });

  it('gives a group nineteen a minute', async () => {
    const { call, run, made } = enter();
    for (let i = 0; i < 40; i++) void call(-5);
    await run();
    expect(made.filter(({ at }) => at < 60_000)).toHaveLength(19);
  });

  it('holds up nobody else for a chat that has to wait', async () => {
    const { call, pass, made } = enter();
    for (let i = 0; i < 30; i++) void call(-5);
    void call(7);
    await pass(0);
    expect(made.filter(({ chat }) => chat === 7)).toEqual([{ chat: 7, at: 0 }]);
  });

  it('speaks to no more than twenty-five chats a second', async () => {
    const { call, run, made } = enter();
    for (let chat = 1; chat <= 60; chat++) void call(chat);
    await run();
    expect(made.map(({ at }) => at)).toEqual(
      [0, 1000, 2000].flatMap((at) => Array.from({ length: at < 2000 ? 25 : 10 }, () => at)),
    );
  });

  it('keeps still in a chat for as long as Telegram asked', async () => {
    const { pace, call, run, made } = enter();
    pace.hold(5, 7000);
    void call(5);
    void call(6);
    await run();
    expect(made).toEqual([
      { chat: 6, at: 0 },
      { chat: 5, at: 7000 },
    ]);
  });

  it('counts a call when it is made, also after it had to wait for the calls of others', async () => {
    const { call, pass, run, made } = enter();
    for (let chat = 10; chat < 35; chat++) void call(chat);
    // These have to wait for a second, and their chat's four seconds begin then.
    for (let i = 0; i < 4; i++) void call(5);
    await pass(4000);
    for (let i = 0; i < 4; i++) void call(5);
    await run();
    expect(made.filter(({ chat }) => chat === 5).map(({ at }) => at)).toEqual([
      ...[1000, 1000, 1000, 1000],
      ...[5000, 5000, 5000, 5000],
    ]);
  });

  it('never exceeds any of the limits, and never changes the order of a chat, whoever speaks when', async () => {
    const steps = fc.array(
      fc.record({
        chat: fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, -1, -2),
        count: fc.integer({ min: 1, max: 30 }),
        pause: fc.oneof(fc.constant(0), fc.nat(20_000)),
      }),
      { minLength: 1, maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const { call, pass, run, made } = enter();
        const order: { chat: number; number: number }[] = [];
        let asked = 0;
        for (const { chat, count, pause } of all) {
          for (let i = 0; i < count; i++) {
            const number = ++asked;
            void call(chat).then(() => order.push({ chat, number }));
          }
          await pass(pause);
        }
        await run();
        expect(made).toHaveLength(asked);
        expectWithin(
          made.map(({ at }) => at),
          telegramLimits.overall,
        );
        for (const chat of new Set(made.map((one) => one.chat))) {
          const times = made.filter((one) => one.chat === chat).map(({ at }) => at);
          expectWithin(times, telegramLimits.chat);
          if (chat < 0) expectWithin(times, telegramLimits.group);
          const numbers = order.filter((one) => one.chat === chat).map(({ number }) => number);
          expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the clock of the machine', () => {
  it('set back two hours silences nobody', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const { adapter, server } = await startTelegram({ limits: { ...noLimits, chat: { count: 1, ms: 10 } } });
    const ann = server.person('Ann');
    await ann.starts();
    const chat = `telegram:${ann.id}`;
    await adapter.platform.messenger.send({ chat }, { text: 'before' }, 'a');
    vi.setSystemTime(Date.now() - 7_200_000);
    await adapter.platform.messenger.send({ chat }, { text: 'after' }, 'b');
  });
});
