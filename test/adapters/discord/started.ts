/** A started Discord adapter at a fake Discord, with a bot that only writes down what it receives. */
import { commands } from '../../../src/stories/every-story.js';
import { inspect } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import {
  createDiscordAdapter,
  type DiscordAdapter,
  type DiscordAdapterOptions,
} from '../../../adapters/discord/discord-adapter.js';
import {
  createFakeDiscord,
  type FakeDiscord,
  type FakeDiscordOptions,
  type GuildHandle,
  type Person,
  type Place,
} from '@rollcall/fake-discord';
import type { ButtonPressed, Incoming, MessageReceived } from '../../../src/chat/event.js';
import type { Messenger } from '../../../src/chat/ports.js';
import { discordWords } from '../../../src/stories/kernel/platform-words.js';

export interface Started {
  discord: FakeDiscord;
  adapter: DiscordAdapter;
  messenger: Messenger;
  /** What the bot received, in order. */
  events: Incoming[];
  /** Everything that was logged, with all that it holds. */
  log: () => string;
  /** Starts one more, as a restart of the bot would. */
  again: (options?: Partial<DiscordAdapterOptions>) => Promise<DiscordAdapter>;
  /** Milliseconds UTC, of Discord and of the bot. */
  clock: { at: number };
  /** A server of Ann’s; Bo is in it. */
  guild: GuildHandle;
  hall: Place;
  ann: Person;
  bo: Person;
}

const time = Date.parse('2026-11-23T08:00:00Z');

/** A fake that is held to its rules, and ends with the test. */
export async function openDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const discord = await createFakeDiscord({ botName: 'Rollcall', ...options });
  onTestFinished(async () => {
    await discord.close();
    expect(discord.violations).toEqual([]);
  });
  return discord;
}

export type StartOptions = Partial<Omit<DiscordAdapterOptions, 'now'>> & { server?: FakeDiscordOptions };

export async function startAdapter({ server, ...options }: StartOptions = {}): Promise<Started> {
  const clock = { at: time };
  const now = () => clock.at;
  const discord = await openDiscord({ now, ...server });
  const [ann, bo] = [discord.person('Ann Example', { locale: 'de' }), discord.person('Bo')];
  const guild = discord.guild('School', { owner: ann, members: [bo] });
  const hall = guild.text('hall');
  const events: Incoming[] = [];
  const logged: unknown[] = [];
  const note = (...entry: unknown[]) => void logged.push(entry);

  async function again(more: Partial<DiscordAdapterOptions> = {}): Promise<DiscordAdapter> {
    const adapter = createDiscordAdapter({
      token: discord.token,
      apiRoot: discord.rest.api,
      suggest: { people: () => Promise.resolve([]) },
      readsAlong: server?.privileges?.messageContent ?? false,
      ...discordWords(commands, 'en'),
      log: { info: () => undefined, warn: note, error: note },
      now,
      ...options,
      ...more,
      receive: async (event, held) => {
        await (more.receive ?? options.receive)?.(event, held);
        events.push(event);
      },
    });
    onTestFinished(() => adapter.stop());
    await adapter.start();
    await discord.until(() => discord.commands.puts.length > 0, 'the commands');
    return adapter;
  }

  const adapter = await again();
  const { messenger } = adapter.platform;
  const log = () => inspect(logged, { depth: 20, maxStringLength: Infinity });
  return { discord, adapter, messenger, events, log, again, clock, guild, hall, ann, bo };
}

/** Milliseconds; it fails a test on a busy machine, and measures nothing. */
const patience = 20_000;

/** Resolves with what `find` finds, as soon as it finds something other than undefined and false. */
export async function until<T>(find: () => T | undefined | false): Promise<T> {
  for (const end = Date.now() + patience; ;) {
    const found = find();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${find.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** What somebody did: ran or pressed something, or said it. */
type Done = { interaction: { id: string } } | { id: string };

const idOf = (done: Done): string =>
  'interaction' in done ? `discord:interaction:${done.interaction.id}` : `discord:message:${done.id}`;

/** What the bot was told by a command, a form or a message, once it has it. */
export function eventOf({ events }: Started, done: Done): Promise<MessageReceived> {
  return until(() =>
    events.find((event): event is MessageReceived => event.kind === 'message' && event.id === idOf(done)),
  );
}

/** The same of a button or a menu. */
export function pressOf({ events }: Started, done: Done): Promise<ButtonPressed> {
  return until(() =>
    events.find((event): event is ButtonPressed => event.kind === 'button' && event.id === idOf(done)),
  );
}

/** Where the bot answers an event, as its flows do. */
export function answerTo({ chat, via }: MessageReceived | ButtonPressed) {
  return {
    chat: chat.id,
    ...(chat.thread !== undefined && { thread: chat.thread }),
    ...(via !== undefined && { via }),
  };
}
