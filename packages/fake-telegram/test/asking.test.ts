/** What a bot can ask about chats, and set for itself. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRawBot, type RawBot } from './raw-call.js';
import type { Group } from '../src/group.js';
import type { Person } from '../src/person.js';
import { createFakeTelegram, type FakeTelegram } from '../src/fake-telegram.js';

let server: FakeTelegram;
let bot: RawBot;
let ann: Person;
let group: Group;

beforeEach(async () => {
  server = await createFakeTelegram();
  bot = createRawBot(server);
  ann = server.person('Ann Example');
  group = server.group('Class 5b', { admins: [ann] });
});
afterEach(() => server.close());

const badRequest = (why: string) => ({ ok: false, error_code: 400, description: `Bad Request: ${why}` });

describe('asking about members', () => {
  it('tells their status', async () => {
    const bo = server.person('Bo Example');
    const status = async (who: { id: number }) =>
      (await bot.call('getChatMember', { chat_id: group.id, user_id: who.id })).result;
    expect(await status(ann)).toMatchObject({ status: 'creator', user: { id: ann.id } });
    expect(await status(server.bot)).toMatchObject({ status: 'member' });
    expect(await bot.call('getChatMember', { chat_id: group.id, user_id: bo.id })).toEqual(
      badRequest('PARTICIPANT_ID_INVALID'),
    );
    await bo.starts();
    expect(await status(bo)).toMatchObject({ status: 'left' });
    expect((await bot.call('getChatAdministrators', { chat_id: group.id })).result).toMatchObject([{ user: ann.user }]);
    expect(await bot.call('getChatAdministrators', { chat_id: bo.id })).toEqual(
      badRequest('there are no administrators in the private chat'),
    );
  });
});

describe('the profile', () => {
  it('keeps commands by scope and language', async () => {
    const german = { commands: [{ command: 'hilfe', description: 'Hilfe' }], language_code: 'de' };
    await bot.call('setMyCommands', german);
    expect((await bot.call('getMyCommands', { language_code: 'de' })).result).toEqual(german.commands);
    expect((await bot.call('getMyCommands')).result).toEqual([]);
    await bot.call('deleteMyCommands', { language_code: 'de' });
    expect(server.profile.commands.size).toBe(0);
  });
  it.each([
    [{ commands: [{ command: 'Help', description: 'x' }] }, 'BOT_COMMAND_INVALID'],
    [{ commands: [{ command: 'help', description: '' }] }, 'command description must be non-empty'],
    [{ commands: [{ command: 'x'.repeat(33), description: 'x' }] }, 'command length must not exceed 32'],
    [{ commands: [], scope: { type: 'here' } }, "can't parse BotCommandScope: Unsupported type specified"],
    [{ commands: [], language_code: 'deutsch' }, 'invalid language code specified'],
  ])('refuses %j', async (params, why) => {
    expect(await bot.call('setMyCommands', params)).toEqual(badRequest(why));
  });
  it('has descriptions that fall back to those without a language', async () => {
    await bot.call('setMyDescription', { description: 'Takes attendance.' });
    expect((await bot.call('getMyDescription', { language_code: 'de' })).result).toEqual({
      description: 'Takes attendance.',
    });
    expect(await bot.call('setMyShortDescription', { short_description: 'x'.repeat(121) })).toMatchObject({
      ok: false,
    });
    await bot.call('setMyShortDescription', { short_description: 'Short', language_code: 'de' });
    expect(server.profile.shortDescriptions.get('de')).toBe('Short');
  });
});

describe('the end', () => {
  it('comes with logOut, until the server is opened again', async () => {
    await bot.call('logOut');
    expect(await bot.call('getMe')).toMatchObject({ error_code: 400, description: 'Logged out' });
    server.reopen();
    expect(await bot.call('getMe')).toMatchObject({ ok: true });
    await bot.call('close');
    expect(await bot.call('getMe')).toMatchObject({ error_code: 429 });
  });
});
