/** Presses that are more than a press: those that lead into the direct chat, and those about photos. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { incoming, type ButtonPressed } from '../../../src/chat/event.js';
import { ann, direct, group, host, jpeg, messageIn, startWeb, type Received, type Started } from './started.js';

const annsDirect = 'web:direct-ann-example';

function press(web: Started, fields: object = {}, headers?: Record<string, string>) {
  return web.json('/api/presses', { id: randomUUID(), as: ann, chat: group, message: 'b-1', ...fields }, headers);
}

function pressOf(received: Received | undefined): ButtonPressed {
  if (received?.event.kind !== 'button') throw new Error('no press was received');
  return received.event;
}

describe('a press on a button that opens the direct chat', () => {
  it.each([
    ['start:join-abc', '/start join-abc'],
    ['start:', '/start'],
  ])('(%s) says %s there, for who pressed, and is no press', async (data, text) => {
    const web = await startWeb();
    const events = await web.stream();
    expect((await press(web, { data })).status).toBe(202);
    expect((await events.next('message')).message).toMatchObject({ chat: annsDirect, from: ann, text });
    expect(web.received).toHaveLength(1);
    expect(web.received[0]?.event).toMatchObject({
      kind: 'message',
      text,
      chat: { id: annsDirect, kind: 'direct' },
      sender: { account: ann, name: 'Ann Example' },
      photos: [],
    });
    expect(() => incoming.parse(web.received[0]?.event)).not.toThrow();
  });

  it('sent again after a lost connection says it once', async () => {
    const web = await startWeb();
    const id = randomUUID();
    for (let i = 0; i < 2; i++) expect((await press(web, { id, data: 'start:' })).status).toBe(202);
    expect(web.received).toHaveLength(1);
  });

  it('tells the browser’s language', async () => {
    const web = await startWeb();
    await press(web, { data: 'start:' }, { 'content-type': 'application/json', 'accept-language': 'de-CH' });
    expect(web.received[0]?.event).toMatchObject({ sender: { language: 'de-CH' } });
  });

  it('that the bot did not take may be pressed again', async () => {
    let failing = true;
    const web = await startWeb({
      receive: () => (failing ? Promise.reject(new Error('disk full')) : Promise.resolve()),
    });
    const id = randomUUID();
    expect((await press(web, { id, data: 'start:' })).status).toBe(503);
    failing = false;
    expect((await press(web, { id, data: 'start:' })).status).toBe(202);
    expect((await (await web.stream()).next('snapshot')).messages).toMatchObject([{ text: '/start' }]);
  });

  it('is in the wire with where it leads', async () => {
    const web = await startWeb();
    const buttons = [[{ label: 'Open our direct chat', data: 'start:register', start: 'register' }]];
    await web.adapter.messenger.send({ chat: group }, { text: 'Not here.', buttons }, 'k');
    expect((await (await web.stream()).next('snapshot')).messages).toMatchObject([{ buttons }]);
  });
});

describe('a press about photos', () => {
  /** Ms Rivera's photos, and the bot's question in reply to them. */
  async function asked(options: Parameters<typeof startWeb>[0] = {}) {
    const web = await startWeb(options);
    const sent = await messageIn(
      await web.post({ as: host, chat: group }, [
        ['a.jpg', jpeg(10, 1)],
        ['b.jpg', jpeg(20, 2)],
      ]),
    );
    const message = await web.adapter.messenger.send({ chat: group, replyTo: sent.id }, { text: 'Shall I?' }, 'k');
    const tap = async (data: string) => {
      await press(web, { as: host, message, data });
      return web.received.at(-1);
    };
    return { web, sent, message, tap };
  }

  it('brings those of the message that was asked about, with their bytes and its time', async () => {
    const { sent, message, tap } = await asked({ now: () => 1000 });
    const received = await tap('photos-attend');
    const { replyTo, ...event } = pressOf(received);
    expect(event).toMatchObject({ message, data: 'photos-attend' });
    expect(replyTo).toMatchObject({ message: sent.id, at: 1000, photos: [{ name: 'a.jpg' }, { name: 'b.jpg' }] });
    const held = replyTo?.photos.map(({ ref }) => received?.held?.get(ref));
    expect(held).toEqual([jpeg(10, 1), jpeg(20, 2)]);
    expect(() => incoming.parse(received?.event)).not.toThrow();
  });

  it('has refs of its own: two taps are two events', async () => {
    const { tap } = await asked();
    const refs = [await tap('photos-attend'), await tap('photos-attend')].flatMap((received) =>
      pressOf(received).replyTo?.photos.map(({ ref }) => ref),
    );
    expect(new Set(refs).size).toBe(4);
  });

  it('is the only kind that does', async () => {
    const { tap } = await asked();
    const received = await tap('no-attend');
    expect(pressOf(received)).not.toHaveProperty('replyTo');
    expect(received?.held?.size).toBe(0);
  });

  it('comes without them where they are no longer remembered, and the bot can say so', async () => {
    const { tap } = await asked({ limits: { pictureBytes: 0 } });
    const received = await tap('photos-attend');
    expect(pressOf(received).replyTo?.photos).toHaveLength(2);
    expect(received?.held?.size).toBe(0);
  });

  it('under a message that nobody remembers, or that answers none, brings nothing', async () => {
    const web = await startWeb();
    const message = await web.adapter.messenger.send({ chat: direct }, { text: 'Shall I?' }, 'k');
    for (const each of [message, 'b-old']) {
      await press(web, { as: host, chat: direct, message: each, data: 'photos-attend' });
      expect(pressOf(web.received.at(-1))).not.toHaveProperty('replyTo');
    }
  });
});
