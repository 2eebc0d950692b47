/** The commands: how Discord lists them, what is filled in, what forms ask for, and what is offered while one types. */
import { statuses } from '../../../src/attendance/sheet.js';
import { commands } from '../../../src/stories/every-story.js';
import { ApplicationCommandOptionType as Kind, InteractionContextType as Context } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { photo } from '../../helpers/red-photo.js';
import { discordWords } from '../../../src/stories/kernel/platform-words.js';
import { eventOf, startAdapter, until } from './started.js';

describe('the list of commands', () => {
  it('is published in one request, and not again as long as it stays the same', async () => {
    const { discord, adapter, again, log } = await startAdapter();
    const names = discord.commands.puts[0]!.names;
    expect(names).toContain('attend');
    expect(names).toContain('Take attendance');
    await adapter.stop();
    const second = await again();
    await discord.until(() => discord.calls.filter(({ path }) => path.endsWith('/commands')).length > 2, 'a look');
    await second.stop();
    expect(discord.commands.puts).toHaveLength(1);
    const words = discordWords(commands, 'en');
    const [first, ...others] = words.menu.commands;
    await again({ ...words, menu: { ...words.menu, commands: [{ ...first!, about: 'Start here' }, ...others] } });
    await discord.until(() => discord.commands.puts.length === 2, 'the change');
    expect(log()).toBe('[]');
  });

  it('says in each language what a command does, and keeps its name', async () => {
    const words = discordWords(commands, 'en');
    const [first, ...others] = words.menu.commands;
    const localised = { de: [{ ...first!, about: 'Hier geht es los' }, ...others] };
    const takeAttendance = { name: 'Take attendance', localised: { de: 'Anwesenheit prüfen' } };
    const { discord } = await startAdapter({ menu: { commands: words.menu.commands, localised, takeAttendance } });
    const [start] = discord.commands.global;
    expect(start).toMatchObject({
      name: 'start',
      description: 'Begin here',
      description_localizations: { de: 'Hier geht es los' },
    });
    expect(discord.commands.global.at(-1)?.name_localizations).toEqual({ de: 'Anwesenheit prüfen' });
  });

  it('offers each command where it works, and what only administrators can use to those', async () => {
    const { ann, bo, hall, discord } = await startAdapter();
    expect(bo.offered(bo.direct())).toEqual(
      expect.arrayContaining(['register', 'me', 'mydata', 'forget', 'privacy', 'link', 'summary', 'attend']),
    );
    expect(bo.offered(bo.direct())).not.toContain('class');
    expect(ann.offered(hall)).toEqual(expect.arrayContaining(['class', 'host', 'attend', 'mark', 'register']));
    expect(bo.offered(hall)).not.toContain('class');
    expect(bo.offered(hall)).toEqual(expect.arrayContaining(['attend', 'mark', 'join']));
    expect(discord.commands.global.at(-1)).toMatchObject({ contexts: [Context.Guild] });
  });

  it('is no reason not to work where it could not be published', async () => {
    const { discord, adapter, again, log } = await startAdapter();
    await adapter.stop();
    discord.faults.next('GET /applications/:app/commands', { kind: 'status', status: 500 }, 4);
    await again();
    await until(() => log().includes('could not be published'));
  });
});

describe('what is filled in', () => {
  it('is read in the order of the command, whatever came first', async () => {
    const started = await startAdapter();
    const { ann, hall, discord } = started;
    const doing = await ann.runs('mark', { in: hall, with: { status: 'late', person: 'Bo' } });
    expect(await eventOf(started, doing)).toMatchObject({ text: '/mark Bo late' });
    const register = discord.commands.global.find(({ name }) => name === 'register')!;
    register.options!.reverse();
    const files = { photo2: { name: '2.jpg', bytes: photo }, photo1: { name: '1.jpg', bytes: photo } };
    const second = await ann.runs('register', {
      in: ann.direct(),
      with: { email: 'ann@example.org', name: 'Ann', ...files },
    });
    expect(await eventOf(started, second)).toMatchObject({
      text: '/register Ann ann@example.org',
      photos: [{ name: '1.jpg' }, { name: '2.jpg' }],
    });
  });

  it('names people and roles by what they are called', async () => {
    const started = await startAdapter();
    const { ann, bo, hall, guild } = started;
    const role = guild.role('Teachers');
    const person = await eventOf(started, await ann.runs('host', { in: hall, with: { account: bo } }));
    expect(person).toMatchObject({ text: '/host @Bo', mentions: [{ account: `discord:${bo.id}`, text: '@Bo' }] });
    const group = await eventOf(started, await ann.runs('host', { in: hall, with: { account: role } }));
    expect(group).toMatchObject({
      text: '/host @Teachers',
      mentions: [{ account: `discord:role-${guild.id}-${role.id}`, text: '@Teachers', group: true }],
    });
  });

  it('says who did it, in which language, and when', async () => {
    const started = await startAdapter();
    const { ann, hall, guild } = started;
    guild.nicknames(ann, 'Ms Example');
    expect(await eventOf(started, await ann.runs('help', { in: hall }))).toMatchObject({
      at: started.clock.at,
      sender: { account: `discord:${ann.id}`, name: 'Ms Example', language: 'de' },
      chat: { id: `discord:${hall.id}`, kind: 'group', title: 'hall' },
    });
  });
});

