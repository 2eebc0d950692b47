import { describe, expect, it } from 'vitest';
import type { ButtonPressed } from '../../../src/chat/event.js';
import { AdapterError } from '../../../src/errors.js';
import { ann, direct, group, host, jpeg, startWeb } from './started.js';

const picture = (fill = 1) => ({
  bytes: jpeg(40, fill),
  type: 'image/jpeg' as const,
  name: 'marked.jpg',
  alt: 'A class',
});

describe('what the bot says', () => {
  it('is shown in its chat, with picture and buttons', async () => {
    const web = await startWeb();
    const events = await web.stream();
    const buttons = [[{ label: 'Fix', data: 'fix:1', style: 'primary' as const }]];
    const reply = { text: '6 of 8 present', picture: picture(), buttons };
    const id = await web.adapter.messenger.send({ chat: group, replyTo: 'u-1' }, reply, 'k');
    const { message } = await events.next('message');
    expect(message).toMatchObject({ id, chat: group, from: null, text: '6 of 8 present', buttons, replyTo: 'u-1' });
    expect(message.pictures).toMatchObject([{ alt: 'A class', name: 'marked.jpg', size: 40, viewable: true }]);
    const shown = await fetch(`${web.url}/api/pictures/${message.pictures[0]?.id ?? ''}`);
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(jpeg(40));
  });

  it('to one account is marked as theirs', async () => {
    const web = await startWeb();
    await web.adapter.messenger.send({ chat: group, only: host }, { text: 'Missing: Ben' }, 'k');
    expect((await (await web.stream()).next('snapshot')).messages).toMatchObject([{ only: host }]);
  });

  it('is said once by its key, to each whom it is for', async () => {
    const web = await startWeb();
    const { messenger } = web.adapter;
    const ids = [
      await messenger.send({ chat: group }, { text: 'hello' }, 'k'),
      await messenger.send({ chat: group }, { text: 'hello' }, 'k'),
      await messenger.send({ chat: group, only: host }, { text: 'hello' }, 'k'),
      await messenger.send({ chat: group }, { text: 'hello' }, 'k2'),
    ];
    expect(new Set(ids).size).toBe(3);
    expect((await (await web.stream()).next('snapshot')).messages).toHaveLength(3);
  });

  it('that is said again does not undo what it was changed to', async () => {
    const web = await startWeb();
    const { messenger } = web.adapter;
    const id = await messenger.send({ chat: group }, { text: 'Nobody yet' }, 'k');
    await messenger.edit({ chat: group }, id, { text: 'One has joined' });
    await messenger.send({ chat: group }, { text: 'Nobody yet' }, 'k');
    expect((await (await web.stream()).next('snapshot')).messages).toMatchObject([{ text: 'One has joined' }]);
  });

  it('has the same id after a restart, and ids of the stream differ', async () => {
    const [before, after] = [await startWeb(), await startWeb()];
    const say = { chat: group };
    const id = await before.adapter.messenger.send(say, { text: 'late answer' }, 'k');
    expect(await after.adapter.messenger.send(say, { text: 'late answer' }, 'k')).toBe(id);
    const [one, other] = [
      await (await before.stream()).next('snapshot'),
      await (await after.stream()).next('snapshot'),
    ];
    expect(one.epoch).not.toBe(other.epoch);
    expect(one.streamId).not.toBe(other.streamId);
  });

  it('finds chats that only the bot remembers after a restart, with their person', async () => {
    const web = await startWeb();
    await web.adapter.messenger.send({ chat: 'web:direct-zoe-kim' }, { text: 'the digest' }, 'k');
    await web.adapter.messenger.send({ chat: 'web:class-physics' }, { text: 'the digest' }, 'k');
    const { chats, people } = await (await web.stream()).next('snapshot');
    expect(people.at(-1)).toEqual({ account: 'web:zoe-kim', name: 'Zoe Kim', host: false });
    expect(chats.slice(-2)).toEqual([
      { id: 'web:direct-zoe-kim', kind: 'direct', title: 'Zoe Kim', account: 'web:zoe-kim' },
      { id: 'web:class-physics', kind: 'group', title: 'Physics' },
    ]);
  });

  it('to no chat of this platform is refused as gone', async () => {
    const web = await startWeb();
    const sent = web.adapter.messenger.send({ chat: 'web:nonsense' }, { text: 'hello' }, 'k');
    await expect(sent).rejects.toEqual(new AdapterError('web', 'gone'));
  });

  it('is remembered within bounds, the oldest forgotten first', async () => {
    const web = await startWeb({ limits: { messages: 2 } });
    for (const text of ['a', 'b', 'c']) await web.adapter.messenger.send({ chat: group }, { text }, text);
    const { messages } = await (await web.stream()).next('snapshot');
    expect(messages.map((message) => message.text)).toEqual(['b', 'c']);
  });
});

