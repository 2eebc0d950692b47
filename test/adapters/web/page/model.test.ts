import { describe, expect, it } from 'vitest';
import { applyEvent, createModel, type PageModel } from '../../../../adapters/web/page/model.js';
import {
  chatsOf,
  markRead,
  messagesIn,
  unreadFor,
  unreadIn,
  workingSince,
} from '../../../../adapters/web/page/views.js';
import type { WireEvent, WireMessage } from '../../../../adapters/web/wire.js';

const [host, ann, group, direct] = ['web:host', 'web:ann', 'web:class-a', 'web:direct-ann'];

function message(id: string, fields: Partial<WireMessage> = {}): WireMessage {
  return { id, chat: group, at: Number(id), from: null, text: id, pictures: [], buttons: [], ...fields };
}

function snapshot(fields: Partial<Extract<WireEvent, { kind: 'snapshot' }>> = {}): WireEvent {
  return {
    kind: 'snapshot',
    epoch: 'one',
    page: 'page',
    people: [
      { account: host, name: 'Host', host: true },
      { account: ann, name: 'Ann', host: false },
    ],
    chats: [
      { id: group, kind: 'group', title: 'A' },
      { id: 'web:direct-host', kind: 'direct', title: 'Host', account: host },
      { id: direct, kind: 'direct', title: 'Ann', account: ann },
    ],
    messages: [],
    patches: [],
    working: [],
    demo: { state: 'none', done: 0, total: 0, text: '' },
    commands: [],
    limits: { photoBytes: 1, photos: 1, togetherBytes: 1, text: 1, name: 1 },
    ...fields,
  };
}

function apply(model: PageModel, ...events: WireEvent[]): PageModel {
  for (const event of events) applyEvent(model, event, { onScreen: () => false, now: 5 });
  return model;
}

const said = (one: WireMessage): WireEvent => ({ kind: 'message', message: one });
const texts = (model: PageModel, account = host) => messagesIn(model, group, account).map((one) => one.text);

describe('what the page knows', () => {
  it('begins as the host, with everything read', () => {
    const model = apply(createModel(), snapshot({ messages: [message('1')] }));
    expect([model.me, unreadIn(model, group, host)]).toEqual([host, 0]);
    expect(chatsOf(model, ann).map((chat) => chat.id)).toEqual([direct, group]);
  });

  it('outlives the server: a new one adds, and takes nothing away', () => {
    const model = apply(createModel(), snapshot(), said(message('1')), said(message('2')));
    apply(model, snapshot({ epoch: 'two', people: [], chats: [], messages: [message('3')] }));
    expect(texts(model)).toEqual(['1', '2', '3']);
    expect([model.me, model.people.size, model.chats.size]).toEqual([host, 2, 3]);
  });

  it('keeps the names it was told by people when a new server knows only their ids', () => {
    const model = apply(createModel(), snapshot());
    apply(model, snapshot({ epoch: 'two', people: [{ account: ann, name: 'Ann 1f0a9c', host: false }] }));
    expect(model.people.get(ann)?.name).toBe('Ann');
  });

  it('applies changes to messages from before, and ignores those to unknown ones', () => {
    const model = apply(createModel(), snapshot(), said(message('1', { buttons: [[{ label: 'a', data: 'b' }]] })));
    apply(model, { kind: 'patch', patch: { id: '1', text: 'one' } }, { kind: 'patch', patch: { id: 'x', text: 'x' } });
    expect(model.messages.get('1')).toMatchObject({ text: 'one', buttons: [[{ label: 'a' }]] });
    apply(model, snapshot({ epoch: 'two', patches: [{ id: '1', text: 'two', buttons: [] }] }));
    expect(model.messages.get('1')).toMatchObject({ text: 'two', buttons: [] });
    expect(model.messages.size).toBe(1);
  });

  it('puts what the server has not confirmed at the end', () => {
    const model = apply(createModel(), snapshot(), said(message('9')));
    model.messages.set('1', message('1'));
    model.unconfirmed.set('1', { state: 'waiting' });
    expect(texts(model)).toEqual(['9', '1']);
    apply(model, said(message('1')));
    expect(texts(model)).toEqual(['1', '9']);
  });

  it('shows to each what is for them, and counts it', () => {
    const model = apply(
      createModel(),
      snapshot(),
      said(message('1', { from: ann })),
      said(message('2', { only: host })),
      said(message('3', { chat: direct })),
    );
    expect([texts(model, host), texts(model, ann)]).toEqual([['1', '2'], ['1']]);
    expect([unreadIn(model, group, host), unreadIn(model, group, ann)]).toEqual([2, 0]);
    expect([unreadFor(model, host), unreadFor(model, ann)]).toEqual([1, 1]);
    expect(markRead(model, group, ann)).toBe(true);
    expect([unreadIn(model, group, host), unreadFor(model, ann)]).toEqual([1, 1]);
    expect(markRead(model, group, ann)).toBe(false);
  });

  it('does not count a change as unread', () => {
    const model = apply(createModel(), snapshot({ messages: [message('1')] }), said(message('1', { text: 'more' })));
    expect(unreadIn(model, group, host)).toBe(0);
  });

  it('knows where the bot is at work, for whom, and since when', () => {
    const working = { chat: group, only: host };
    const model = apply(createModel(), snapshot(), { kind: 'working', working, on: true });
    expect([workingSince(model, group, host), workingSince(model, group, ann)]).toEqual([5, undefined]);
    apply(model, { kind: 'working', working: { chat: group }, on: false });
    expect(workingSince(model, group, host)).toBe(5);
    apply(model, { kind: 'working', working, on: false });
    expect(workingSince(model, group, host)).toBeUndefined();
    apply(model, { kind: 'working', working, on: true }, snapshot({ epoch: 'two' }));
    expect(workingSince(model, group, host)).toBeUndefined();
  });

  it.each<[string, WireEvent]>([
    ['says something in the chat', said(message('2'))],
    ['changes the message', said(message('1', { text: 'more' }))],
    ['gives a toast', { kind: 'toast', account: host, press: 'p', text: 'done' }],
  ])('frees a pressed button when the bot %s', (_what, event) => {
    const model = apply(createModel(), snapshot(), said(message('1')), said(message('7', { chat: direct })));
    model.pressed.add('1 fix');
    apply(model, said(message('8', { chat: direct })), said(message('9', { from: ann })));
    expect(model.pressed.size).toBe(1);
    apply(model, event);
    expect(model.pressed.size).toBe(0);
  });
});
