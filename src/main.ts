/** Reads the settings, wires everything, starts, and stops gracefully. The only file that sees all. */
import './preload.js';
import type { Log } from './chat/ports.js';
import { startBot, type Bot } from './bot.js';
import { readConfig } from './config.js';
import { UserError } from './errors.js';
import { greeting, createDownloadTeller } from './greeting.js';
import { createLog } from './log.js';
import { openPlatforms } from './open-platforms.js';
import { openRecognition, type OpeningProgress } from './recognition/open-recognizer.js';
import { createSay } from './locales/say.js';

/** Milliseconds for what is in work when the process is asked to stop. */
const grace = 10_000;

async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const { recognizer, photoCheck } = await openRecognition(config.recognizer, openingTold(log));
  const platforms = openPlatforms(config, log, {
    receive: (event, held) => bot.receive(event, held),
    suggest: { people: (...asked) => bot.suggest.people(...asked) },
  });
  const bot: Bot = await startBot({ config, platforms: platforms.all, recognizer, photoCheck, log });

  const stop = (): Promise<void> => bot.stop(grace, platforms.stop());
  // Ctrl-C under npm comes twice, from the terminal and from npm: the second must not cut off the first.
  let stopped: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      log.info({ signal }, 'stopping');
      stopped ??= stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'could not stop cleanly');
          process.exit(1);
        },
      );
    });
  }
  try {
    const { address, chats } = await platforms.start();
    // Last: whoever reads it may ask the process to stop.
    process.stdout.write(greeting({ config, address, chats, engine: recognizer.engine }));
  } catch (error) {
    // The clock and the store would keep a process alive that nobody can reach.
    await stop();
    throw error;
  }
}

/** Whoever starts the bot learns what is downloaded, and what cannot be had. */
function openingTold(log: Log): OpeningProgress {
  const say = createSay('en');
  return {
    progress: createDownloadTeller(process.stderr, log),
    without: (what, { code, details }) => {
      log.warn({ without: what, code }, 'a model could not be had');
      const key = what === 'photo-check' ? 'without.photo-check' : 'without.engine';
      process.stderr.write(`${say(key, { why: say(code, details), engine: what })}\n`);
    },
  };
}

try {
  await main();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${createSay('en')(error.code, error.details)}\n`);
  process.exitCode = 1;
}