describe('an edit', () => {
  it('keeps a picture that it does not mention, and no buttons', async () => {
    const web = await startWeb();
    const { messenger } = web.adapter;
    const buttons = [[{ label: 'Yes', data: 'y' }]];
    const id = await messenger.send({ chat: group, only: host }, { text: 'one', picture: picture(), buttons }, 'k');
    const events = await web.stream();
    const before = (await events.next('snapshot')).messages[0];
    await messenger.edit({ chat: group }, id, { text: 'two' });
    expect((await events.next('message')).message).toEqual({ ...before, text: 'two', buttons: [] });
    await messenger.edit({ chat: group }, id, { text: 'three', buttons });
    expect((await events.next('message')).message).toEqual({ ...before, text: 'three' });
    await messenger.edit({ chat: group }, id, { text: 'two', picture: picture(2) });
    const { message } = await events.next('message');
    expect(message.pictures[0]?.id).not.toBe(before?.pictures[0]?.id);
    expect(message.at).toBe(before?.at);
  });

  it('of a message from before a restart reaches pages that still show it', async () => {
    const web = await startWeb();
    const events = await web.stream();
    await web.adapter.messenger.edit({ chat: group }, 'b-old', { text: 'now', buttons: [] });
    expect((await events.next('patch')).patch).toEqual({ id: 'b-old', text: 'now', buttons: [] });
    await web.adapter.messenger.edit({ chat: group }, 'b-old', { text: 'later' });
    const { patches } = await (await web.stream()).next('snapshot');
    expect(patches).toEqual([{ id: 'b-old', text: 'later', buttons: [] }]);
  });
});

describe('beside the messages', () => {
  it('a toast goes to who pressed', async () => {
    const web = await startWeb();
    const events = await web.stream();
    const press: ButtonPressed = {
      kind: 'button',
      id: 'web:press-1',
      at: 0,
      chat: { id: direct, kind: 'direct', title: 'Ann' },
      sender: { account: ann, name: 'Ann' },
      message: 'b-1',
      data: 'd',
    };
    await web.adapter.messenger.notify(press, 'Done');
    expect(await events.next('toast')).toMatchObject({ account: ann, press: 'press-1', text: 'Done' });
  });

  it('work is shown once per chat until all of it is done', async () => {
    const web = await startWeb();
    const events = await web.stream();
    const [one, two] = [web.adapter.messenger.working({ chat: group }), web.adapter.messenger.working({ chat: group })];
    expect(await events.next('working')).toMatchObject({ working: { chat: group }, on: true });
    expect((await (await web.stream()).next('snapshot')).working).toEqual([{ chat: group }]);
    one();
    one();
    expect((await (await web.stream()).next('snapshot')).working).toEqual([{ chat: group }]);
    two();
    expect(await events.next('working')).toMatchObject({ on: false });
  });

  it('the host administers groups, and everybody their own direct chat', async () => {
    const { rights } = (await startWeb()).adapter;
    expect(await rights.isAdmin(group, host)).toBe(true);
    expect(await rights.isAdmin(group, ann)).toBe(false);
    expect(await rights.isAdmin('web:direct-ann-example', ann)).toBe(true);
    expect(await rights.hasAdmins(group)).toBe(true);
  });

  it('finds a group by its title, with a sign before it or without', async () => {
    const { places } = (await startWeb()).adapter;
    const found = { chat: group, title: 'Our class' };
    for (const name of ['Our class', '#our class', '@Our Class', '#our-class'])
      expect(await places.find(name, direct)).toEqual(found);
    expect(await places.find('#their class', direct)).toBeUndefined();
    expect(await places.find('#Ms Rivera', direct)).toBeUndefined();
  });
});

describe('a file', () => {
  const file = {
    bytes: new TextEncoder().encode('<script>alert(1)</script>'),
    type: 'text/csv' as const,
    name: 'a b".csv',
  };

  it('can be saved, and is never shown: an attachment of no type, whatever is in it', async () => {
    const web = await startWeb();
    await web.adapter.messenger.send({ chat: group }, { text: 'Here', file }, 'k');
    const [message] = (await (await web.stream()).next('snapshot')).messages;
    expect(message?.file).toEqual({
      id: expect.stringMatching(/^f-[0-9a-f]{20}$/) as string,
      name: file.name,
      size: 25,
    });
    const response = await fetch(`${web.url}/api/files/${message!.file!.id}`);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(file.bytes);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="a_b_.csv"');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is no picture, and a picture is no file', async () => {
    const web = await startWeb();
    const { messenger } = web.adapter;
    await messenger.send({ chat: group }, { text: 'Here', file }, 'k');
    await messenger.send({ chat: group }, { text: 'Look', picture: picture() }, 'k2');
    const { messages } = await (await web.stream()).next('snapshot');
    const paths = [
      `/api/pictures/${messages[0]!.file!.id}`,
      `/api/files/${messages[1]!.pictures[0]!.id}`,
      '/api/files/f-0',
    ];
    for (const path of paths) expect((await fetch(web.url + path)).status, path).toBe(404);
  });

  it('stays in an edit that does not mention it, and is changed by one that does', async () => {
    const web = await startWeb();
    const { messenger } = web.adapter;
    const id = await messenger.send({ chat: group }, { text: 'one', file }, 'k');
    const events = await web.stream();
    const before = (await events.next('snapshot')).messages[0];
    await messenger.edit({ chat: group }, id, { text: 'two' });
    expect((await events.next('message')).message.file).toEqual(before?.file);
    await messenger.edit({ chat: group }, id, { text: 'two', file: { ...file, bytes: new Uint8Array(3) } });
    expect((await events.next('message')).message.file?.size).toBe(3);
  });
});
