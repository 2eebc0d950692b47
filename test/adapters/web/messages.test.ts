import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { MessageReceived } from '../../../src/chat/event.js';
import { incoming } from '../../../src/chat/event.js';
import { ann, direct, group, host, jpeg, messageIn, startWeb, type Received } from './started.js';

function messageOf(received: Received | undefined): MessageReceived {
  if (received?.event.kind !== 'message') throw new Error('no message was received');
  return received.event;
}

describe('a message', () => {
  it('reaches the bot as an event, and then everybody', async () => {
    const web = await startWeb({ now: () => 1000 });
    const events = await web.stream();
    const id = randomUUID();
    const response = await web.post({ id, as: ann, chat: group, text: ' hello\r\nthere ' });
    const { message } = await events.next('message');
    expect(await messageIn(response)).toEqual(message);
    expect(message).toMatchObject({ id: `u-${id}`, chat: group, from: ann, text: 'hello\nthere', at: 1000 });
    expect(messageOf(web.received[0])).toMatchObject({
      kind: 'message',
      id: `web:${id}`,
      at: 1000,
      message: `u-${id}`,
      chat: { id: group, kind: 'group', title: 'Our class' },
      sender: { account: ann, name: 'Ann Example' },
      text: 'hello\nthere',
      photos: [],
      mentions: [],
    });
    expect(() => incoming.parse(web.received[0]?.event)).not.toThrow();
  });

  it('sent again after a lost connection is the same message', async () => {
    const web = await startWeb();
    const id = randomUUID();
    const both = await Promise.all([web.post({ id, text: 'once' }), web.post({ id, text: 'once' })]);
    const third = await messageIn(await web.post({ id, text: 'once' }));
    for (const response of both) expect(await messageIn(response)).toEqual(third);
    expect(web.received).toHaveLength(1);
  });

  it('that the bot did not take is nowhere, and may be sent again', async () => {
    let failing = true;
    const web = await startWeb({
      receive: () => (failing ? Promise.reject(new Error('disk full')) : Promise.resolve()),
    });
    const id = randomUUID();
    const refused = await web.post({ id, text: 'hello' });
    expect([refused.status, await refused.json()]).toEqual([503, { error: 'not-kept' }]);
    expect((await (await web.stream()).next('snapshot')).messages).toEqual([]);
    failing = false;
    expect((await web.post({ id, text: 'hello' })).status).toBe(200);
  });

  it('comes before the bot’s answer, even when that was there first', async () => {
    const web = await startWeb({
      receive: async () => {
        await web.adapter.messenger.send({ chat: direct }, { text: 'answer' }, 'k');
      },
    });
    await web.post({ text: 'question' });
    const { messages } = await (await web.stream()).next('snapshot');
    expect(messages.map((message) => message.text)).toEqual(['question', 'answer']);
  });

  it('names people by @', async () => {
    const web = await startWeb();
    await web.post({ chat: group, text: '/mark @ann example late' });
    expect(messageOf(web.received[0]).mentions).toEqual([{ account: ann, text: '@ann example' }]);
  });

  it('tells the browser’s language', async () => {
    const web = await startWeb();
    const form = new FormData();
    for (const [name, value] of Object.entries({ id: randomUUID(), as: host, chat: direct, text: 'Hallo' })) {
      form.append(name, value);
    }
    await fetch(`${web.url}/api/messages`, {
      method: 'POST',
      body: form,
      headers: { 'accept-language': 'de-CH,de;q=0.9' },
    });
    expect(messageOf(web.received[0]).sender.language).toBe('de-CH');
  });

  it.each([
    ['no id', { id: '' }, 400, 'bad-request'],
    ['an id that is no key', { id: 'a/../'.repeat(5) }, 400, 'bad-request'],
    ['nothing in it', { text: '  ' }, 400, 'bad-request'],
    ['too long a text', { text: 'x'.repeat(4097) }, 413, 'too-large'],
    ['far too long a text', { text: 'x'.repeat(100_000) }, 413, 'too-large'],
    ['a sender nobody knows', { as: 'web:nobody' }, 404, 'not-found'],
    ['a chat of another platform', { chat: 'telegram:5' }, 404, 'not-found'],
    ['somebody else’s direct chat', { as: ann, chat: direct }, 404, 'not-found'],
  ])('with %s is refused', async (_what, fields, status, error) => {
    const web = await startWeb();
    const response = await web.post({ text: 'hello', ...fields });
    expect([response.status, await response.json()]).toEqual([status, { error }]);
    expect(web.received).toEqual([]);
  });

  it('that is no form is refused', async () => {
    const web = await startWeb();
    expect((await web.json('/api/messages', { text: 'hello' })).status).toBe(400);
    expect((await fetch(`${web.url}/api/messages`, { method: 'POST' })).status).toBe(400);
  });
});

