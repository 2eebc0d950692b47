import { connect } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createEventStream } from '../../../adapters/web/pages.js';
import { group, startWeb } from './started.js';

describe('the stream of events', () => {
  it('begins with everything a page needs', async () => {
    const web = await startWeb();
    const snapshot = await (await web.stream()).next('snapshot');
    expect(snapshot.people.map(({ name, host }) => [name, host])).toEqual([
      ['Ms Rivera', true],
      ['Ann Example', false],
      ['Ben Okafor', false],
    ]);
    expect(snapshot.chats.map((chat) => chat.id)).toContain(group);
    expect(snapshot).toMatchObject({
      messages: [],
      demo: { state: 'none' },
      commands: [{ name: '/help' }],
      limits: { photoBytes: 1000, photos: 10 },
    });
  });

  it('goes on where a lost connection left off', async () => {
    const web = await startWeb();
    const first = await web.stream();
    const { streamId } = await first.next('snapshot');
    first.close();
    for (const text of ['a', 'b']) await web.adapter.messenger.send({ chat: group }, { text }, text);
    const again = await web.stream({ 'last-event-id': streamId });
    const a = await again.next('message');
    const b = await again.next('message');
    expect([a.message.text, b.message.text]).toEqual(['a', 'b']);
    const last = await web.stream({ 'last-event-id': a.streamId });
    expect((await last.next('message')).message.text).toBe('b');
  });

  it.each(['other.1', 'nonsense', 'x.NaN'])('begins anew for an id of another time: %s', async (id) => {
    const web = await startWeb();
    await (await web.stream({ 'last-event-id': id })).next('snapshot');
  });

  it('begins anew for a page that missed more than is remembered', async () => {
    const web = await startWeb({ limits: { events: 2 } });
    const { streamId } = await (await web.stream()).next('snapshot');
    for (const text of ['a', 'b', 'c']) await web.adapter.messenger.send({ chat: group }, { text }, text);
    const { messages } = await (await web.stream({ 'last-event-id': streamId })).next('snapshot');
    expect(messages).toHaveLength(3);
  });

  it('is open to a bounded number of pages', async () => {
    const web = await startWeb({ limits: { pages: 1 } });
    await (await web.stream()).next('snapshot');
    expect((await fetch(`${web.url}/api/events`)).status).toBe(429);
  });

  it('has room again when a page is closed', async () => {
    const web = await startWeb({ limits: { pages: 1 } });
    const page = await web.stream();
    await page.next('snapshot');
    page.close();
    await expect
      .poll(async () => {
        const response = await fetch(`${web.url}/api/events`);
        await response.body?.cancel();
        return response.status;
      })
      .toBe(200);
  });

  it('cuts off a page that takes nothing, and holds no more for it than its bound', async () => {
    const web = await startWeb({ limits: { waiting: 5 } });
    const socket = connect(Number(new URL(web.url).port), '127.0.0.1');
    socket.write('GET /api/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    await once(socket, 'data');
    socket.pause();
    const long = 'x'.repeat(4000);
    for (let said = 0; said < 3000; said += 1) {
      await web.adapter.messenger.send({ chat: group }, { text: long }, String(said));
    }
    const ended = once(socket, 'end');
    socket.resume();
    await ended;
  });

  it('lets the server stop at once, also beside a connection that a browser has opened in advance', async () => {
    const web = await startWeb();
    const unused = connect(Number(new URL(web.url).port), '127.0.0.1');
    await once(unused, 'connect');
    await (await web.stream()).next('snapshot');
    await web.adapter.stop();
    // Well before the time after which every connection is cut off.
  });

  it('ends when the server stops', async () => {
    const web = await startWeb();
    const events = await web.stream();
    await events.next('snapshot');
    await web.adapter.stop();
    await expect(events.next('message')).rejects.toThrow();
  });
});

describe('one page’s stream', () => {
  it('is closed once, by whoever is first', async () => {
    let ended = 0;
    const stream = createEventStream({ bound: 1, resumed: false, ended: () => (ended += 1) });
    const event = { id: 'e.1', event: { kind: 'patch', patch: { id: 'm', text: 't' } } as const };
    stream.push(event);
    stream.push(event);
    stream.end();
    await stream.body.cancel();
    expect(ended).toBe(1);
  });
});

describe('people and groups', () => {
  it('are added by name, and the same name is the same person', async () => {
    const web = await startWeb();
    const events = await web.stream();
    const added = await (await web.json('/api/people', { name: '  José   Núñez ' })).json();
    const again = await (await web.json('/api/people', { name: 'José Núñez' })).json();
    expect(added).toEqual(again);
    const { person } = await events.next('person');
    expect(person).toMatchObject({ name: 'José Núñez', host: false });
    expect((await events.next('chat')).chat).toMatchObject({ kind: 'direct', account: person.account });
    await web.json('/api/chats', { title: 'Physics' });
    expect((await events.next('chat')).chat).toEqual({ id: 'web:class-physics', kind: 'group', title: 'Physics' });
  });

  it.each([
    ['/api/people', { name: '' }, 400],
    ['/api/people', { name: 7 }, 400],
    ['/api/people', 'nonsense', 400],
    ['/api/people', { name: 'x'.repeat(61) }, 429],
    ['/api/chats', { title: ' \u200e ' }, 429],
  ])('POST %s %j is refused', async (path, body, status) => {
    expect((await (await startWeb()).json(path, body)).status).toBe(status);
  });

  it('are bounded in number', async () => {
    const web = await startWeb({ limits: { people: 3, groups: 1 } });
    expect((await web.json('/api/people', { name: 'Fourth' })).status).toBe(429);
    expect((await web.json('/api/chats', { title: 'Second' })).status).toBe(429);
    expect((await web.json('/api/people', { name: 'Ann Example' })).status).toBe(200);
  });
});
