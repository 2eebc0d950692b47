// Runs the bot from the sources as they are: built and started again whenever they change. An open page follows.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { root } from './build-steps.mjs';

/** Milliseconds: an editor saves several files at once. */
const together = 200;
const program = join(root, 'scripts', 'start.mjs');

let running;
let waiting;
let isWanted = false;

function start() {
  isWanted = false;
  running = spawn(process.execPath, [program], { stdio: 'inherit' });
  // What does not build, or ends by itself, waits for the next change.
  running.once('exit', () => {
    running = undefined;
    if (isWanted) start();
  });
}

function again() {
  if (!running) return start();
  isWanted = true;
  running.kill('SIGTERM');
}

function changed() {
  clearTimeout(waiting);
  waiting = setTimeout(again, together);
}

for (const room of ['src', 'adapters']) watch(join(root, room), { recursive: true }, changed);
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    if (!running) process.exit(0);
    running.removeAllListeners('exit').once('exit', (code) => process.exit(code ?? 0));
    running.kill('SIGTERM');
  });
start();
