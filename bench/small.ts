/**
 * `npm run bench:small`: does one core and 1 GB of memory carry a class? The real bot answers a 12-megapixel class photo
 * and 20 selfies that came at once. Fails where an answer is missing, or more than 600 MB were resident.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Outcome } from './small/bot.js';
import { limitMemory, limitToOneCpu } from './small/limits.js';
import { makeWorkload, type Workload } from './small/workload.js';

/** Bytes. */
const memory = 1e9;
const mostResident = 600e6;

const workload = await makeWorkload();
const limits = [await limitMemory(memory), await limitToOneCpu()];
console.log(`In force: ${limits.map(({ says }) => says).join('; ')}.`);
try {
  const outcome = await runLimited(
    limits.flatMap(({ prefix }) => prefix),
    workload,
  );
  tell(outcome, workload);
  process.exitCode = outcome.wrong.length === 0 && outcome.peak < mostResident ? 0 : 1;
} finally {
  for (const limit of limits) await limit.release();
}

async function runLimited(prefix: readonly string[], load: Workload): Promise<Outcome> {
  const program = fileURLToPath(new URL('small/bot.js', import.meta.url));
  const [command, ...args] = [...prefix, process.execPath, program];
  const child = spawn(command, args, {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const answered = once(child, 'message');
  // Where that fails the process is gone, which its end tells.
  child.send(load, () => undefined);
  const outcome = await Promise.race([answered, ended.then(() => undefined)]);
  const [, signal] = (await ended) as [number | null, NodeJS.Signals | null]; // as 'exit' gives them
  if (!outcome) throw new Error(`the bot ended before it had answered (${signal ?? 'by itself'})`);
  return outcome[0] as Outcome; // what small/bot sends, and nothing else does
}

function tell(outcome: Outcome, { members, classPhoto }: Workload): void {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  const registered = members.reduce((sum, { registers }) => sum + registers.length, 0);
  const queued = members.reduce((sum, { sends }) => sum + sends.length, 0);
  console.log(`The bot sees ${outcome.cores} of the cores, and looks at ${outcome.photosAtOnce} photo at a time.`);
  console.log(`${members.length} people with ${registered} selfies registered in ${seconds(outcome.registering)}.`);
  console.log(
    `Queued at once: a class photo (12 megapixels, ${megabytes(classPhoto.length)}), then ${queued} selfies.`,
  );
  console.log(`  class photo answered after ${seconds(outcome.classPhoto)}`);
  console.log(`  selfies answered in ${seconds(outcome.selfies)}, ${seconds(outcome.selfies / queued)} each`);
  console.log(
    `Peak resident memory: ${megabytes(outcome.peak)} (${megabytes(outcome.peakBefore)} before the queue); at most ${megabytes(mostResident)}.`,
  );
  for (const sentence of outcome.wrong) console.log(`Wrong: ${sentence}`);
}
