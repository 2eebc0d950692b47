/** Discord: its gateway and REST interface through discord.js. What it tells becomes events, what the bot says messages. */
import { setTimeout as delay } from 'node:timers/promises';
import { Events } from 'discord.js';
import { incoming } from '../../src/chat/event.js';
import type { Log, Receive, Suggest } from '../../src/chat/ports.js';
import type { Platform } from '../../src/chat/platforms.js';
import { createAnswers } from './answers.js';
import { createClient, logIn, whyEnded } from './log-in.js';
import { commandBodies, type Menu } from './commands.js';
import { createDirectChannels, createDiscordPlaces, inVoice, isAnnouncement, isForum } from './places.js';
import { createDiscordFiles } from './files.js';
import type { FormWords } from './forms.js';
import { createHappenings, listen } from './incoming/happenings.js';
import { createInteractions } from './incoming/interactions.js';
import { createReadsSaid } from './incoming/said.js';
import { createDiscordMessenger, type DiscordHints } from './messenger.js';
import { missingIn, createDiscordRights } from './rights.js';
import { createPost } from './post.js';
import { keepPublished } from './publish.js';
import { createRequests } from './requests.js';

export interface DiscordAdapterOptions {
  receive: Receive;
  suggest: Suggest;
  token: string;
  /** https://discord.com/api, or a server for tests. */
  apiRoot: string;
  /** Whether Discord granted the bot the right to read along. */
  readsAlong: boolean;
  menu: Menu;
  words: DiscordHints;
  forms: FormWords;
  log: Log;
  now?: () => number;
}

export interface DiscordAdapter {
  platform: Platform;
  /**
   * Begins to receive; resolves with the bot's name, or undefined where Discord cannot be reached: it is tried on.
   * Throws UserErrors `discord.token` and `discord.intents`.
   */
  start(): Promise<string | undefined>;
  /** Receives nothing more; resolves when what was received is stored and acknowledged. */
  stop(): Promise<void>;
}

/** Milliseconds that a start waits for Discord before it goes on without. */
const startPatience = 10_000;
/** Milliseconds that a stop waits for what is being taken: longer than an acknowledgement takes. */
const stopPatience = 5000;

export function createDiscordAdapter(options: DiscordAdapterOptions): DiscordAdapter {
  const { suggest, token, apiRoot, readsAlong, menu, forms, log } = options;
  const now = options.now ?? Date.now;
  // Nobody sets this one. A test's clock is both.
  const elapsed = options.now ?? (() => performance.now());
  /** A field of another type than documented would otherwise fail much later, again and again. */
  const receive: Receive = async (event, held) => options.receive(incoming.parse(event), held);
  const application = applicationOf(token);
  const client = createClient(apiRoot, readsAlong, log);
  const requests = createRequests({ token, apiRoot });
  const answers = createAnswers(requests, application, now);
  const directs = createDirectChannels(requests);
  const stopping = new AbortController();
  let running: Promise<unknown> = Promise.resolve();

  const said = createReadsSaid({
    commands: new Map(
      menu.commands.map(({ name, where, forAll, options: fields }) => [
        name.slice(1),
        {
          directOnly: !where.includes('group'),
          forAll,
          fields: fields.map((field) => (field.kind === 'photos' ? 'photo' : field.name)),
        },
      ]),
    ),
    inVoice: (...asked) => inVoice(client, ...asked),
  });
  const happenings = createHappenings({ client, requests, directs, receive, application, readsAlong, log, now });
  const interaction = createInteractions({ requests, answers, receive, suggest, said, forms, log });
  const listening = listen(client, { interaction, ...happenings }, log);

  async function run(): Promise<void> {
    await logIn({ client, token, stopping: stopping.signal, log });
    // Anything else is resumed or begun anew by discord.js: with these codes there is nothing left to try.
    client.on(Events.ShardDisconnect, ({ code }) => log.error({ code, why: whyEnded(code) }, 'Discord has stopped'));
    void keepPublished(requests, application, commandBodies(menu), { stopping: stopping.signal, log });
  }

  return {
    platform: {
      name: 'discord',
      messenger: createDiscordMessenger({
        requests,
        answers,
        directs,
        post: createPost({
          requests,
          missingIn: (channel) => missingIn(client, channel),
          isForum: (channel) => isForum(client, channel),
        }),
        isAnnouncement: (channel) => isAnnouncement(client, channel),
        words: options.words,
      }),
      files: createDiscordFiles(requests),
      places: createDiscordPlaces(client),
      rights: createDiscordRights(client, elapsed),
    },
    async start() {
      let isUnderWay = false;
      const started = run();
      running = started.catch((error: unknown) => {
        // Before that, whoever starts it is told.
        if (isUnderWay) log.error({ err: error }, 'Discord has stopped');
      });
      await Promise.race([started, delay(startPatience, undefined, { ref: false })]);
      isUnderWay = true;
      return client.user?.username;
    },
    async stop() {
      stopping.abort();
      await client.destroy();
      await running;
      await Promise.race([listening.taken(), delay(stopPatience, undefined, { ref: false })]);
    },
  };
}

/** The first part of a token is the application's id in base64, which is also its bot's. */
function applicationOf(token: string): string {
  return Buffer.from(token.split('.')[0] ?? '', 'base64').toString('utf8');
}
