import { expect, test } from 'vitest';
import type { Talk } from '../../src/stories/kernel/services.js';
import { createTalks } from '../../src/storage/talks.js';
import { newGround } from './ground.js';

const talk: Talk = { flow: 'register', step: 'email', data: { name: 'Ann', tries: 2 }, until: 1_000 };

test('a talk is there until it ends or its time is over, per chat and account', async () => {
  const { store, vault } = await newGround();
  let now = 0;
  const talks = createTalks(store, vault, () => now);
  await talks.set('web:direct', 'web:ann', talk);
  expect(await talks.get('web:direct', 'web:ann')).toEqual(talk);
  expect(await talks.get('web:direct', 'web:bob')).toBeUndefined();
  expect(await talks.get('web:class', 'web:ann')).toBeUndefined();
  now = 1_000;
  expect(await talks.get('web:direct', 'web:ann')).toBeUndefined();
  expect(await store.keys('talk:')).toEqual([]);
  await talks.set('web:direct', 'web:ann', { ...talk, until: 2_000 });
  await talks.end('web:direct', 'web:ann');
  expect(await talks.get('web:direct', 'web:ann')).toBeUndefined();
});

test('talks that nobody came back to are swept, others stay', async () => {
  const { store, vault } = await newGround();
  const talks = createTalks(store, vault, () => 1_500);
  await talks.set('web:direct', 'web:ann', talk);
  await talks.set('web:direct', 'web:bob', { ...talk, until: 2_000 });
  await talks.sweep();
  expect(await store.keys('talk:')).toHaveLength(1);
  expect(await talks.get('web:direct', 'web:bob')).toBeDefined();
});
