/** What a bot sees in a group, with privacy mode and without. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GroupOptions } from '../src/cast.js';
import type { Group } from '../src/group.js';
import type { Person } from '../src/person.js';
import { createRawBot, type RawBot } from './raw-call.js';
import { createFakeTelegram, type FakeTelegram } from '../src/fake-telegram.js';

let server: FakeTelegram;
let bot: RawBot;
let ann: Person;

beforeEach(async () => {
  server = await createFakeTelegram();
  bot = createRawBot(server);
  ann = server.person('Ann Example');
});
afterEach(() => server.close());

const groupWith = (about: GroupOptions = {}): Group => server.group('Class 5b', { admins: [ann], ...about });
const isSeen = async (group: Group, text: string, about?: { replyTo: number }) =>
  (await ann.in(group).says(text, about)).update !== undefined;

describe('with privacy mode', () => {
  it.each([
    ['/open', true],
    ['/open@test_bot', true],
    ['/OPEN@Test_Bot now', true],
    ['please /open', true],
    ['and/or', false],
    ['/open@some_other_bot', false],
    ['Hello @test_bot', true],
    ['Hello @test_bots', false],
    ['Hello everybody', false],
  ])('%s: %s', async (text, seen) => {
    expect(await isSeen(groupWith(), text)).toBe(seen);
  });

  it('answers to the bot are seen, and what answers to those meant for it', async () => {
    const group = groupWith();
    const { message_id } = await bot.sends('sendMessage', { chat_id: group.id, text: 'Who is here?' });
    expect(await isSeen(group, 'me', { replyTo: message_id })).toBe(true);
    const aside = await ann.in(group).says('Nice weather');
    expect(await isSeen(group, 'Indeed', { replyTo: aside.id })).toBe(false);
  });

  it('a command that answers to something unseen brings that along', async () => {
    const group = groupWith();
    const aside = await ann.in(group).says('Nice weather');
    const { message } = await ann.in(group).says('/attend', { replyTo: aside.id });
    expect(message.reply_to_message).toMatchObject({ message_id: aside.id, text: 'Nice weather' });
  });

  it('a command without a name is for the bot that spoke last', async () => {
    const group = groupWith();
    group.otherBotSays('It is me now');
    expect(await isSeen(group, '/open')).toBe(false);
    expect(await isSeen(group, '/open@test_bot')).toBe(true);
    await bot.sends('sendMessage', { chat_id: group.id, text: 'And now me' });
    expect(await isSeen(group, '/open')).toBe(true);
  });

  it('of an album only the item with the command is seen', async () => {
    const pixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const sent = await ann.in(groupWith()).sendsAlbum([pixel, pixel], { caption: '/attend' });
    expect(sent.map(({ update }) => update !== undefined)).toEqual([true, false]);
  });

  it('service messages are seen', async () => {
    expect((await server.person('Bo Example').in(groupWith()).joins()).update).toBeDefined();
  });

  it('an administrator sees everything', async () => {
    const group = groupWith();
    ann.in(group).promotesBot();
    expect(await isSeen(group, 'Hello everybody')).toBe(true);
    ann.in(group).demotesBot();
    expect(await isSeen(group, 'Hello everybody')).toBe(false);
  });
});

describe('without privacy mode', () => {
  it('everything is seen, but never what another bot says', async () => {
    const group = groupWith({ privacy: false });
    expect(await isSeen(group, 'Hello everybody')).toBe(true);
    expect(group.otherBotSays('Hello').update).toBeUndefined();
  });

  it('is in force once the bot was removed and added again', async () => {
    const group = groupWith();
    server.setPrivacy(false);
    expect((await bot.call('getMe')).result).toMatchObject({ can_read_all_group_messages: true });
    expect(await isSeen(group, 'Hello everybody')).toBe(false);
    await ann.in(group).removesBot();
    await ann.in(group).addsBot();
    expect(await isSeen(group, 'Hello everybody')).toBe(true);
  });

  it('nothing is seen where the bot is not', async () => {
    const group = groupWith({ privacy: false });
    await ann.in(group).removesBot();
    expect(await isSeen(group, '/open')).toBe(false);
  });
});
