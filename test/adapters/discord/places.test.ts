/** Classes live in channels of all kinds; threads and posts are their topics. */
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { answerTo, eventOf, startAdapter, until, type StartOptions } from './started.js';

const granted: StartOptions = { server: { privileges: { messageContent: true } } };

describe('a thread', () => {
  it('is a topic of its channel, and answered in itself', async () => {
    const started = await startAdapter(granted);
    const { ann, hall, messenger } = started;
    const thread = ann.opens(hall, 'Monday');
    const event = await eventOf(started, await ann.says(thread, '/help'));
    expect(event.chat).toEqual({ id: `discord:${hall.id}`, kind: 'group', title: 'Monday', thread: thread.id });
    await messenger.send({ ...answerTo(event), replyTo: event.message }, { text: 'Here.' }, 'a');
    const doing = await ann.runs('help', { in: thread });
    const command = await eventOf(started, doing);
    expect(command.chat).toEqual(event.chat);
    const answer = await messenger.send(answerTo(command), { text: 'Here as well.' }, 'b');
    await messenger.edit({ chat: command.chat.id }, answer, { text: 'Changed.' });
    expect(ann.sees(thread).map(({ text }) => text)).toEqual(['/help', 'Here.', 'Changed.']);
    expect(ann.sees(hall)).toEqual([]);
  });

  it('that slept when the session began is heard when it wakes up', async () => {
    const started = await startAdapter(granted);
    const { ann, hall, adapter, again } = started;
    const thread = ann.opens(hall, 'Last year');
    await adapter.stop();
    thread.channel.thread!.archived = true;
    await again();
    const event = await eventOf(started, await ann.says(thread, '/help'));
    expect(event.chat).toMatchObject({ id: `discord:${hall.id}`, thread: thread.id });
  });

  it('that sleeps cannot be changed, which is no bug', async () => {
    const started = await startAdapter(granted);
    const { ann, hall, messenger } = started;
    const thread = ann.opens(hall, 'Monday');
    const to = { chat: `discord:${hall.id}`, thread: thread.id };
    const message = await messenger.send(to, { text: 'Open.' }, 'a');
    thread.channel.thread!.archived = true;
    await expect(messenger.edit(to, message, { text: 'Closed.' })).rejects.toMatchObject({ code: 'gone' });
  });

  it('that was locked takes nothing more, which is no bug', async () => {
    const { ann, hall, messenger } = await startAdapter();
    const thread = ann.opens(hall, 'Monday');
    thread.channel.thread!.locked = true;
    const sending = messenger.send({ chat: `discord:${hall.id}`, thread: thread.id }, { text: 'Open.' }, 'a');
    await expect(sending).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a forum', () => {
  it('is a class whose posts are topics; what belongs to none becomes a post of its own', async () => {
    const started = await startAdapter();
    const { ann, guild, messenger } = started;
    const forum = guild.forum('seminar');
    const post = ann.opens(forum, 'Week 1');
    const doing = await ann.runs('help', { in: post });
    const event = await eventOf(started, doing);
    expect(event.chat).toMatchObject({ id: `discord:${forum.id}`, thread: post.id });
    await messenger.send(answerTo(event), { text: 'In the post.' }, 'a');
    expect((await doing.reply()).text).toBe('In the post.');
    const message = await messenger.send({ chat: `discord:${forum.id}` }, { text: 'Seminar is closed.\n3 of 3.' }, 'b');
    await messenger.edit({ chat: `discord:${forum.id}` }, message, { text: 'Seminar was closed.' });
    const [thread] = message.split('.');
    const call = started.discord.calls.find(({ path }) => path === `/channels/${forum.id}/threads`);
    expect(call).toMatchObject({ json: { name: 'Seminar is closed.' } });
    expect(started.discord.calls.some(({ path }) => path === `/channels/${thread}/messages/${thread}`)).toBe(true);
  });
});

describe('announcement channels', () => {
  it('are classes as any other', async () => {
    const started = await startAdapter();
    const { ann, guild, messenger } = started;
    const news = guild.announcement('news');
    const event = await eventOf(started, await ann.runs('help', { in: news }));
    await messenger.send({ chat: event.chat.id }, { text: 'Closed: 3 of 3.' }, 'a');
    expect(ann.sees(news).at(-1)).toMatchObject({ text: 'Closed: 3 of 3.' });
  });
});

describe('a voice channel', () => {
  it('has a chat, in which /attend voice tells who is there', async () => {
    const started = await startAdapter();
    const { ann, bo, guild, hall } = started;
    const voice = guild.voice('lesson');
    bo.enters(voice);
    const event = await eventOf(started, await ann.runs('attend', { in: voice, with: { from: 'voice' } }));
    expect(event).toMatchObject({
      text: '/attend voice',
      chat: { id: `discord:${voice.id}` },
      inVoice: [`discord:${bo.id}`],
    });
    ann.enters(voice);
    const elsewhere = await eventOf(started, await ann.runs('attend', { in: hall, with: { from: 'voice' } }));
    expect([...(elsewhere.inVoice ?? [])].sort()).toEqual([`discord:${ann.id}`, `discord:${bo.id}`].sort());
    ann.hangsUp(guild);
    bo.hangsUp(guild);
    const nobody = await eventOf(started, await ann.runs('attend', { in: hall, with: { from: 'voice' } }));
    expect(nobody.inVoice).toBeUndefined();
  });
});

describe('a server that adds the bot', () => {
  it('is greeted where it shows its own news, once', async () => {
    const started = await startAdapter();
    const { discord, ann, events, adapter, again } = started;
    const guild = discord.guild('Elsewhere', { owner: ann, withBot: false });
    guild.greetsIn(guild.text('welcome'));
    guild.addsBot();
    const isArrival = ({ kind }: { kind: string }) => kind === 'arrived';
    await until(() => events.some(isArrival));
    expect(events.find(isArrival)).toMatchObject({
      chat: { title: 'welcome', kind: 'group' },
      sender: { account: `discord:${ann.id}` },
      isNew: true,
      hears: 'commands',
    });
    guild.goesDown();
    guild.comesBack();
    await eventOf(started, await started.bo.says(started.bo.direct(), 'hello'));
    await adapter.stop();
    await again();
    await eventOf(started, await started.bo.says(started.bo.direct(), 'hello'));
    expect(events.filter(isArrival)).toHaveLength(1);
    guild.removesBot();
    started.clock.at += 1000;
    guild.addsBot();
    await until(() => events.filter(isArrival).length === 2);
    const [first, second] = events.filter(isArrival);
    expect(second!.id).not.toBe(first!.id);
  });

  it('without such a place is told by its first command', async () => {
    const { discord, ann, events, bo, ...started } = await startAdapter();
    discord.guild('Elsewhere', { owner: ann });
    await eventOf({ discord, ann, bo, events, ...started }, await bo.says(bo.direct(), 'hello'));
    expect(events.filter(({ kind }) => kind === 'arrived')).toEqual([]);
  });
});

describe('a server that removes the bot', () => {
  it('takes no messages any more, and has no administrators that the bot knows of', async () => {
    const { guild, hall, ann, messenger, adapter, discord } = await startAdapter();
    const chat = `discord:${hall.id}`;
    expect(await adapter.platform.rights.isAdmin(chat, `discord:${ann.id}`)).toBe(true);
    guild.removesBot();
    await expect(messenger.send({ chat }, { text: 'Open.' }, 'a')).rejects.toMatchObject({ code: 'forbidden' });
    await until(() => discord.calls.length > 0);
    expect(await adapter.platform.rights.isAdmin(chat, `discord:${discord.person('Cy').id}`)).toBe(false);
  });
});

describe('where a right is missing', () => {
  it.each([
    ['Send Messages', P.SendMessages],
    ['View Channel', P.ViewChannel],
  ])('says that it is %s, and where', async (name, bit) => {
    const { hall, messenger } = await startAdapter();
    hall.denies('bot', bit);
    const sending = messenger.send({ chat: `discord:${hall.id}` }, { text: 'Open.' }, 'a');
    await expect(sending).rejects.toMatchObject({
      code: 'forbidden',
      missing: { rights: expect.stringContaining(name) as string, place: '#hall' },
    });
  });

  it('knows what threads need, and what they do not', async () => {
    const { hall, ann, messenger } = await startAdapter();
    const thread = ann.opens(hall, 'Monday');
    hall.denies('bot', P.SendMessages, P.SendMessagesInThreads);
    const chat = `discord:${hall.id}`;
    await expect(messenger.send({ chat }, { text: 'Open.' }, 'a')).rejects.toMatchObject({
      missing: { rights: 'Send Messages', place: '#hall' },
    });
    await expect(messenger.send({ chat, thread: thread.id }, { text: 'Open.' }, 'b')).rejects.toMatchObject({
      missing: { rights: 'Send Messages in Threads', place: '#Monday' },
    });
  });

  it('shows work and signs where it can, and is quiet where it cannot', async () => {
    const started = await startAdapter();
    const { hall, ann, messenger, discord } = started;
    const said = await ann.says(hall, 'Look');
    hall.denies('bot', P.SendMessages, P.AddReactions);
    messenger.working({ chat: `discord:${hall.id}` })();
    await messenger.react({ chat: `discord:${hall.id}`, message: `${hall.id}.${said.id}` }, 'seen');
    await discord.until(
      () => discord.calls.some(({ path, status }) => path.endsWith('/typing') && status === 403),
      'no',
    );
    expect(started.log()).toBe('[]');
  });
});

describe('what is meant to be spread', () => {
  it('is published in an announcement channel, and only there', async () => {
    const started = await startAdapter();
    const { messenger, guild, hall, ann, discord } = started;
    const news = guild.announcement('news');
    // The bot knows of the channel when something has come from there.
    const { chat } = await eventOf(started, await ann.runs('help', { in: news }));
    await messenger.send({ chat: chat.id }, { text: 'The day', spread: true, silent: true }, 'a');
    await messenger.send({ chat: chat.id }, { text: 'A word' }, 'b');
    await messenger.send({ chat: `discord:${hall.id}` }, { text: 'The day', spread: true }, 'a');
    const published = (text: string) => ann.sees(news).find((seen) => seen.text === text)?.isCrossposted;
    expect([published('The day'), published('A word')]).toEqual([true, false]);
    expect(discord.calls.filter(({ path }) => path.includes('crosspost'))).toHaveLength(1);
  });
});

describe('a channel that is named', () => {
  it('is found in the same server, by its name or mention, where the bot may write', async () => {
    const started = await startAdapter();
    const { adapter, guild, hall, ann } = started;
    const news = guild.announcement('news');
    const secret = guild.text('secret');
    secret.denies('bot', P.SendMessages);
    const { chat } = await eventOf(started, await ann.runs('help', { in: hall }));
    const { places } = adapter.platform;
    const found = { chat: `discord:${news.id}`, title: '#news' };
    for (const name of ['#news', 'news', `<#${news.id}>`]) expect(await places.find(name, chat.id)).toEqual(found);
    for (const name of ['#secret', '#nowhere', '@news']) expect(await places.find(name, chat.id)).toBeUndefined();
    expect(await places.find('#news', `discord:dm-${ann.id}`)).toBeUndefined();
  });
});
