/** The built bot as a process of its own, with the browser chat on a free port. */
import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));

export interface BotProcess {
  url: string;
  /** What it printed so far. */
  output(): string;
  /** Ends it with this signal and resolves with its exit code, null where the signal ended it. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Resolves when the browser chat answers. `env` on top of this process's own. */
export async function startProcess(dataDir: string, env: Record<string, string> = {}): Promise<BotProcess> {
  const child = spawn(process.execPath, [program], {
    cwd: tmpdir(),
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const url = await addressOf(child, () => output);
  return {
    url,
    output: () => output,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

function addressOf(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const found = /Rollcall is at (http:\S+)/.exec(output());
      if (found?.[1]) resolve(found[1]);
    };
    child.stdout?.on('data', look);
    child.once('exit', () => reject(new Error(`the bot ended before it was ready:\n${output()}`)));
  });
}
