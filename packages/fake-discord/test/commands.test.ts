/** Commands and the time to answer them, through the real discord.js. */
import { MessageFlags, type Interaction } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { soon } from './connect.js';
import { photo, school } from './school.js';

describe('a slash command', () => {
  it('brings a file, is deferred, and answered with a file only its sender sees', async () => {
    const { discord, ann, bo, hall } = await school(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const given = interaction.options.getAttachment('photo', true);
      const bytes = Buffer.from(await (await fetch(given.url)).arrayBuffer());
      await interaction.editReply({
        content: `${given.width} x ${given.height} in ${interaction.locale}`,
        files: [{ attachment: bytes, name: 'sheet.jpg', description: 'The sheet' }],
      });
    });
    const attend = await ann.runs('/attend', { in: hall, with: { photo: { name: 'class.jpg', bytes: photo } } });
    const reply = await attend.reply();
    expect(reply).toMatchObject({ text: '30 x 20 in de', isPrivate: true, by: 'Test Bot', isEdited: false });
    expect(reply.files).toMatchObject([{ name: 'sheet.jpg', alt: 'The sheet', type: 'image/jpeg' }]);
    expect(Buffer.from(reply.files[0]?.bytes ?? []).equals(photo)).toBe(true);
    expect(bo.sees(hall)).toEqual([]);
    expect(ann.sees(hall)).toHaveLength(1);
    expect(discord.interactions[0]?.acknowledged).toMatchObject({ type: 5, ephemeral: true });
    expect(discord.commands.puts).toHaveLength(1);
    expect(discord.violations).toEqual([]);
  });

  it('tells who acts, where, and with which rights', async () => {
    const seen: Interaction[] = [];
    const { ann, bo, hall, guild } = await school((interaction) => Promise.resolve(seen.push(interaction)));
    await bo.runs('mark', { in: hall, with: { person: 'Bo', member: ann, minutes: 5 } });
    await ann.runs('mark', { in: hall, with: { person: 'Bo' } });
    await expect.poll(() => seen.length, soon).toBe(2);
    const [first, second] = seen;
    if (!first?.isChatInputCommand() || !second?.inCachedGuild()) throw new Error('not the commands');
    expect(first.options.getMember('member')).toMatchObject({ user: { globalName: 'Ann Example' } });
    expect(first.options.getInteger('minutes')).toBe(5);
    expect(first.guildId).toBe(guild.id);
    expect(first.memberPermissions?.has('ManageGuild')).toBe(false);
    expect(second.memberPermissions.has('ManageGuild')).toBe(true);
    expect(first.appPermissions.has('SendMessages')).toBe(true);
    expect(first.attachmentSizeLimit).toBe(10 * 1024 * 1024);
  });

  it('is offered only to those who may use it, and refused where it does not fit', async () => {
    const { ann, bo, hall } = await school(() => Promise.resolve());
    expect(ann.offered(hall)).toContain('roster');
    expect(bo.offered(hall)).not.toContain('roster');
    await expect(bo.runs('roster add', { in: hall })).rejects.toThrow(/not offered/);
    await expect(ann.runs('mark', { in: hall })).rejects.toThrow(/person is required/);
    await expect(ann.runs('mark', { in: hall, with: { person: 'x', minutes: -1 } })).rejects.toThrow(/too small/);
    await expect(ann.runs('nothing', { in: hall })).rejects.toThrow(/no command/);
  });

  it('is answered in the direct channel as well', async () => {
    const { ann } = await school(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply(`guild: ${interaction.guildId ?? 'none'}`);
    });
    const attend = await ann.runs('attend', { in: ann.direct() });
    expect((await attend.reply()).text).toBe('guild: none');
  });

  it('completes what is typed', async () => {
    const { ann, hall } = await school(async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const typed = interaction.options.getFocused(true);
      await interaction.respond([{ name: `${typed.name}: ${typed.value}`, value: 'p1' }]);
    });
    const typing = await ann.completes('mark', 'person', 'An', { in: hall });
    expect(await typing.choices()).toEqual([{ name: 'person: An', value: 'p1' }]);
  });
});

describe('a message command', () => {
  it('brings the message whole, though the bot may not read messages', async () => {
    const { ann, hall } = await school(async (interaction) => {
      if (!interaction.isMessageContextMenuCommand()) return;
      await interaction.reply(`${interaction.targetMessage.content} ${interaction.targetMessage.attachments.size}`);
    });
    const message = await ann.says(hall, 'our class', { files: [{ name: 'class.jpg', bytes: photo }] });
    expect((await ann.uses('Take attendance', message).reply()).text).toBe('our class 1');
  });
});

describe('an answer', () => {
  it('that comes after three seconds comes too late', async () => {
    let now = Date.now();
    const { ann, hall, failures } = await school(
      async (interaction) => {
        now += 3001;
        if (interaction.isChatInputCommand()) await interaction.reply('late');
      },
      { now: () => now },
    );
    await ann.runs('attend', { in: hall });
    await expect.poll(() => failures, soon).toMatchObject([{ status: 404, code: 10_062 }]);
  });

  it('is given once', async () => {
    const { ann, hall, client } = await school(() => Promise.resolve());
    const attend = await ann.runs('attend', { in: hall });
    const { id, token } = attend.interaction;
    const path = `/interactions/${id}/${token}/callback` as const;
    await client.rest.post(path, { auth: false, body: { type: 5 } });
    await expect(client.rest.post(path, { auth: false, body: { type: 5 } })).rejects.toMatchObject({
      status: 400,
      code: 40_060,
    });
  });

  it('can be changed for fifteen minutes', async () => {
    let now = Date.now();
    const { ann, hall, client } = await school(
      async (interaction) => {
        if (interaction.isChatInputCommand()) await interaction.reply('here');
      },
      { now: () => now },
    );
    const attend = await ann.runs('attend', { in: hall });
    await attend.reply();
    const path = `/webhooks/${client.user.id}/${attend.interaction.token}/messages/@original` as const;
    now += 15 * 60_000;
    await client.rest.patch(path, { auth: false, body: { content: 'there' } });
    now += 1;
    await expect(client.rest.patch(path, { auth: false, body: { content: 'gone' } })).rejects.toMatchObject({
      status: 401,
      code: 50_027,
    });
    expect(ann.sees(hall).map(({ text }) => text)).toEqual(['there']);
  });
});
