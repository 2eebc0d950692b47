/** The bot as a process of its own that a story's player starts, kills and starts again: its platform and its clock are there. */
import '../../preload.js';
import { startBot, type Bot } from '../../bot.js';
import type { Log, Receive } from '../../chat/ports.js';
import type { Platform } from '../../chat/platforms.js';
import { loadConfig, readConfig, type Config } from '../../config.js';
import { UserError } from '../../errors.js';
import { openRecognition } from '../../recognition/open-recognizer.js';
import { tellDownload } from '../engine.js';
import { discordAt, telegramAt, type PlaySurroundings } from './adapters.js';
import type { BotCalls, PlayerCalls, Seat, Settings, WebCalls } from './calls.js';
import { createMovedClock, type MovedClock } from './moved-clock.js';
import { nextDueMinute } from './next-due.js';
import { readMarks } from './read-marks.js';
import { connectCalls, type Wire } from './wire.js';

let running: { bot: Bot; clock: MovedClock } | undefined;
function started(): { bot: Bot; clock: MovedClock } {
  if (!running) throw new Error('the bot was not started');
  return running;
}

const nothing = (): void => undefined;

const calls: BotCalls = {
  async start(settings) {
    const config = configOf(settings);
    const clock = createMovedClock(settings.now);
    // A model that is missing is the end of it: a story is about one engine.
    const { recognizer } = await openRecognition(config.recognizer, { progress: tellDownload(), without: nothing });
    const { now, schedule, wait } = clock;
    const receive: Receive = async (event, held) => {
      await started().bot.receive(event, held);
      player.received(event.id).catch(nothing);
    };
    const adapter = adapterAt(settings.seat, { receive, language: settings.language, log, now });
    const platforms = [announced(adapter.platform)];
    running = { bot: await startBot({ config, platforms, recognizer, log, now, schedule, wait }), clock };
    await adapter.start();
  },
  receive: (event, held) => started().bot.receive(event, held),
  nextDue: (from, to) => nextDueMinute(started().bot.services, from, to),
  tick: (now) => started().clock.tick(now),
  async settle() {
    const { bot, clock } = started();
    await clock.endWaitsUntil(bot.idle());
    await bot.showAll();
  },
  marks: (chat, title) => readMarks(started().bot.services, chat, title),
};

const channel: Wire = {
  send: (message) => void process.send?.(message, undefined, undefined, nothing),
  received: (listener) => void process.on('message', listener),
  gone: (listener) => void process.on('disconnect', listener),
};
const player = connectCalls<PlayerCalls & WebCalls>(channel, calls);
// Nobody is left who could hear it.
process.on('disconnect', () => process.exit(0));

interface Adapter {
  platform: Platform;
  start(): Promise<unknown>;
}

function adapterAt(seat: Seat, surroundings: PlaySurroundings): Adapter {
  if (seat.platform === 'web') return { platform: web, start: () => Promise.resolve() };
  return { telegram: telegramAt, discord: discordAt }[seat.platform](seat, surroundings);
}

/** The player hears that something will be said before it is said. */
function announced(platform: Platform): Platform {
  const { messenger } = platform;
  return {
    ...platform,
    messenger: {
      ...messenger,
      async send(...asked) {
        await player.atWork();
        return messenger.send(...asked);
      },
      async edit(...asked) {
        await player.atWork();
        return messenger.edit(...asked);
      },
      async notify(...asked) {
        await player.atWork();
        return messenger.notify(...asked);
      },
      working(to) {
        player.atWork().catch(nothing);
        return messenger.working(to);
      },
    },
  };
}

/** The browser chat, whose other end is the player. */
const web: Platform = {
  name: 'web',
  messenger: {
    send: (to, reply, key) => player.send(to, reply, key),
    edit: (to, message, reply) => player.edit(to, message, reply),
    notify: (press, text) => player.toast(press, text),
    settle: () => Promise.resolve(),
    react: () => Promise.resolve(),
    working: () => nothing,
  },
  rights: {
    isAdmin: (chat, account) => player.isAdmin(chat, account),
    isIn: (chat, account) => player.isIn(chat, account),
    hasAdmins: (chat) => player.hasAdmins(chat),
  },
  places: { find: (name) => player.find(name) },
  files: { fetch: () => Promise.reject(new UserError('photo.gone')) },
};

const log: Log = {
  info: nothing,
  warn: (details, message) => tell(details, message),
  error: (details, message) => tell(details, message),
};

function tell(details: object, message: string): void {
  const { err, ...more } = details as { err?: unknown };
  const cause = err instanceof Error ? `\n${err.stack ?? err.message}` : '';
  player.log(`${message} ${JSON.stringify(more)}${cause}`).catch(nothing);
}

/** A story is the same wherever it is played: of this machine's settings it takes only where models come from. */
function configOf({ dataDir, zone, language, engine }: Settings): Config {
  const plain = loadConfig({ DATA_DIR: dataDir, TIME_ZONE: zone, LANGUAGE: language, RECOGNIZER: engine });
  if (engine === 'face') return plain;
  const { source, classifier, onnxFace } = readConfig().recognizer;
  return { ...plain, recognizer: { ...plain.recognizer, source, classifier, onnxFace } };
}