describe('a form', () => {
  it('takes the photos that /attend came without', async () => {
    const started = await startAdapter();
    const { ann, hall } = started;
    const form = await (await ann.runs('attend', { in: hall })).form();
    const photos = Array.from({ length: 10 }, (_, i) => ({ name: `${i}.jpg`, bytes: photo }));
    const filled = await ann.fills(form, { photos });
    const event = await eventOf(started, filled);
    expect(event).toMatchObject({ text: '/attend', chat: { id: `discord:${hall.id}` } });
    expect(event.photos.map(({ name }) => name)).toEqual(photos.map(({ name }) => name));
    expect(await filled.answered()).toMatchObject({ ephemeral: false });
    expect(await started.adapter.platform.files.fetch(event.photos[0]!)).toEqual(new Uint8Array(photo));
  });

  it('takes a list of names, one to a line', async () => {
    const started = await startAdapter();
    const { ann, hall } = started;
    const form = await (await ann.runs('roster', { in: hall, with: { action: 'add' } })).form();
    const filled = await ann.fills(form, { names: 'Ann Example\nBo Example' });
    expect(await eventOf(started, filled)).toMatchObject({ text: '/roster add\nAnn Example\nBo Example' });
    expect(await filled.answered()).toMatchObject({ ephemeral: true });
  });

  it('is not shown where there is nothing to ask', async () => {
    const started = await startAdapter();
    const { ann, hall } = started;
    const runs = [
      await ann.runs('attend', { in: hall, with: { from: 'voice' } }),
      await ann.runs('attend', { in: ann.direct() }),
      await ann.runs('roster', { in: hall }),
      await ann.runs('roster', { in: hall, with: { action: 'add', who: 'Cy' } }),
    ];
    const heard = await Promise.all(runs.map((run) => eventOf(started, run)));
    expect(heard.map(({ text }) => text)).toEqual(['/attend voice', '/attend', '/roster', '/roster add Cy']);
  });

  it('is tried again in time where the request was lost', async () => {
    const { ann, hall, discord } = await startAdapter();
    discord.faults.next('POST /interactions/:id/:token/callback', { kind: 'drop', when: 'after' });
    const doing = await ann.runs('attend', { in: hall });
    expect((await doing.form()).customId).toBe('form:attend');
  });
});

describe('while somebody types', () => {
  const asked: unknown[][] = [];
  const suggest = {
    people: (...question: unknown[]) => {
      asked.push(question);
      return Promise.resolve([{ label: `3 ${'Bo '.repeat(60)}`, value: '#3' }]);
    },
  };

  it.each(['mark', 'roster', 'host'])('/%s offers people, and stores nothing', async (command) => {
    const { ann, hall, events } = await startAdapter({ suggest });
    const field = command === 'roster' ? 'who' : 'person';
    const choices = await (await ann.completes(command, field, 'b', { in: hall })).choices();
    expect(choices).toEqual([{ name: `3 ${'Bo '.repeat(60)}`.slice(0, 100).trim(), value: '#3' }]);
    expect(asked.at(-1)).toEqual([`discord:${hall.id}`, `discord:${ann.id}`, 'b']);
    expect(events).toEqual([]);
  });
});

it('takes every option of every command', async () => {
  const { discord } = await startAdapter();
  const attend = discord.commands.global.find(({ name }) => name === 'attend');
  const kinds = attend?.options?.map(({ name, type }) => [name, type]);
  expect(kinds).toEqual([
    ['from', Kind.String],
    ...Array.from({ length: 10 }, (_, i) => [`photo${i + 1}`, Kind.Attachment]),
  ]);
  const mark = discord.commands.global.find(({ name }) => name === 'mark');
  expect(mark?.options).toMatchObject([
    { name: 'person', required: true, autocomplete: true },
    // Discord knows one list for every class: a class that has not switched a status on refuses it and says how.
    { name: 'status', required: true, choices: statuses.map((value) => ({ value })) },
    { name: 'day' },
  ]);
});
