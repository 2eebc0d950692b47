/** Reads the settings, wires everything, starts, and stops gracefully. The only file that sees all. */
import './preload.js';
import { createWebAdapter } from '../adapters/web/web-adapter.js';
import type { Log } from './app.js';
import { startBot, type Bot } from './bot.js';
import type { Receive } from './chat/ports.js';
import { readConfig, type Config } from './config.js';
import { playDemo } from './demo/play.js';
import { UserError } from './errors.js';
import { greeting } from './greeting.js';
import { createLog } from './log.js';
import { openRecognizer } from './recognition/open-recognizer.js';
import { commandMenu } from './wording/menu.js';
import { createSay } from './wording/say.js';

/** Milliseconds for what is in work when the process is asked to stop. */
const grace = 10_000;

async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const recognizer = openRecognizer(config.recognizer);
  const web = config.web.mode === 'off' ? undefined : openWeb(config, log, (event, held) => bot.receive(event, held));
  const bot: Bot = await startBot({ config, platforms: web ? [web.platform] : [], recognizer, log });
  const address = await web?.adapter.start().catch(async (error: unknown) => {
    // The clock and the store would keep a process alive that nobody can reach.
    await bot.stop(grace);
    throw error;
  });

  const stop = async (signal: string): Promise<void> => {
    log.info({ signal }, 'stopping');
    await web?.adapter.stop();
    await bot.stop(grace);
  };
  // Ctrl-C under npm comes twice, from the terminal and from npm: the second must not cut off the first.
  let stopped: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopped ??= stop(signal).then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'could not stop cleanly');
          process.exit(1);
        },
      );
    });
  }
  // Last: whoever reads it may ask the process to stop.
  process.stdout.write(greeting({ config, address, engine: recognizer.engine }));
}

function openWeb({ web, photos }: Config, log: Log, receive: Receive) {
  const adapter = createWebAdapter({
    receive,
    host: web.host,
    port: web.port,
    maxBytes: photos.maxBytes,
    commands: commandMenu(createSay('en')),
    demo: playDemo,
    log,
  });
  const gone = { fetch: () => Promise.reject(new UserError('photo.gone')) };
  const { messenger, rights, places } = adapter;
  return { adapter, platform: { name: 'web', messenger, rights, places, files: gone } };
}

try {
  await main();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${createSay('en')(error.code, error.details)}\n`);
  process.exitCode = 1;
}
