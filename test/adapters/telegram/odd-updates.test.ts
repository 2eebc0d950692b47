/** Updates that cannot be read: they are noted, and nobody else waits for them. */
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Self } from '../../../adapters/telegram/incoming/mentions.js';
import { createReadUpdate } from '../../../adapters/telegram/incoming/read-update.js';
import { createReach } from '../../../adapters/telegram/reach.js';
import { incoming } from '../../../src/chat/event.js';
import { silent } from '../../../src/chat/ports.js';
import { oddPackets } from '../../helpers/odd-packets.js';
import type { WireUpdate } from '@rollcall/fake-telegram';
import { received, startTelegram, time, until, type Started } from './started.js';

const pixel = { bytes: new Uint8Array([0xff, 0xd8, 0xff]), name: 'photo.jpg', type: 'image/jpeg' };

/** Updates of every kind that the bot asks for. */
async function record(): Promise<{ started: Started; updates: WireUpdate[] }> {
  const started = await startTelegram();
  const { server, adapter } = started;
  const [ann, bo] = [server.person('Ann', { username: 'ann', language: 'de' }), server.person('Bo')];
  const group = server.group('Class 5b', { admins: [ann], members: [bo], topics: true, bot: 'left' });
  await ann.in(group).addsBot();
  ann.in(group).promotesBot();
  const { id } = await ann.in(group).sendsFile(pixel, { caption: '/attend', thread: group.topic('Physics') });
  await ann.in(group).sendsFiles([pixel, pixel]);
  await ann.in(group).says('/mark Bo late', { mentions: [{ words: 'Bo', person: bo }], replyTo: id });
  await ann.in(group).says('/roster', { anonymous: true });
  await ann.direct().says('Hello');
  const buttons = [[{ label: 'Take', data: 'photos-attend' }]];
  const to = { chat: `telegram:${group.id}`, replyTo: String(id) };
  const message = await adapter.platform.messenger.send(to, { text: 'Shall I?', buttons }, 'key');
  await bo.in(group).presses(Number(message), 'photos-attend');
  server.group('Class 6c', { admins: [ann], supergroup: false }).migrates();
  await until(() => server.pendingUpdates() === 0);
  return { started, updates: [...server.updates] };
}

const me: Self = {
  id: 7000000001,
  is_bot: true,
  first_name: 'Rollcall',
  username: 'rollcall_test_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  commands: new Set(['start', 'help']),
};

/** The same sizes as Telegram's own; the fake server would want a picture to be in it. */
const asPhoto = {
  update_id: 1,
  message: {
    message_id: 1,
    date: 1,
    chat: { id: -5, type: 'supergroup', title: 'Class 5b' },
    from: { id: 7, is_bot: false, first_name: 'Ann' },
    photo: [{ file_id: 'a', file_unique_id: 'b', width: 90, height: 90, file_size: 5 }],
    caption: '/attend',
    caption_entities: [{ type: 'bot_command', offset: 0, length: 7 }],
    reply_to_message: {
      message_id: 2,
      date: 1,
      chat: { id: -5, type: 'supergroup', title: 'Class 5b' },
      photo: [{ file_id: 'a', file_unique_id: 'b', width: 90, height: 90 }],
      forward_origin: { type: 'channel', date: 1, message_id: 3, chat: { id: -6, type: 'channel', title: 'News' } },
    },
  },
};

describe('whatever becomes of an update', () => {
  it('nothing is thrown, and what comes out is an event or nothing', async () => {
    const { updates } = await record();
    const read = createReadUpdate({ reach: createReach(), log: silent, now: () => time });
    for (const update of [...updates, asPhoto]) expect(() => read(update, me)).not.toThrow();
    for (const { name, packet } of [...updates, asPhoto].flatMap(oddPackets)) {
      const event = read(packet, me);
      if (event) expect(incoming.safeParse(event).error, name).toBeUndefined();
      expect(event ? JSON.stringify(event) : '', name).not.toMatch(/telegram:[^"]*(undefined|null|NaN|object)/);
    }
  });

  it('the log says which update it was and of what kind its fields are, and nothing that was said', () => {
    const logged: object[] = [];
    const log = { ...silent, warn: (details: object) => void logged.push(details) };
    const read = createReadUpdate({ reach: createReach(), log, now: () => time });
    read({ update_id: 5, message: { message_id: 1, text: 'a secret', date: 'a secret', chat: null, photo: [] } }, me);
    expect(logged).toEqual([
      {
        update: 5,
        fields: [
          'update_id: number',
          'message: object',
          'message.message_id: number',
          'message.text: string',
          'message.date: string',
          'message.chat: null',
          'message.photo: array of 0',
        ],
        why: 'TypeError',
      },
    ]);
  });

  it.each([{}, null, 'x', 7, [[]], { update_id: 4 }, { update_id: 3, message: null }])('%j is noted', (update) => {
    const logged: object[] = [];
    const log = { ...silent, warn: (details: object) => void logged.push(details) };
    expect(createReadUpdate({ reach: createReach(), log, now: () => time })(update, me)).toBeUndefined();
    expect(logged).toHaveLength(1);
  });
});

it('a photo without sizes is a message without a photo, also where it is replied to', async () => {
  const started = await startTelegram();
  const { server } = started;
  const ann = server.person('Ann');
  const group = server.group('Class 5b', { admins: [ann], bot: 'administrator' });
  await started.adapter.stop();
  await ann.in(group).says('/attend');
  await ann.direct().says('Hello');
  const photo = { ...asPhoto.message.reply_to_message, photo: [] };
  Object.assign(server.updates.at(-2)?.message ?? {}, { reply_to_message: photo });
  Object.assign(server.updates.at(-1)?.message ?? {}, { photo: [] });
  await started.again();
  const [attend, hello] = await received(started, 2);
  expect(attend).toMatchObject({ text: '/attend', photos: [], replyTo: { message: '2', photos: [] } });
  expect(hello).toMatchObject({ text: 'Hello', photos: [] });
});

it('the next update of the same batch is handled, and all are confirmed', async () => {
  const { started, updates } = await record();
  const { server, events } = started;
  await started.adapter.stop();
  const odd = updates.flatMap((update) => oddPackets(update).map(({ packet }) => packet as WireUpdate));
  // The server keeps what was told by its number, so each gets one of its own, in the order in which it is told.
  const told = server.updates as WireUpdate[];
  const numbered = odd.map((packet, i) => ({ ...packet, update_id: 400_000_000 + i }));
  told.push(...numbered);
  for (const { update_id } of numbered.toReversed()) server.redeliver(update_id);
  events.length = 0;
  await server.person('Last').direct().says('end');
  await started.again();
  await until(() => events.some((event) => event.kind === 'message' && event.text === 'end'));
  await until(() => server.pendingUpdates() === 0);
});

it('by webhook it is answered with 200, so that Telegram does not bring it again', async () => {
  const secret = 'a-secret-of-sixteen-letters';
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo; // of a server that listens on TCP
  await new Promise((resolve) => listener.close(resolve));
  const url = 'https://class.example/hook';
  await startTelegram({ webhook: { url, secret, host: '127.0.0.1', port } });
  const headers = { 'x-telegram-bot-api-secret-token': secret };
  for (const body of ['{}', 'null', '[]', '{"update_id":3,"message":null}', '{"update_id":4}']) {
    const response = await fetch(`http://127.0.0.1:${port}/hook`, { method: 'POST', headers, body });
    expect(response.status, body).toBe(200);
  }
});
