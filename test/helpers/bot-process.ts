/** The built bot as a process of its own. */
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));

export interface BotProcess extends Spawned {
  /** Of the browser chat. */
  url: string;
}

export interface Spawned {
  /** What it printed so far. */
  output(): string;
  /** Resolves with its exit code, null where a signal ended it. */
  ended: Promise<number | null>;
  /** Ends it with this signal. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Starts it, ready or not. `env` on top of this process's own. */
export function spawnBot(dataDir: string, env: Record<string, string> = {}): Spawned {
  const child = spawn(process.execPath, [program], {
    cwd: tmpdir(),
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    output: () => output,
    ended,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** Resolves when the browser chat answers. */
export async function startProcess(dataDir: string, env: Record<string, string> = {}): Promise<BotProcess> {
  const bot = spawnBot(dataDir, env);
  const url = await printed(bot, /Rollcall is at (http:\S+)/);
  return { ...bot, url };
}

/** Milliseconds between two looks at what it printed. */
const lookEvery = 20;

/** What the first group of the pattern matches, once the bot has printed it. Rejects when it ends before. */
export async function printed(bot: Spawned, pattern: RegExp): Promise<string> {
  const ended = bot.ended.then(() => true);
  const look = () => new Promise<false>((resolve) => setTimeout(() => resolve(false), lookEvery));
  for (let hasEnded = false; ; hasEnded = await Promise.race([ended, look()])) {
    const found = pattern.exec(bot.output())?.[1];
    if (found !== undefined) return found;
    if (hasEnded) throw new Error(`the bot ended before it was ready:\n${bot.output()}`);
  }
}
