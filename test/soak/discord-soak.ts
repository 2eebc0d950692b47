/**
 * Interactions through the built bot as a process, while the gateway's connection breaks again and again and requests fail
 * at random. Cheap commands: what is tried is that nothing is lost, not recognition.
 */
import { createFakeDiscord, type FakeDiscord, type Interaction } from '@rollcall/fake-discord';
import { randomFrom } from '../helpers/random.js';
import { countDiscordAnswers, type DiscordCounts } from './count-discord-answers.js';
import { startDiscordBot, withDataDir } from './discord-bot.js';
import { openCrowd } from './discord-crowd.js';

export interface DiscordSoakOptions {
  interactions: number;
  /** How often the connection breaks: see breakConnection. */
  drops: number;
  seed: number;
  print: (line: string) => void;
}

export interface DiscordSoakResult extends DiscordCounts {
  interactions: number;
  /** Made while the bot had no session: nobody told it of them, and Discord said so to whoever made them. */
  undelivered: number;
  resumed: number;
  begunAnew: number;
  /** By their kind. */
  faults: Record<string, number>;
  violations: readonly string[];
  seconds: number;
}

/** Of the requests that go wrong, from 0 to 1. */
const rate = 0.05;
/** Milliseconds: after that an interaction can no longer be acknowledged. */
const timeToAnswer = 3000;
/** Milliseconds for a connection to be there again, or for what is to be tried again to be through; and interactions. */
const patience = { connection: 60_000, answers: 180_000, people: 10 };
/** Milliseconds between two interactions. */
const pace = 15;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function soakDiscord({
  interactions,
  drops,
  seed,
  print,
}: DiscordSoakOptions): Promise<DiscordSoakResult> {
  const begun = Date.now();
  const discord = await createFakeDiscord();
  try {
    return await withDataDir(async (dataDir) => {
      const bot = await startDiscordBot(discord, dataDir);
      try {
        const act = await openCrowd(discord, randomFrom(seed));
        discord.faults.atRandom(seed, rate, [
          { kind: 'rate-limit', retryAfterMs: 200 },
          { kind: 'status', status: 500 },
          { kind: 'status', status: 502, when: 'after' },
          { kind: 'drop', when: 'before' },
          { kind: 'drop', when: 'after' },
        ]);
        const made: Interaction[] = [];
        for (let i = 1, dropped = 0, unheard = 0; i <= interactions; i++) {
          made.push(await act());
          await sleep(pace);
          // People go on for a while before they notice.
          if (!isConnected(discord) && ++unheard === patience.people) {
            await discord.until(() => isConnected(discord), 'a connection', patience.connection);
            unheard = 0;
          }
          if (i < (interactions * (dropped + 1)) / (drops + 1)) continue;
          await discord.until(() => isConnected(discord), 'a connection', patience.connection);
          dropped += 1;
          unheard = 0;
          await breakConnection(discord, made, dropped);
          if (dropped % 10 === 0) print(`  ${i} interactions, ${dropped} broken connections`);
        }
        const delivered = made.filter((one) => one.delivered || one.acknowledged);
        const count = () => countDiscordAnswers(discord, delivered);
        const isThrough = () => count().never.length === 0;
        await discord.until(isThrough, 'every answer', patience.answers).catch(() => undefined);
        discord.faults.none();
        const sessions = discord.gateway.sessions;
        return {
          ...count(),
          interactions: made.length,
          undelivered: made.length - delivered.length,
          resumed: sessions.reduce((sum, session) => sum + session.resumed, 0),
          begunAnew: sessions.length - 1,
          faults: faultsOf(discord),
          violations: discord.violations,
          seconds: (Date.now() - begun) / 1000,
        };
      } finally {
        await bot.end('SIGTERM');
      }
    });
  } finally {
    await discord.close();
  }
}

const isConnected = ({ gateway }: FakeDiscord) =>
  gateway.sessions.some(({ alive, socket }) => alive && socket !== undefined);

/**
 * The first of three connections is resumed at once, the second so late that what was told meanwhile can no longer be
 * acknowledged, and the third has lost its session.
 */
async function breakConnection({ gateway }: FakeDiscord, made: readonly Interaction[], count: number): Promise<void> {
  if (count % 3 === 0) {
    // What was sent into a connection that breaks comes again with its session; without one it never came.
    const settled = ({ acknowledged, at }: Interaction) => acknowledged !== undefined || Date.now() - at > timeToAnswer;
    while (!made.slice(-500).every(settled)) await sleep(pace);
  }
  if (count % 3 === 2) {
    gateway.takes(false);
    setTimeout(() => gateway.takes(true), timeToAnswer);
  }
  gateway.drops({ resumable: count % 3 !== 0 });
}

function faultsOf({ faults }: FakeDiscord): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { fault } of faults.happened) {
    const kind = 'when' in fault ? `${fault.kind}-${fault.when}` : fault.kind;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
