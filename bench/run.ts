/** `npm run bench`: Rollcall's engine beside the package whose weights it runs. `--save` writes bench/RESULTS.md. */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEngine } from './engine-process.js';
import { describeMachine } from './machine.js';
import { takeBenchPhotos, type BenchPhotos } from './photos.js';
import { writeReport } from './report.js';
import { formatResults, saveResults } from './results-file.js';
import { measure, type Contender } from './rounds.js';

const { values } = parseArgs({ options: { save: { type: 'boolean', default: false } } });
const packages = [
  'onnxruntime-node',
  'sharp',
  '@vladmandic/face-api',
  '@tensorflow/tfjs',
  '@tensorflow/tfjs-backend-wasm',
];

const modelsDir = await mkdtemp(join(tmpdir(), 'rollcall-bench-'));
try {
  const machine = await describeMachine(packages);
  console.error('Composing photos');
  const photos = await takeBenchPhotos();
  const firstStart = await timeFirstStart(photos);
  const results = await measure(contenders(machine.cores), photos, (round, of) =>
    console.error(`Round ${round} of ${of}`),
  );
  const report = writeReport({ results, machine, firstStart, date: new Date() });
  const formatted = await formatResults(report);
  console.log(formatted);
  if (values.save) await saveResults(formatted);
} finally {
  await rm(modelsDir, { recursive: true, force: true });
}

/** Where there are several cores, also on one of them: the peer uses no more. */
function contenders(cores: number): Contender[] {
  const rollcall = (threads: number): Contender => ({
    title: `Rollcall, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
    file: 'rollcall',
    args: [String(threads), modelsDir],
  });
  const own = cores > 1 ? [rollcall(cores), rollcall(1)] : [rollcall(1)];
  return [...own, { title: 'face-api on WASM', file: 'face-api', args: [] }];
}

async function timeFirstStart({ selfie }: BenchPhotos): Promise<number> {
  const began = performance.now();
  const engine = startEngine('rollcall', [String(availableParallelism()), modelsDir]);
  await engine.ask({ kind: 'selfie', jpeg: selfie[0]!.jpeg });
  const ms = performance.now() - began;
  await engine.close();
  return ms;
}
