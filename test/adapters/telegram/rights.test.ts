/** Who administers a chat and who is in it, by Telegram's own word. */
import { expect, it } from 'vitest';
import type { Calls } from '../../../adapters/telegram/calls.js';
import { createReach } from '../../../adapters/telegram/reach.js';
import { createTelegramRights } from '../../../adapters/telegram/rights.js';
import { startTelegram, time } from './started.js';

async function enter() {
  let now = time;
  const started = await startTelegram({ now: () => now });
  const { server, adapter } = started;
  const [ann, bo, cy] = [server.person('Ann'), server.person('Bo'), server.person('Cy')];
  const group = server.group('Class 5b', { admins: [ann], members: [bo], bot: 'administrator' });
  const chat = `telegram:${group.id}`;
  const of = ({ id }: { id: number }) => `telegram:${id}`;
  return {
    ...{ server, ann, bo, cy, group, chat, of, rights: adapter.platform.rights },
    later: (ms: number) => void (now += ms),
  };
}

it('calls its creator and administrators administrators of a group, and nobody else', async () => {
  const { rights, chat, of, ann, bo, cy } = await enter();
  expect(await Promise.all([ann, bo, cy].map((person) => rights.isAdmin(chat, of(person))))).toEqual([
    true,
    false,
    false,
  ]);
});

it('calls everybody the administrator of their direct chat, and of no other', async () => {
  const { rights, of, ann, bo } = await enter();
  expect(await rights.isAdmin(of(ann), of(ann))).toBe(true);
  expect(await rights.isAdmin(of(ann), of(bo))).toBe(false);
  expect(await rights.isIn(of(ann), of(bo))).toBe(false);
});

it('counts no bot among those who could make a class, itself neither', async () => {
  const { server, rights, chat } = await enter();
  expect(await rights.hasAdmins(chat)).toBe(true);
  const orphan = server.group('Left behind', { bot: 'administrator' });
  expect(await rights.hasAdmins(`telegram:${orphan.id}`)).toBe(false);
});

it('notices within a minute that somebody became one, and asks once meanwhile', async () => {
  const { server, rights, chat, of, bo, group, later } = await enter();
  const asked = () => server.calls.filter(({ method }) => method === 'getChatAdministrators').length;
  await Promise.all([rights.isAdmin(chat, of(bo)), rights.isAdmin(chat, of(bo))]);
  group.makes(bo, 'administrator');
  expect(await rights.isAdmin(chat, of(bo))).toBe(false);
  expect(asked()).toBe(1);
  later(61_000);
  expect(await rights.isAdmin(chat, of(bo))).toBe(true);
});

it('asks again after a question that failed', async () => {
  const { server, rights, chat, of, ann } = await enter();
  server.fail({ with: 500, method: 'getChatAdministrators', times: 3 });
  await expect(rights.isAdmin(chat, of(ann))).rejects.toMatchObject({ code: 'network' });
  expect(await rights.isAdmin(chat, of(ann))).toBe(true);
});

it('knows who is in a group: those who joined and did not leave', async () => {
  const { rights, chat, of, ann, bo, cy, group } = await enter();
  const all = () => Promise.all([ann, bo, cy].map((person) => rights.isIn(chat, of(person))));
  expect(await all()).toEqual([true, true, false]);
  group.makes(bo, 'kicked');
  expect(await all()).toEqual([true, false, false]);
});

it('gives nobody rights through a group that it is no longer in', async () => {
  const { rights, chat, of, ann, bo, group, server } = await enter();
  await ann.in(group).removesBot();
  expect(await rights.isAdmin(chat, of(ann))).toBe(false);
  expect(server.messages(bo)).toEqual([]);
});

it('follows a group that became a supergroup, also where nobody told of it', async () => {
  const { server, rights, of, ann } = await enter();
  const group = server.group('Class 6a', { admins: [ann], supergroup: false });
  group.migrates();
  expect(await rights.isAdmin(`telegram:${group.id}`, of(ann))).toBe(true);
  expect(await rights.isIn(`telegram:${group.id}`, of(ann))).toBe(true);
});

it('finds an administrator whom the list leaves out because they remain anonymous', async () => {
  const asked: string[] = [];
  const answers: Record<string, unknown> = {
    getChatAdministrators: [],
    getChatMember: { status: 'administrator', is_anonymous: true },
  };
  const call = (method: string) => {
    asked.push(method);
    return Promise.resolve(answers[method]);
  };
  // As Telegram answers a bot that is no administrator itself; the fake server hides nobody.
  const calls = { call, say: () => Promise.reject(new Error('nothing is said')) } as unknown as Calls;
  const rights = createTelegramRights(calls, createReach(), () => time);
  expect(await rights.isAdmin('telegram:-5', 'telegram:7')).toBe(true);
  expect(await rights.isAdmin('telegram:-5', 'telegram:7')).toBe(true);
  expect(asked).toEqual(['getChatAdministrators', 'getChatMember']);
  expect(await rights.isAdmin('telegram:-5', 'telegram:-6')).toBe(false);
});
