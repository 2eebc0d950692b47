import { expect, it } from 'vitest';
import type { Calls } from '../../../adapters/telegram/calls.js';
import { createReach } from '../../../adapters/telegram/reach.js';
import { createTelegramReactions } from '../../../adapters/telegram/signs.js';

it('gives the signs of a message one after the other, whatever becomes of each', async () => {
  const asked: { emoji: unknown; settle: (failed: boolean) => void }[] = [];
  const call = (_: string, { reaction }: { reaction: { emoji: unknown }[] }) =>
    new Promise<true>((resolve, reject) => {
      const settle = (failed: boolean) => (failed ? reject(new Error('refused')) : resolve(true));
      asked.push({ emoji: reaction[0]?.emoji, settle });
    });
  // The only method that signs call.
  const sign = createTelegramReactions({ call, say: call } as unknown as Calls, createReach());
  const at = { chat: 'telegram:-5', message: '7' };
  const all = Promise.all([sign(at, 'seen'), sign(at, 'done')]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked.map(({ emoji }) => emoji)).toEqual(['👀']);
  asked[0]?.settle(true);
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked.map(({ emoji }) => emoji)).toEqual(['👀', '👌']);
  asked[1]?.settle(false);
  await all;
});
