/**
 * `npm run bench:labels`: what the resnet-50 engine costs at full size, beside the face engine. Weights are random, for the
 * trained ones are on a hub; they take the same work. `--save` writes its section of bench/RESULTS.md.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEngine, type EngineProcess } from './engine-process.js';
import { fullModel, writeFullResnet } from './full-resnet.js';
import { describeMachine } from './machine.js';
import { takeBenchPhotos } from './photos.js';
import { median, table } from './report.js';
import { formatResults, saveResults } from './results-file.js';
import type { Contender } from './rounds.js';
import type { Question } from './serve-engine.js';

const { values } = parseArgs({ options: { save: { type: 'boolean', default: false } } });
const rounds = 3;
const repetitions = 4;

interface Measured {
  contender: Contender;
  /** Milliseconds: until the first answer, and per photo. */
  starts: number[];
  selfies: number[];
  classes: number[];
  /** Bytes, of the round that took most. */
  peak: number;
}

const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-labels-'));
try {
  console.error('Making the networks');
  await writeFullResnet(folder);
  const machine = await describeMachine(['onnxruntime-node', '@huggingface/transformers', 'sharp']);
  const photos = await takeBenchPhotos();
  const selfie: Question = { kind: 'selfie', jpeg: photos.selfie[0]!.jpeg };
  const thirty: Question = { kind: 'class', jpeg: photos.thirty[0]!.jpeg };
  const measured = contenders(machine.cores).map((contender): Measured => ({
    contender,
    starts: [],
    selfies: [],
    classes: [],
    peak: 0,
  }));
  for (let round = 1; round <= rounds; round++) {
    console.error(`Round ${round} of ${rounds}`);
    await playRound(measured, selfie, thirty);
  }
  const section = await formatResults(write(measured, machine));
  console.log(section);
  if (values.save) await saveResults(section);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function contenders(cores: number): Contender[] {
  const labels = (title: string, dtype: string): Contender => ({
    title,
    file: 'labels',
    args: [String(cores), folder, fullModel, dtype],
  });
  const face: Contender = { title: 'face', file: 'rollcall', args: [String(cores), folder] };
  return [labels('resnet-50, q8', 'q8'), labels('resnet-50, fp32', 'fp32'), face];
}

/** In turns, so that whatever else the machine does hits all alike. */
async function playRound(measured: readonly Measured[], selfie: Question, thirty: Question): Promise<void> {
  const running: { of: Measured; engine: EngineProcess }[] = [];
  for (const of of measured) {
    const began = performance.now();
    const engine = startEngine(of.contender.file, of.contender.args);
    await engine.ask(selfie);
    of.starts.push(performance.now() - began);
    await engine.ask(thirty);
    running.push({ of, engine });
  }
  for (let time = 0; time < repetitions; time++) {
    for (const { of, engine } of running) of.selfies.push((await engine.ask(selfie)).ms);
    for (const { of, engine } of running) of.classes.push((await engine.ask(thirty)).ms);
  }
  for (const { of, engine } of running) {
    of.peak = Math.max(of.peak, (await engine.ask({ kind: 'peak-memory' })).peak ?? 0);
    await engine.close();
  }
}

function write(measured: readonly Measured[], machine: Awaited<ReturnType<typeof describeMachine>>): string {
  const face = measured.at(-1)!;
  const row = (title: string, of: (one: Measured) => number[]) => [
    title,
    ...measured.map((one) => `${median(of(one)).toFixed(0)} ms`),
    ...measured.slice(0, -1).map((one) => median(of(one).map((ms, nth) => ms / of(face)[nth]!)).toFixed(2)),
  ];
  const ratios = measured.slice(0, -1).map(({ contender }) => `${contender.title} / face`);
  const memory = [
    'peak memory',
    ...measured.map(({ peak }) => `${Math.round(peak / 1e6)} MB`),
    ...measured.slice(0, -1).map(({ peak }) => (peak / face.peak).toFixed(2)),
  ];
  return `# The resnet-50 engine

\`npm run bench:labels\`, ${new Date().toISOString().slice(0, 10)}. ${machine.processor}, ${machine.cores} cores, ${machine.system}, Node ${machine.node}; ${machine.packages.join(', ')}. Load of the machine just before: ${machine.load.toFixed(1)}; it is shared, so the ratios say more than the milliseconds.

${table(
  ['', ...measured.map(({ contender }) => contender.title), ...ratios],
  [
    row('a selfie, 960 x 960', (one) => one.selfies),
    row('a class photo, 1280 x 960', (one) => one.classes),
    row('start to first result', (one) => one.starts),
    memory,
  ],
)}

Medians of ${rounds * repetitions} turns taken photo by photo, ${availableParallelism()} threads each; ratios are the medians of the pairs. A process each, with all that its engine loads; the face engine's very first start, which builds its networks, is among its ${rounds} starts.

The architecture is ResNet-50's at full size, 25.6 million weights, all of them random: they take the work and memory of the trained ones, and what they say of a photo means nothing. q8 is quantised while it runs, as the files of the hub are. How often the trained weights are right is not measured: \`npx rollcall evaluate --engine resnet-50\` does it where a hub can be reached. A class photo costs resnet-50 what a selfie does, for it is looked at once, and has one label.
`;
}
