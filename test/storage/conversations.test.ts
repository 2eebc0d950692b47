import { expect, test } from 'vitest';
import type { Conversation } from '../../src/stories/kernel/services.js';
import { createConversations } from '../../src/storage/conversations.js';
import { newGround } from './ground.js';

const conversation: Conversation = { name: 'register', state: { step: 'email', name: 'Ann', tries: 2 }, until: 1_000 };

test('a conversation is there until it ends or its time is over, per chat and account', async () => {
  const { store, vault } = await newGround();
  let now = 0;
  const conversations = createConversations(store, vault, () => now);
  await conversations.set('web:direct', 'web:ann', conversation);
  expect(await conversations.get('web:direct', 'web:ann')).toEqual(conversation);
  expect(await conversations.get('web:direct', 'web:bob')).toBeUndefined();
  expect(await conversations.get('web:class', 'web:ann')).toBeUndefined();
  now = 1_000;
  expect(await conversations.get('web:direct', 'web:ann')).toBeUndefined();
  expect(await store.keys('talk:')).toEqual([]);
  await conversations.set('web:direct', 'web:ann', { ...conversation, until: 2_000 });
  await conversations.end('web:direct', 'web:ann');
  expect(await conversations.get('web:direct', 'web:ann')).toBeUndefined();
});

test('conversations that nobody came back to are swept, others stay', async () => {
  const { store, vault } = await newGround();
  const conversations = createConversations(store, vault, () => 1_500);
  await conversations.set('web:direct', 'web:ann', conversation);
  await conversations.set('web:direct', 'web:bob', { ...conversation, until: 2_000 });
  await conversations.sweep();
  expect(await store.keys('talk:')).toHaveLength(1);
  expect(await conversations.get('web:direct', 'web:bob')).toBeDefined();
});
