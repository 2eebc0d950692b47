/** Messages of people and of the bot, through the real discord.js. */
import {
  Events,
  GatewayIntentBits,
  MessageFlags,
  Partials,
  PermissionFlagsBits,
  type ClientOptions,
  type Message,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { connect, startDiscord, soon } from './connect.js';
import type { FakeDiscordOptions } from '../src/fake-discord.js';

const bytes = new TextEncoder().encode('not a picture');
const file = { name: 'our class.jpg', bytes };
const { Guilds, GuildMessages, MessageContent, DirectMessages } = GatewayIntentBits;
const granted = { privileges: { messageContent: true } };

async function school(options: FakeDiscordOptions, client: Partial<ClientOptions>) {
  const discord = await startDiscord(options);
  const ann = discord.person('Ann Example');
  const guild = discord.guild('School', { owner: ann });
  const hall = guild.text('hall');
  const bot = await connect(discord, client);
  const heard: Message[] = [];
  bot.on(Events.MessageCreate, (message) => heard.push(message));
  return { discord, ann, guild, hall, bot, heard };
}

describe('a message of a person', () => {
  it('is whole with the Message Content intent', async () => {
    const { ann, hall, heard } = await school(granted, { intents: [Guilds, GuildMessages, MessageContent] });
    await ann.says(hall, 'our class', { files: [file] });
    await expect.poll(() => heard.length, soon).toBe(1);
    const attachment = heard[0]?.attachments.first();
    expect(heard[0]).toMatchObject({ content: 'our class', member: { displayName: 'Ann Example' } });
    expect(attachment).toMatchObject({ name: 'our_class.jpg', contentType: 'image/jpeg', size: bytes.length });
    expect(await (await fetch(attachment?.url ?? '')).text()).toBe('not a picture');
  });

  it('is empty without it, unless it mentions the bot', async () => {
    const { discord, ann, hall, heard } = await school({}, { intents: [Guilds, GuildMessages] });
    const first = await ann.says(hall, 'our class', { files: [file] });
    await ann.says(hall, `<@${discord.botId}> our class`, { files: [file], answers: first });
    await expect.poll(() => heard.length, soon).toBe(2);
    expect(heard.map(({ content, attachments }) => [content, attachments.size])).toEqual([
      ['', 0],
      [`<@${discord.botId}> our class`, 1],
    ]);
    expect((await heard[1]?.fetchReference())?.content).toBe('');
  });

  it('does not arrive without the intent for it', async () => {
    const { ann, hall, heard } = await school({}, { intents: [Guilds, DirectMessages], partials: [Partials.Channel] });
    await ann.says(hall, 'not for you');
    await ann.says(ann.direct(), 'hello', { files: [file] });
    await expect.poll(() => heard.length, soon).toBe(1);
    expect(heard[0]).toMatchObject({ content: 'hello', guildId: null });
    expect(heard[0]?.attachments.size).toBe(1);
  });

  it('does not arrive from where the bot may not look', async () => {
    const { ann, guild, hall, heard, bot } = await school({}, { intents: [Guilds, GuildMessages] });
    const hidden = guild.text('hidden');
    hidden.denies('bot', 1024n);
    await ann.says(hidden, 'psst');
    await ann.says(hall, 'hello');
    await expect.poll(() => heard.length, soon).toBe(1);
    expect(heard[0]?.channelId).toBe(hall.id);
    await expect(bot.channels.fetch(hidden.id, { force: true })).rejects.toMatchObject({ status: 403, code: 50_001 });
  });

  it('is edited, deleted and reacted to', async () => {
    const { ann, hall, bot } = await school(granted, {
      intents: [Guilds, GuildMessages, MessageContent, GatewayIntentBits.GuildMessageReactions],
    });
    const events: string[] = [];
    bot.on(Events.MessageUpdate, (_, message) => events.push(`edited: ${message.content}`));
    bot.on(Events.MessageReactionAdd, ({ emoji }, user) => events.push(`${user.id === ann.id} ${emoji.name ?? ''}`));
    bot.on(Events.MessageDelete, () => events.push('deleted'));
    const message = await ann.says(hall, 'helo');
    ann.edits(message, 'hello');
    ann.reacts(message, '👌');
    ann.deletes(message);
    await expect.poll(() => events, soon).toEqual(['edited: hello', 'true 👌', 'deleted']);
  });
});

describe('a message of the bot', () => {
  it('carries files with their descriptions, and keeps or loses them in an edit', async () => {
    const { discord, ann, hall, bot } = await school({}, {});
    const channel = await bot.channels.fetch(hall.id);
    if (!channel?.isSendable()) throw new Error('no channel');
    const files = ['a.png', 'b.png'].map((name) => ({
      attachment: Buffer.from(name),
      name,
      description: `of ${name}`,
    }));
    const sent = await channel.send({ content: 'two', files });
    expect(sent.attachments.map(({ description }) => description)).toEqual(['of a.png', 'of b.png']);
    const kept = sent.attachments.last();
    await sent.edit({ content: 'one', attachments: kept ? [kept] : [] });
    const [seen] = ann.sees(hall);
    expect(seen).toMatchObject({ text: 'one', isEdited: true, files: [{ name: 'b.png', alt: 'of b.png' }] });
    await sent.edit({ attachments: [], files: [{ attachment: Buffer.from('c'), name: 'c.csv' }] });
    expect(ann.sees(hall)[0]?.files).toMatchObject([{ name: 'c.csv', type: 'text/csv; charset=utf-8' }]);
    expect(discord.violations).toEqual([]);
  });

  it('shows a file inside its embed instead of beside it', async () => {
    const { ann, hall, bot } = await school({}, {});
    const channel = await bot.channels.fetch(hall.id);
    if (!channel?.isSendable()) throw new Error('no channel');
    const embeds = [{ title: 'Sheet', image: { url: 'attachment://a.png' } }];
    const sent = await channel.send({ embeds, files: [{ attachment: Buffer.from('a'), name: 'a.png' }] });
    expect(sent.attachments.size).toBe(0);
    expect(await (await fetch(sent.embeds[0]?.image?.url ?? '')).text()).toBe('a');
    expect(ann.sees(hall)[0]?.files).toMatchObject([{ name: 'a.png' }]);
  });

  it('answers, types, reacts, opens threads and is cross-posted', async () => {
    const { discord, ann, guild, bot } = await school({}, { intents: [Guilds, GuildMessages] });
    const news = guild.announcement('news');
    const question = await ann.says(news, '?');
    const channel = await bot.channels.fetch(news.id);
    if (!channel?.isSendable() || channel.isDMBased()) throw new Error('no channel');
    await channel.sendTyping();
    const answer = await channel.send({ content: '!', reply: { messageReference: question.id } });
    await answer.react('👌');
    await answer.crosspost();
    const thread = await answer.startThread({ name: 'more' });
    await thread.send('within');
    expect(ann.sees(news).at(-1)).toMatchObject({
      answers: question.id,
      isCrossposted: true,
      reactions: { '👌': ['Test Bot'] },
    });
    await thread.setArchived(true);
    await expect(answer.crosspost()).rejects.toMatchObject({ code: 40_033 });
    expect(discord.violations).toEqual([]);
  });

  it('reaches people directly who let it in, and meet it somewhere', async () => {
    const { discord, ann, bot } = await school({}, {});
    await bot.users.send(ann.id, 'hello');
    expect(ann.sees(ann.direct()).map(({ text }) => text)).toEqual(['hello']);
    ann.letsIn(false);
    await expect(bot.users.send(ann.id, 'hello')).rejects.toMatchObject({ status: 403, code: 50_007 });
    const stranger = discord.person('Stranger');
    await expect(bot.users.send(stranger.id, 'hello')).rejects.toMatchObject({ status: 403, code: 50_278 });
  });

  it('that is private comes back as if from a direct channel', async () => {
    // discord/discord-api-docs#4557: ephemeral messages are told without their guild, under the intent for direct ones.
    const { ann, hall, heard, bot } = await school(
      {},
      { intents: [Guilds, DirectMessages], partials: [Partials.Channel] },
    );
    await bot.application.commands.set([{ name: 'me', description: 'Me' }]);
    bot.on(Events.InteractionCreate, (interaction) => {
      if (interaction.isChatInputCommand())
        void interaction.reply({ content: 'only you', flags: MessageFlags.Ephemeral });
    });
    const told: unknown[] = [];
    bot.on(Events.Raw, (packet) => told.push(packet));
    await (await ann.runs('me', { in: hall })).reply();
    await expect.poll(() => heard, soon).toMatchObject([{ channelId: hall.id, author: { id: bot.user.id } }]);
    const created = expect.objectContaining({
      t: 'MESSAGE_CREATE',
      d: expect.not.objectContaining({ guild_id: hall.channel.guild }) as unknown,
    }) as unknown;
    expect(told).toContainEqual(created);
    await expect(bot.rest.get(`/channels/${hall.id}/messages/${heard[0]?.id ?? ''}`)).rejects.toMatchObject({
      code: 10_008,
    });
  });
});

describe('a thread', () => {
  it('is where people and the bot talk, until it is locked', async () => {
    const { discord, ann, guild, bot, heard } = await school(granted, {
      intents: [Guilds, GuildMessages, MessageContent],
    });
    const forum = guild.forum('questions');
    const place = ann.opens(forum, 'Who is who?');
    await ann.says(place, 'hello');
    await expect.poll(() => heard.map(({ content }) => content), soon).toEqual(['hello']);
    const thread = await bot.channels.fetch(place.id);
    if (!thread?.isThread()) throw new Error('no thread');
    const answer = await thread.send('hello, too');
    forum.denies('bot', PermissionFlagsBits.SendMessagesInThreads);
    await expect(thread.send('again')).rejects.toMatchObject({ status: 403, code: 50_013 });
    forum.allows('bot', PermissionFlagsBits.SendMessagesInThreads, PermissionFlagsBits.ManageThreads);
    await thread.setArchived(true);
    await expect(answer.edit('late')).rejects.toMatchObject({ status: 400, code: 50_083 });
    expect(await ann.hears(place, /too/)).toMatchObject({ by: 'Test Bot' });
    await expect(bot.rest.post(`/channels/${forum.id}/messages`, { body: { content: 'x' } })).rejects.toMatchObject({
      code: 40_058,
    });
    expect(discord.violations).toEqual([]);
  });
});

describe('the address of a file', () => {
  it('expires, and is fresh in a message fetched again', async () => {
    let now = Date.now();
    const { ann, hall, bot } = await school({ ...granted, now: () => now }, {});
    const { id, files } = await ann.says(hall, '', { files: [file] });
    const old = files[0]?.url ?? '';
    expect((await fetch(old)).status).toBe(200);
    expect((await fetch(old.replace(/hm=./, 'hm=x'))).status).toBe(404);
    now += 25 * 60 * 60 * 1000;
    expect((await fetch(old)).status).toBe(404);
    const channel = await bot.channels.fetch(hall.id);
    if (!channel?.isTextBased()) throw new Error('no channel');
    const fresh = await channel.messages.fetch(id);
    expect((await fetch(fresh.attachments.first()?.url ?? '')).status).toBe(200);
  });
});

describe('people in a guild', () => {
  it('come, go, get roles and enter voice channels', async () => {
    const { discord, guild, bot } = await school(
      { privileges: { members: true } },
      { intents: [Guilds, GatewayIntentBits.GuildMembers, GatewayIntentBits.GuildVoiceStates] },
    );
    const events: string[] = [];
    bot.on(Events.GuildMemberAdd, ({ displayName }) => events.push(`${displayName} came`));
    bot.on(Events.GuildMemberUpdate, (_, { roles }) =>
      events.push(String(roles.cache.some(({ name }) => name === 'host'))),
    );
    bot.on(Events.VoiceStateUpdate, (_, { channel }) => events.push(channel?.name ?? 'nowhere'));
    bot.on(Events.GuildMemberRemove, ({ displayName }) => events.push(`${displayName} went`));
    const bo = discord.person('Bo Example');
    const [voice, host] = [guild.voice('lesson'), guild.role('host')];
    bo.joins(guild);
    guild.gives(bo, host);
    bo.enters(voice);
    await expect.poll(() => bot.guilds.cache.first()?.voiceStates.cache.size, soon).toBe(1);
    bo.leaves(guild);
    await expect.poll(() => events, soon).toEqual(['Bo Example came', 'true', 'lesson', 'nowhere', 'Bo Example went']);
  });

  it('are all there with the intent for it', async () => {
    const { bot } = await school(
      { privileges: { members: true } },
      { intents: [Guilds, GatewayIntentBits.GuildMembers] },
    );
    const members = await bot.guilds.cache.first()?.members.fetch();
    expect(members?.map(({ displayName }) => displayName)).toEqual(['Ann Example', 'Test Bot']);
  });

  it('are listed, searched and fetched', async () => {
    const { discord, guild, bot, ann } = await school({}, {});
    const [there] = bot.guilds.cache.values();
    expect(await there?.members.fetch(ann.id)).toMatchObject({ displayName: 'Ann Example' });
    expect((await there?.members.search({ query: 'ann' }))?.size).toBe(1);
    await expect(there?.members.list()).rejects.toMatchObject({ status: 403, code: 50_001 });
    const stranger = discord.person('Stranger');
    await expect(there?.members.fetch(stranger.id)).rejects.toMatchObject({ status: 404, code: 10_007 });
    guild.removesBot();
    await expect.poll(() => bot.guilds.cache.size, soon).toBe(0);
    await expect(bot.rest.get(`/guilds/${guild.id}`)).rejects.toMatchObject({ status: 404, code: 10_004 });
  });
});
