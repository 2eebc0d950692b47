/** The measuring: every engine in a process of its own, all in turns, so that whatever else the machine does hits all alike. */
import { makeComparison } from './descriptors.js';
import { startEngine, type EngineProcess } from './engine-process.js';
import { countFound, type BenchPhotos, type Count } from './photos.js';
import type { Question } from './serve-engine.js';

export interface Contender {
  title: string;
  /** A file of engines/, and its arguments. */
  file: string;
  args: readonly string[];
}

export type Look = keyof BenchPhotos;
export type Task = 'start' | Look | 'names';

export interface Result {
  contender: Contender;
  /** Milliseconds. The nth of two engines are of the same photo, one right after the other. */
  times: Record<Task, number[]>;
  /** Of each photo. */
  found: Record<Look, Map<Uint8Array, Count>>;
  /** How many of the compared faces got a name. */
  named: number;
  /** Bytes, of the round that took most. */
  peak: number;
}

/** Faces of a photo, and people of a class. */
export const compared = { faces: 30, people: 100 };

const rounds = 3;
const repetitions = { selfie: 1, five: 3, thirty: 2, names: 10 };

/** About a minute and a half on two idle cores. `told` hears which round begins. */
export async function measure(
  contenders: readonly Contender[],
  photos: BenchPhotos,
  told: (round: number, of: number) => void,
): Promise<Result[]> {
  const results = contenders.map((contender): Result => ({
    contender,
    times: { start: [], selfie: [], five: [], thirty: [], names: [] },
    found: { selfie: new Map(), five: new Map(), thirty: new Map() },
    named: 0,
    peak: 0,
  }));
  for (let round = 1; round <= rounds; round++) {
    told(round, rounds);
    await playRound(results, photos);
  }
  return results;
}

interface Running {
  result: Result;
  engine: EngineProcess;
}

async function playRound(results: readonly Result[], photos: BenchPhotos): Promise<void> {
  const running: Running[] = [];
  for (const result of results) running.push({ result, engine: await start(result, photos) });
  for (const look of ['selfie', 'five', 'thirty'] as const) {
    await times(repetitions[look], () => lookInTurns(running, look, photos));
  }
  await times(repetitions.names, () => nameInTurns(running));
  for (const { result, engine } of running) {
    const { peak = 0 } = await engine.ask({ kind: 'peak-memory' });
    result.peak = Math.max(result.peak, peak);
    await engine.close();
  }
}

/** Timed from nothing to the answer to a first selfie; what follows warms up. */
async function start({ contender, times }: Result, photos: BenchPhotos): Promise<EngineProcess> {
  const began = performance.now();
  const engine = startEngine(contender.file, contender.args);
  await engine.ask({ kind: 'selfie', jpeg: photos.selfie[0]!.jpeg });
  times.start.push(performance.now() - began);
  for (const { jpeg } of [...photos.five, ...photos.thirty]) await engine.ask({ kind: 'class', jpeg });
  await engine.ask({ kind: 'names', ...comparison });
  return engine;
}

async function lookInTurns(running: readonly Running[], look: Look, photos: BenchPhotos): Promise<void> {
  for (const { jpeg, faces } of photos[look]) {
    const question: Question = { kind: look === 'selfie' ? 'selfie' : 'class', jpeg };
    for (const { result, engine } of running) {
      const { ms, boxes = [] } = await engine.ask(question);
      result.times[look].push(ms);
      result.found[look].set(jpeg, countFound(boxes, faces));
    }
  }
}

const comparison = makeComparison(compared.faces, compared.people);

async function nameInTurns(running: readonly Running[]): Promise<void> {
  for (const { result, engine } of running) {
    const { ms, named = 0 } = await engine.ask({ kind: 'names', ...comparison });
    result.times.names.push(ms);
    result.named = named;
  }
}

async function times(count: number, task: () => Promise<void>): Promise<void> {
  for (let time = 0; time < count; time++) await task();
}
