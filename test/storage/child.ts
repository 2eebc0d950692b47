/** Processes to be killed: they say on standard output, line by line, what they were told is durable. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const hooks = fileURLToPath(new URL('typescript-hooks.mjs', import.meta.url));

/** Runs `file` with `args` until it has said `lines` lines, kills it with SIGKILL, and answers all that it said. */
export async function killedAfter(lines: number, file: URL, ...args: string[]): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', hooks, fileURLToPath(file), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  if (child.signalCode !== 'SIGKILL') throw new Error(`${file.pathname} ended by itself: ${child.exitCode}`);
  return said;
}
