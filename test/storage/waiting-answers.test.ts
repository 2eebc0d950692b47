import { expect, test } from 'vitest';
import type { Reply } from '../../src/chat/reply.js';
import { createWaitingAnswers } from '../../src/storage/waiting-answers.js';
import { newGround } from './ground.js';

const bytes = new Uint8Array([0, 255, 128, 7]);
const replies: Reply[] = [
  { text: 'Bo is missing', buttons: [[{ label: 'Next', data: 'page:1', style: 'primary' }]] },
  { text: 'The chart', picture: { bytes, type: 'image/png', name: 'chart.png', alt: 'A chart' } },
  { text: 'The file', file: { bytes, type: 'text/csv', name: 'marks.csv' } },
];

test('an answer comes back as it was said, with its bytes', async () => {
  const { store, vault } = await newGround();
  const waiting = createWaitingAnswers(store, vault, () => 0);
  await waiting.put('abcdefghij', { replies, account: 'web:ann', until: 9 });
  const found = await waiting.get('abcdefghij');
  expect(found).toMatchObject({ account: 'web:ann', until: 9 });
  expect(found?.replies[0]).toEqual(replies[0]);
  expect(Buffer.from(found?.replies[1]?.picture?.bytes ?? []).equals(bytes)).toBe(true);
  expect(found?.replies[2]?.file).toMatchObject({ name: 'marks.csv', type: 'text/csv' });
  expect(Buffer.from(found?.replies[2]?.file?.bytes ?? []).equals(bytes)).toBe(true);
});

test('it is unknown when its time is over, and then swept; nothing in the store says what it was', async () => {
  const { store, vault } = await newGround();
  let now = 0;
  const waiting = createWaitingAnswers(store, vault, () => now);
  await waiting.put('abcdefghij', { replies, host: 'classclass', until: 9 });
  const [key = ''] = await store.keys('answer:');
  expect(key).not.toContain('abcdefghij');
  expect(await store.get(key)).not.toMatch(/missing|chart/);
  await waiting.sweep();
  expect(await store.keys('answer:')).toHaveLength(1);
  now = 9;
  expect(await waiting.get('abcdefghij')).toBeUndefined();
  await waiting.sweep();
  expect(await store.keys('answer:')).toEqual([]);
});
