/** An engine in a process of its own: what it can be asked, and the loop that answers. */
import type { Box } from '../src/recognition/recognizer.js';
import { peakMemory } from './peak-memory.js';

export interface Engine {
  /** From the bytes of a JPEG to the descriptors of its faces; answers where they are, in pixels of the photo. */
  lookAtSelfie(jpeg: Uint8Array): Promise<Box[]>;
  lookAtClass(jpeg: Uint8Array): Promise<Box[]>;
  /** Names these faces after a gallery of these templates, all 128-d; answers how many got a name. */
  name(faces: readonly Float32Array[], gallery: readonly Float32Array[]): number;
}

export type Question =
  | { kind: 'selfie' | 'class'; jpeg: Uint8Array }
  | { kind: 'names'; faces: Float32Array[]; gallery: Float32Array[] }
  | { kind: 'peak-memory' };

export interface Answer {
  /** Milliseconds, without the way between the processes. */
  ms: number;
  boxes?: Box[];
  named?: number;
  /** Bytes. */
  peak?: number;
}

/** Answers one question after the other until the parent hangs up. */
export function serveEngine(engine: Engine): void {
  let turn = Promise.resolve();
  process.on('message', (question: Question) => {
    turn = turn.then(async () => {
      const began = performance.now();
      const answer = await perform(engine, question);
      process.send?.({ ms: performance.now() - began, ...answer } satisfies Answer);
    });
  });
}

async function perform(engine: Engine, question: Question): Promise<Omit<Answer, 'ms'>> {
  switch (question.kind) {
    case 'selfie':
      return { boxes: await engine.lookAtSelfie(question.jpeg) };
    case 'class':
      return { boxes: await engine.lookAtClass(question.jpeg) };
    case 'names':
      return { named: engine.name(question.faces, question.gallery) };
    case 'peak-memory':
      return { peak: await peakMemory() };
  }
}
