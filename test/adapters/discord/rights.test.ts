/** Who administers a class’s channel, and who takes part in it, is asked of Discord every time (or a minute later). */
import { readFile } from 'node:fs/promises';
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { describe, expect, it, vi } from 'vitest';
import { invitedRights } from '../../../adapters/discord/rights.js';
import { startAdapter } from './started.js';

const minute = 60_000;
/** Milliseconds; it fails a test on a busy machine, and measures nothing. */
const patience = 20_000;
const accountOf = ({ id }: { id: string }) => `discord:${id}`;

describe('an administrator', () => {
  it.each([
    ['may manage the server', P.ManageGuild, true],
    ['may manage its events', P.ManageEvents, true],
    ['may do everything', P.Administrator, true],
    ['may manage messages only', P.ManageMessages, false],
  ])('is who %s: %s', async (_, permission, expected) => {
    const { guild, hall, bo, adapter } = await startAdapter();
    guild.gives(bo, guild.role('Teachers', permission));
    expect(await adapter.platform.rights.isAdmin(`discord:${hall.id}`, accountOf(bo))).toBe(expected);
  });

  it('is the owner, and nobody who is not there', async () => {
    const { hall, ann, bo, discord, adapter } = await startAdapter();
    const { rights } = adapter.platform;
    const chat = `discord:${hall.id}`;
    const everybody = [ann, bo, discord.person('Cy')].map((one) => rights.isAdmin(chat, accountOf(one)));
    expect(await Promise.all(everybody)).toEqual([true, false, false]);
    expect(await rights.hasAdmins(chat)).toBe(true);
  });

  it('of a direct chat is whoever it belongs to', async () => {
    const { ann, bo, adapter } = await startAdapter();
    const { rights } = adapter.platform;
    expect(await rights.isAdmin(`discord:dm-${ann.id}`, accountOf(ann))).toBe(true);
    expect(await rights.isAdmin(`discord:dm-${ann.id}`, accountOf(bo))).toBe(false);
    expect(await rights.hasAdmins(`discord:dm-${ann.id}`)).toBe(false);
  });

  it('is known for a minute, and then asked for again', async () => {
    const { guild, hall, bo, adapter, clock, discord } = await startAdapter();
    const { rights } = adapter.platform;
    const role = guild.role('Teachers', P.ManageEvents);
    guild.gives(bo, role);
    const isAdmin = () => rights.isAdmin(`discord:${hall.id}`, accountOf(bo));
    expect([await isAdmin(), await isAdmin()]).toEqual([true, true]);
    expect(discord.calls.filter(({ path }) => path.includes('/members/'))).toHaveLength(1);
    guild.takes(bo, role);
    clock.at += minute;
    expect(await isAdmin()).toBe(false);
  });

  it('is not guessed where Discord cannot be asked', async () => {
    const { hall, bo, adapter, discord } = await startAdapter();
    const { rights } = adapter.platform;
    discord.faults.next('GET /guilds/:guild/members/:user', { kind: 'status', status: 500 }, 10);
    const isAdmin = () => rights.isAdmin(`discord:${hall.id}`, accountOf(bo));
    await expect(isAdmin()).rejects.toMatchObject({ code: 'network' });
    discord.faults.none();
    expect(await isAdmin()).toBe(false);
  });
});

describe('before Discord has told of every server', () => {
  it('nobody is refused for it: what was asked is asked again', async () => {
    const { guild, hall, bo, again, discord } = await startAdapter();
    const teachers = guild.role('Teachers', P.ManageEvents);
    guild.gives(bo, teachers);
    discord.faults.next('GET /gateway/bot', { kind: 'drop', when: 'before' }, 1000);
    const { rights, places } = (await again()).platform;
    const chat = `discord:${hall.id}`;
    const role = `discord:role-${guild.id}-${teachers.id}`;
    const asked = () => [
      rights.isAdmin(chat, accountOf(bo)),
      rights.isIn(chat, accountOf(bo)),
      rights.isIn(role, accountOf(bo)),
      places.find('#hall', chat),
    ];
    const early = await Promise.allSettled(asked());
    expect(early).toMatchObject(early.map(() => ({ status: 'rejected', reason: { code: 'network' } })));
    discord.faults.none();
    await vi.waitFor(async () => {
      expect(await Promise.all(asked())).toMatchObject([true, true, true, { chat }]);
    }, patience);
  });
});

describe('who takes part', () => {
  it('sees the channel, or has the role', async () => {
    const { guild, hall, ann, bo, discord, adapter } = await startAdapter();
    const { rights } = adapter.platform;
    const staff = guild.role('Staff');
    guild.gives(ann, staff);
    const room = guild.text('staff room');
    room.denies('everyone', P.ViewChannel);
    room.allows(staff, P.ViewChannel);
    const isIn = (chat: string, who: { id: string }) => rights.isIn(chat, accountOf(who));
    expect(await isIn(`discord:${hall.id}`, bo)).toBe(true);
    expect(await isIn(`discord:${room.id}`, ann)).toBe(true);
    expect(await isIn(`discord:${room.id}`, bo)).toBe(false);
    expect(await isIn(`discord:${hall.id}`, discord.person('Cy'))).toBe(false);
    expect(await isIn(`discord:role-${guild.id}-${staff.id}`, ann)).toBe(true);
    expect(await isIn(`discord:role-${guild.id}-${staff.id}`, bo)).toBe(false);
  });
});

it('asks for these rights when it is invited, and no others; the links in the documentation are that', async () => {
  const asked = Object.entries(P).flatMap(([name, bit]) => (invitedRights & bit ? [name] : []));
  expect(asked.sort()).toEqual(
    [
      'AddReactions',
      'AttachFiles',
      'EmbedLinks',
      'ReadMessageHistory',
      'SendMessages',
      'SendMessagesInThreads',
      'ViewChannel',
    ].sort(),
  );
  for (const page of ['README.md', 'docs/discord.md']) {
    const text = await readFile(new URL(`../../../${page}`, import.meta.url), 'utf8');
    expect(text, page).toContain(`scope=bot+applications.commands&permissions=${invitedRights}`);
  }
});