describe('photos', () => {
  it('of an album are one event, and their bytes go with it under refs of their own', async () => {
    const web = await startWeb();
    const first = await web.post({ chat: group, text: '/attend' }, [
      ['a.jpg', jpeg(10, 1)],
      ['b "quoted".jpg', jpeg(20, 2)],
    ]);
    await web.post({ text: '' }, [['a.jpg', jpeg(10, 1)]]);
    const { photos } = messageOf(web.received[0]);
    expect(photos.map(({ name, size }) => [name, size])).toEqual([
      ['a.jpg', 10],
      ['b "quoted".jpg', 20],
    ]);
    expect(photos.map(({ ref }) => web.received[0]?.held?.get(ref)?.length)).toEqual([10, 20]);
    const refs = [...photos, ...messageOf(web.received[1]).photos].map(({ ref }) => ref);
    expect(new Set(refs).size).toBe(3);
    expect(refs.every((ref) => ref.startsWith('web:held:'))).toBe(true);
    expect((await messageIn(first)).pictures).toHaveLength(2);
  });

  it('can be looked at, and are never cached', async () => {
    const web = await startWeb();
    const { pictures } = await messageIn(await web.post({}, [['a.jpg', jpeg(10)]]));
    const response = await fetch(`${web.url}/api/pictures/${pictures[0]?.id ?? ''}`);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(jpeg(10));
  });

  it('that are no pictures are taken, for the bot to say so, but never served', async () => {
    const web = await startWeb();
    const text = new TextEncoder().encode('<script>alert(1)</script>');
    const { pictures } = await messageIn(await web.post({}, [['page.jpg', new Uint8Array(text)]]));
    expect(pictures).toMatchObject([{ name: 'page.jpg', viewable: false }]);
    expect((await fetch(`${web.url}/api/pictures/${pictures[0]?.id ?? ''}`)).status).toBe(404);
    expect([...(web.received[0]?.held?.values() ?? [])]).toEqual([text]);
  });

  it('of no bytes at all reach the bot as such', async () => {
    const web = await startWeb();
    await web.post({}, [['empty.jpg', new Uint8Array(0)]]);
    expect(messageOf(web.received[0]).photos).toMatchObject([{ name: 'empty.jpg', size: 0 }]);
    expect(web.received[0]?.held?.size).toBe(1);
  });

  it('larger than the limit are told with their size and without bytes', async () => {
    const web = await startWeb();
    const response = await web.post({ text: '/attend' }, [
      ['small.jpg', jpeg(1000)],
      ['large.jpg', jpeg(1001)],
    ]);
    expect(response.status).toBe(200);
    const { photos } = messageOf(web.received[0]);
    expect(photos.map(({ size }) => size)).toEqual([1000, 1001]);
    expect([...(web.received[0]?.held?.keys() ?? [])]).toEqual([photos[0]?.ref]);
  });

  it('that the page did not send because of their size are told as well', async () => {
    const web = await startWeb();
    await web.post({ text: '', tooLarge: '50000000 huge.jpg' });
    expect(messageOf(web.received[0]).photos).toMatchObject([{ name: 'huge.jpg', size: 50_000_000 }]);
    expect((await web.post({ tooLarge: '10 not-huge.jpg' })).status).toBe(400);
  });

  it('far larger than the limit are not read to their end', async () => {
    const web = await startWeb();
    const boundary = 'b'.repeat(20);
    const field = (name: string, value: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${web.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': 10 ** 12 },
      });
      sent.on('response', (response) => resolve(response.statusCode));
      sent.on('error', reject);
      sent.write(field('id', randomUUID()) + field('as', host) + field('chat', direct));
      sent.write(`--${boundary}\r\nContent-Disposition: form-data; name="photo"; filename="x.jpg"\r\n\r\n`);
      sent.write(jpeg(5000));
      // The rest of the terabyte never comes: an answer means that nobody waits for it.
    });
    expect(status).toBe(200);
    expect(messageOf(web.received[0]).photos).toMatchObject([{ name: 'x.jpg', size: 1001 }]);
  });

  it('are bounded in number and together', async () => {
    const web = await startWeb({ maxBytes: 100, limits: { photos: 2, togetherBytes: 150 } });
    const photo = (size: number): [string, Uint8Array<ArrayBuffer>] => ['a.jpg', jpeg(size)];
    expect((await web.post({}, [photo(10), photo(10), photo(10)])).status).toBe(413);
    expect((await web.post({}, [photo(100), photo(100)])).status).toBe(413);
    expect(web.received).toEqual([]);
  });

  it('are received a few messages at a time', async () => {
    const taken: (() => void)[] = [];
    const web = await startWeb({
      limits: { uploadsAtOnce: 1 },
      receive: () => new Promise((resolve) => taken.push(resolve)),
    });
    const first = web.post({ text: 'one' });
    while (taken.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const second = await web.post({ text: 'two' });
    expect([second.status, second.headers.get('retry-after')]).toEqual([503, '1']);
    taken[0]?.();
    expect((await first).status).toBe(200);
  });
});

