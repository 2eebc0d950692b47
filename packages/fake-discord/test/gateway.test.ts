/** Connections that break, through the real discord.js. */
import { Events, GatewayIntentBits, Status, type Client } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { connect, createClient, startDiscord, soon } from './connect.js';
import type { FakeDiscord, FakeDiscordOptions } from '../src/fake-discord.js';

const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages];

async function school(options: FakeDiscordOptions = {}) {
  const discord = await startDiscord(options);
  const ann = discord.person('Ann Example');
  const guild = discord.guild('School', { owner: ann });
  const hall = guild.text('hall');
  const bot: Client<true> = await connect(discord, { intents });
  const heard: string[] = [];
  bot.on(Events.MessageCreate, ({ id }) => heard.push(id));
  return { discord, ann, guild, hall, bot, heard };
}

describe('a connection that breaks', () => {
  it('is resumed, and what was missed is told in order', async () => {
    const { discord, ann, hall, heard } = await school();
    const first = await ann.says(hall, 'before');
    await expect.poll(() => heard, soon).toEqual([first.id]);
    discord.gateway.drops();
    const [second, third] = [await ann.says(hall, 'meanwhile'), await ann.says(hall, 'meanwhile, too')];
    await expect.poll(() => heard, soon).toEqual([first.id, second.id, third.id]);
    expect(discord.gateway.sessions).toMatchObject([{ resumed: 1 }]);
  });

  it('begins anew when its session is gone, and what was missed is lost', async () => {
    const { discord, ann, hall, heard } = await school();
    discord.gateway.drops({ resumable: false });
    await ann.says(hall, 'meanwhile');
    await expect.poll(() => discord.gateway.sessions.length, soon).toBe(2);
    await expect.poll(() => discord.gateway.sessions[1]?.socket, soon).toBeDefined();
    const after = await ann.says(hall, 'after');
    await expect.poll(() => heard, soon).toEqual([after.id]);
  });

  it('is resumed when Discord asks to reconnect', async () => {
    const { discord } = await school();
    discord.gateway.asksReconnect();
    await expect.poll(() => discord.gateway.sessions[0]?.resumed, soon).toBe(1);
  });

  it('is resumed when its session is invalid for the moment', async () => {
    const { discord, bot } = await school();
    discord.gateway.invalidates(true);
    await expect.poll(() => discord.gateway.sessions[0]?.resumed, soon).toBe(1);
    await expect.poll(() => bot.ws.status, soon).toBe(Status.Ready);
  });

  it('is given up by the bot when heartbeats are not acknowledged', async () => {
    const { discord } = await school({ heartbeatMs: 100 });
    discord.gateway.asksHeartbeat();
    await expect.poll(() => discord.gateway.beats, soon).toBeGreaterThan(0);
    discord.gateway.acknowledges(false);
    await expect.poll(() => discord.gateway.sessions[0]?.socket, soon).toBeUndefined();
    discord.gateway.acknowledges(true);
    await expect.poll(() => discord.gateway.sessions[0]?.resumed, soon).toBe(1);
  });
});

describe('a login', () => {
  it('fails with a wrong token', async () => {
    const discord = await startDiscord();
    await expect(createClient(discord).login('wrong.token.here')).rejects.toThrow(/token/i);
  });

  it('fails with an intent that was not granted', async () => {
    const discord = await startDiscord();
    const client = createClient(discord, { intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent] });
    await expect(client.login(discord.token)).rejects.toThrow(/intents/i);
  });
});

describe('a connection', () => {
  /** The code with which the gateway closes after these were sent. */
  async function closed(discord: FakeDiscord, ...sent: unknown[]) {
    const socket = new WebSocket(`${discord.origin.replace('http', 'ws')}/gateway?v=10&encoding=json`);
    const code = new Promise((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('message', resolve));
    for (const one of sent) socket.send(typeof one === 'string' ? one : JSON.stringify(one));
    return code;
  }

  it('is closed for what it sends', async () => {
    const discord = await startDiscord();
    const properties = { os: 'test', browser: 'test', device: 'test' };
    const identify = (more: object = {}) => ({ op: 2, d: { token: discord.token, intents: 1, properties, ...more } });
    expect(await closed(discord, '{')).toBe(4002);
    expect(await closed(discord, { op: 99, d: null })).toBe(4001);
    expect(await closed(discord, { op: 8, d: {} })).toBe(4003);
    expect(await closed(discord, identify({ token: 'wrong' }))).toBe(4004);
    expect(await closed(discord, identify(), identify())).toBe(4005);
    expect(await closed(discord, { op: 6, d: { token: 'wrong', session_id: 'x', seq: 1 } })).toBe(4004);
    expect(await closed(discord, ...Array.from({ length: 121 }, () => ({ op: 1, d: null })))).toBe(4008);
    expect(await closed(discord, identify({ shard: [1, 1] }))).toBe(4010);
    expect(await closed(discord, identify({ intents: 2 ** 30 }))).toBe(4013);
    expect(await closed(discord, identify({ intents: 2 }))).toBe(4014);
  });
});

describe('a guild', () => {
  it('goes down and comes back, and the bot is removed and added again', async () => {
    const { guild, bot, hall } = await school();
    const events: string[] = [];
    bot.on(Events.GuildUnavailable, () => events.push('down'));
    bot.on(Events.GuildAvailable, () => events.push('back'));
    bot.on(Events.GuildDelete, () => events.push('removed'));
    bot.on(Events.GuildCreate, () => events.push('added'));
    guild.goesDown();
    guild.comesBack();
    guild.removesBot();
    await expect.poll(() => events, soon).toEqual(['down', 'back', 'removed']);
    await expect(bot.rest.get(`/channels/${hall.id}`)).rejects.toMatchObject({ code: 50_001 });
    guild.addsBot();
    await expect.poll(() => events.at(-1), soon).toBe('added');
  });
});
