import { describe, expect, it } from 'vitest';
import { stories } from '../../../src/stories/every-story.js';
import { createConversations } from '../../../src/storage/conversations.js';
import type { Conversation } from '../../../src/stories/kernel/services.js';
import { createClassroom } from '../../helpers/classroom.js';
import { newGround } from '../../storage/ground.js';

async function annsRoom() {
  const room = await createClassroom(stories);
  const ann = room.stage.person('Ann');
  const until = room.clock.at + 60_000;
  return {
    ...room,
    ann,
    leftIn: (stored: Omit<Conversation, 'until'>) =>
      room.services.conversations.set(ann.chat.id, ann.account, { ...stored, until }),
    current: () => room.services.conversations.get(ann.chat.id, ann.account),
  };
}

describe('a stored conversation that does not fit', () => {
  it.each([
    ['of another version', { step: 'phone', number: 5 }],
    ['damaged', { step: 'selfies', afresh: 'perhaps' }],
    ['without a state', {}],
  ])('%s, is over, and its person is told so once', async (_, state) => {
    const { ann, leftIn, current, logged } = await annsRoom();
    await leftIn({ name: 'register', state });
    await ann.says('Ann Miller');
    ann.hears(/^I have lost track of what we were doing. Please start again/);
    expect(await current()).toBeUndefined();
    expect(logged).toEqual([]);
    await ann.says('Ann Miller');
    ann.doesNotHear(/lost track/);
  });

  it('makes its buttons out of date', async () => {
    const { ann, leftIn, current, logged, addClass } = await annsRoom();
    await addClass('Choir', ['Ann']);
    await ann.says('/excuse tomorrow dentist');
    await leftIn({ name: 'excuse', state: { step: 'which', event: 'e1' } });
    await ann.taps('Choir');
    ann.hears(/out of date/);
    expect(await current()).toBeUndefined();
    expect(logged).toEqual([]);
  });

  it('stands in the way of no command', async () => {
    const { ann, leftIn, logged } = await annsRoom();
    await leftIn({ name: 'register', state: { step: 'phone' } });
    await ann.says('/register');
    ann.hears(/Ann/);
    expect(logged).toEqual([]);
  });

  it('leaves alone what is not its own', async () => {
    const { ann, leftIn, current } = await annsRoom();
    await leftIn({ name: 'knitting', state: { stitches: 7 } });
    await ann.says('Ann Miller');
    ann.doesNotHear(/lost track/);
    expect(await current()).toMatchObject({ name: 'knitting' });
  });
});

describe('a conversation that the version before stored', () => {
  const asked = { event: 'e1', at: 5, reason: 'dentist' };
  it.each([
    ['register', 'consent', { name: 'Ann', email: 'ann@example.org', join: 'c1', next: 'selfies' }],
    ['register', 'details', {}],
    ['register', 'selfies', { afresh: true }],
    ['excuse', 'day', { ...asked, question: 'abc', days: ['2026-11-24'] }],
    ['excuse', 'which', { ...asked, from: '2026-11-24', to: '2026-11-24' }],
    ['selfie', 'which', { event: 'e1', at: 5, distance: 0.3 }],
    ['selfie', 'answered', { class: 'c1' }],
    ['attend', 'photo', {}],
    ['attend', 'as-it-is', {}],
    ['roster-add', 'names', { class: 'c1', question: 'm1', at: 5 }],
    ['roster-enrol', 'photos', { class: 'c1', person: 'p1' }],
  ])('%s, at %s, goes on', async (flow, step, data) => {
    const { ann, services, clock, current } = await annsRoom();
    const { store, vault } = await newGround();
    services.conversations = createConversations(store, vault, clock.now);
    const until = clock.at + 60_000;
    await services.conversations.set(ann.chat.id, ann.account, { name: 'any', state: {}, until });
    const [key = ''] = await store.keys('talk:');
    const old = { v: 1, doc: { flow, step, data, until } };
    await store.set(key, vault.documents.seal(key, Buffer.from(JSON.stringify(old))));
    expect(await current()).toEqual({ name: flow, state: { ...data, step }, until });
    await ann.says('hm');
    ann.doesNotHear(/lost track/);
    expect(await current()).toMatchObject({ name: flow });
  });
});