describe('an answer to an earlier photo', () => {
  it('brings its bytes again, under refs of its own', async () => {
    const web = await startWeb();
    const photo = await messageIn(await web.post({ chat: group }, [['class.jpg', jpeg(30)]]));
    await web.post({ chat: group, text: '/attend', replyTo: photo.id });
    const { replyTo } = messageOf(web.received[1]);
    expect(replyTo).toMatchObject({ message: photo.id, at: photo.at, photos: [{ name: 'class.jpg', size: 30 }] });
    const ref = replyTo?.photos[0]?.ref ?? '';
    expect(web.received[1]?.held?.get(ref)).toEqual(jpeg(30));
    expect(messageOf(web.received[0]).photos[0]?.ref).not.toBe(ref);
  });

  it('still names the photo when its bytes are forgotten', async () => {
    const web = await startWeb({ limits: { pictureBytes: 30 } });
    const photo = await messageIn(await web.post({}, [['class.jpg', jpeg(30)]]));
    await web.post({}, [['other.jpg', jpeg(30)]]);
    await web.post({ text: '/attend', replyTo: photo.id });
    expect(messageOf(web.received[2]).replyTo?.photos).toHaveLength(1);
    expect(web.received[2]?.held?.size).toBe(0);
  });

  it('still names the photo after a restart, when only the page knows it', async () => {
    const web = await startWeb();
    await web.post({ text: '/attend', replyTo: 'u-before', replyPhoto: ['u-before-0', 'u-before-1'] });
    expect(messageOf(web.received[0]).replyTo?.photos).toHaveLength(2);
    expect(web.received[0]?.held?.size).toBe(0);
  });

  it('does not take the bot’s own picture for a photo', async () => {
    const web = await startWeb();
    const picture = { bytes: jpeg(30), type: 'image/jpeg' as const, name: 'marked.jpg', alt: 'Six faces' };
    const said = await web.adapter.messenger.send({ chat: direct }, { text: '6 present', picture }, 'k');
    await web.post({ text: '/attend', replyTo: said });
    expect(messageOf(web.received[0]).replyTo).toMatchObject({ message: said, photos: [] });
  });
});

describe('a press', () => {
  const press = (fields = {}) => ({
    id: randomUUID(),
    as: host,
    chat: direct,
    message: 'b-1',
    data: 'fix:abc:1',
    ...fields,
  });

  it('reaches the bot once, also for a message from before a restart', async () => {
    const web = await startWeb();
    const pressed = press();
    expect((await web.json('/api/presses', pressed)).status).toBe(202);
    expect((await web.json('/api/presses', pressed)).status).toBe(202);
    expect(web.received).toHaveLength(1);
    expect(web.received[0]?.event).toMatchObject({
      kind: 'button',
      id: `web:${pressed.id}`,
      message: 'b-1',
      data: 'fix:abc:1',
      chat: { id: direct, kind: 'direct', title: 'Ms Rivera' },
      sender: { account: host, name: 'Ms Rivera' },
    });
  });

  it.each([
    ['data that is too long', { data: 'x'.repeat(65) }, 400],
    ['no message', { message: undefined }, 400],
    ['a sender nobody knows', { as: 'web:nobody' }, 404],
    ['a body that is too large', { more: 'x'.repeat(20_000) }, 413],
  ])('with %s is refused', async (_what, fields, status) => {
    const web = await startWeb();
    expect((await web.json('/api/presses', press(fields))).status).toBe(status);
    expect(web.received).toEqual([]);
  });
});
