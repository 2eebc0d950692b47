/** Failures on command, as the real discord.js meets them. */
import { Events } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { connect, startDiscord } from './connect.js';
import { createFaults } from '../src/faults.js';

const messages = 'POST /channels/:channel/messages';

/** `timeout`: milliseconds after which discord.js gives a request up. */
async function school(timeout = 300) {
  const discord = await startDiscord();
  const ann = discord.person('Ann Example');
  const hall = discord.guild('School', { owner: ann }).text('hall');
  const bot = await connect(discord, { rest: { timeout, retries: 1 } });
  const channel = await bot.channels.fetch(hall.id);
  if (!channel?.isSendable()) throw new Error('no channel');
  const texts = () => ann.sees(hall).map(({ text }) => text);
  return { discord, bot, channel, hall, texts };
}

describe('a request that fails', () => {
  it('is sent again by discord.js after a 429', async () => {
    const { discord, channel, texts } = await school();
    discord.faults.next(messages, { kind: 'rate-limit', retryAfterMs: 200 });
    await channel.send('hello');
    discord.faults.next(messages, { kind: 'rate-limit', retryAfterMs: 200, global: true });
    await channel.send('again');
    expect(texts()).toEqual(['hello', 'again']);
    expect(discord.calls.filter(({ status }) => status === 429)).toHaveLength(2);
    expect(discord.faults.happened).toHaveLength(2);
  });

  it('waits by itself when a bucket is empty', async () => {
    const { discord, channel, texts } = await school();
    discord.limits.limit(messages, 2, 300);
    await Promise.all(['a', 'b', 'c'].map((text) => channel.send(text)));
    expect(texts()).toEqual(['a', 'b', 'c']);
    expect(discord.calls.filter(({ status }) => status === 429)).toEqual([]);
  });

  it('is sent again after a 500, and given up after two', async () => {
    const { discord, channel, texts } = await school();
    discord.faults.next(messages, { kind: 'status', status: 502 });
    await channel.send('hello');
    discord.faults.next(messages, { kind: 'status', status: 500 }, 2);
    await expect(channel.send('again')).rejects.toMatchObject({ status: 500 });
    expect(texts()).toEqual(['hello']);
  });

  it('is given up when nothing is answered', async () => {
    const { discord, channel } = await school();
    discord.faults.next('* /**', { kind: 'hang' }, 2);
    await expect(channel.send('hello')).rejects.toThrow(/abort/i);
  });

  it('is not done twice with a nonce that is enforced', async () => {
    const { discord, channel, texts } = await school();
    discord.faults.next(messages, { kind: 'drop', when: 'after' });
    const send = () => channel.send({ content: 'once', nonce: 'n1', enforceNonce: true });
    await expect(send()).rejects.toThrow();
    await send();
    expect(texts()).toEqual(['once']);
    discord.faults.next(messages, { kind: 'drop', when: 'before' });
    const other = () => channel.send('twice?');
    await expect(other()).rejects.toThrow();
    await other();
    expect(texts()).toEqual(['once', 'twice?']);
  });

  it('is carried out late when it is slow', async () => {
    const { discord, channel, texts } = await school(10_000);
    discord.faults.next(messages, { kind: 'slow', ms: 50 });
    await channel.send({ content: 'slow', files: [Buffer.alloc(100_000)] });
    expect(texts()).toEqual(['slow']);
  });
});

describe('a download that fails', () => {
  it('fails as told', async () => {
    const { discord, channel } = await school();
    const sent = await channel.send({ files: [{ attachment: Buffer.from('a'), name: 'a.txt' }] });
    const url = sent.attachments.first()?.url ?? '';
    discord.faults.next('GET /attachments/**', { kind: 'status', status: 503 });
    expect((await fetch(url)).status).toBe(503);
    discord.faults.next('GET /attachments/**', { kind: 'drop', when: 'before' });
    await expect(fetch(url)).rejects.toThrow();
    expect(await (await fetch(url)).text()).toBe('a');
  });
});

describe('a token', () => {
  it('is refused once it was reset', async () => {
    const { discord, bot, channel } = await school();
    const closed = new Promise((resolve) => bot.once(Events.ShardDisconnect, ({ code }) => resolve(code)));
    discord.resetToken();
    expect(await closed).toBe(4004);
    await expect(channel.send('hello')).rejects.toThrow();
  });
});

describe('failures at random', () => {
  it('lose nothing and do nothing twice when everything is tried again with its nonce', async () => {
    const { discord, channel, texts } = await school();
    discord.faults.atRandom(7, 0.3, [
      { kind: 'status', status: 500 },
      { kind: 'status', status: 502, when: 'after' },
      { kind: 'drop', when: 'before' },
      { kind: 'drop', when: 'after' },
    ]);
    const numbers = Array.from({ length: 40 }, (_, i) => String(i));
    const send = async (text: string): Promise<unknown> => {
      try {
        return await channel.send({ content: text, nonce: `n${text}`, enforceNonce: true });
      } catch {
        return send(text);
      }
    };
    await Promise.all(numbers.map(send));
    expect(texts().sort((a, b) => Number(a) - Number(b))).toEqual(numbers);
    expect(discord.faults.happened.length).toBeGreaterThan(5);
    expect(discord.violations).toEqual([]);
  });

  it('are the same for the same seed', () => {
    const run = (seed: number) => {
      const faults = createFaults();
      faults.atRandom(seed, 0.3, [{ kind: 'hang' }, { kind: 'status', status: 500 }]);
      return Array.from({ length: 200 }, () => faults.take('GET', '/x')?.kind);
    };
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
    expect(run(1).filter(Boolean).length).toBeGreaterThan(30);
  });
});
