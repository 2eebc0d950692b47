/** getUpdates, as its documentation has it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRawBot, type RawBot } from './raw-call.js';
import { createFakeTelegram, type FakeTelegram } from '../src/fake-telegram.js';

let server: FakeTelegram;
let bot: RawBot;

beforeEach(async () => {
  server = await createFakeTelegram();
  bot = createRawBot(server);
});
afterEach(() => server.close());

async function ids(params: object = {}): Promise<number[]> {
  const { result } = await bot.call('getUpdates', params);
  return (result as { update_id: number }[]).map(({ update_id }) => update_id);
}
const says = async (...texts: string[]) => {
  const ann = server.person('Ann Example').direct();
  const sent = [];
  for (const text of texts) sent.push((await ann.says(text)).update!);
  return sent;
};

describe('getUpdates', () => {
  it('gives the same updates until they are confirmed', async () => {
    const [first, second] = await says('one', 'two');
    expect(await ids()).toEqual([first, second]);
    expect(await ids()).toEqual([first, second]);
    expect(await ids({ offset: second })).toEqual([second]);
    expect(await ids()).toEqual([second]);
    expect(await ids({ offset: second! + 1 })).toEqual([]);
    expect(server.pendingUpdates()).toBe(0);
  });

  it('gives no more than the limit', async () => {
    const [first] = await says('one', 'two');
    expect(await ids({ limit: 1 })).toEqual([first]);
  });

  it('forgets all but the last with a negative offset', async () => {
    const [, , third] = await says('one', 'two', 'three');
    expect(await ids({ offset: -1 })).toEqual([third]);
    expect(await ids()).toEqual([third]);
  });

  it('waits for something to happen', async () => {
    const waiting = ids({ timeout: 20 });
    const [first] = await says('one');
    expect(await waiting).toEqual([first]);
  });

  it('gives an album at once to a waiting poll', async () => {
    const waiting = ids({ timeout: 20 });
    const sent = await says('one', 'two', 'three');
    expect(await waiting).toEqual(sent);
  });

  it('ends the older of two polls with a conflict', async () => {
    const older = bot.call('getUpdates', { timeout: 20 });
    // The first one has to be there: its connection is older, but nothing says that it is read first.
    await bot.call('getMe');
    const newer = bot.call('getUpdates', { timeout: 20 });
    expect(await older).toEqual({
      ok: false,
      error_code: 409,
      description: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    });
    await says('one');
    expect((await newer).ok).toBe(true);
  });

  it('does not count a poll that hung up as another bot', async () => {
    const hangUp = new AbortController();
    const url = `${server.url}/bot${server.token}/getUpdates?timeout=20`;
    const gone = fetch(url, { signal: hangUp.signal }).catch(() => 'gone');
    await bot.call('getMe');
    hangUp.abort();
    expect(await gone).toBe('gone');
    await says('one');
    expect(await ids({ timeout: 1 })).toHaveLength(1);
  });

  it('is refused while a webhook is set, and ended by setting one', async () => {
    const waiting = bot.call('getUpdates', { timeout: 20 });
    await bot.call('getMe');
    await bot.call('setWebhook', { url: 'https://example.org/hook' });
    expect(await waiting).toMatchObject({ error_code: 409, description: 'Conflict: terminated by setWebhook request' });
    expect(await bot.call('getUpdates')).toMatchObject({
      error_code: 409,
      description:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    });
    await bot.call('deleteWebhook');
    expect((await bot.call('getUpdates')).ok).toBe(true);
  });
});

describe('the kinds of updates', () => {
  it('are remembered until they are named anew', async () => {
    await bot.call('getUpdates', { allowed_updates: ['callback_query'] });
    await server.person('Ann Example').direct().says('unheard');
    expect(await ids()).toEqual([]);
    await bot.call('getUpdates', { allowed_updates: [] });
    await says('heard');
    expect(await ids()).toHaveLength(1);
  });

  it('leave out the members of a chat unless they are asked for', async () => {
    const [ann, bo] = [server.person('Ann Example'), server.person('Bo Example')];
    const group = server.group('Class 5b', { admins: [ann], bot: 'administrator' });
    await bo.in(group).joins();
    expect((await bot.updates()).flatMap(Object.keys)).toEqual(['update_id', 'message']);
    await bot.call('getUpdates', { allowed_updates: ['chat_member'] });
    group.makes(bo, 'administrator');
    expect(await bot.updates()).toMatchObject([
      { chat_member: { old_chat_member: { status: 'member' }, new_chat_member: { status: 'administrator' } } },
    ]);
  });

  it('that do not exist are noted', async () => {
    await bot.call('getUpdates', { allowed_updates: ['mesage'] });
    expect(server.violations).toEqual(['getUpdates: there are no updates of the kind mesage']);
  });
});

describe('delivering twice', () => {
  it('brings back what was confirmed', async () => {
    const [first, second] = await says('one', 'two');
    await ids({ offset: second! + 1 });
    server.redeliver(first!);
    expect(await ids({ offset: second! + 1 })).toEqual([first]);
    expect(await ids({ offset: second! + 1 })).toEqual([]);
  });

  it('happens by a chance that is the same for the same seed', async () => {
    server.duplicateByChance({ seed: 7, rate: 0.5 });
    const sent = await says('one', 'two', 'three', 'four', 'five', 'six');
    const received = await ids();
    expect(new Set(received)).toEqual(new Set(sent));
    expect(received.length).toBeGreaterThan(sent.length);
  });
});
