/**
 * Programs that would hold everybody up, or that a file somebody sent may lead into dying, hanging or filling memory: in a
 * thread of their own.
 */
import { Worker } from 'node:worker_threads';
import type { z } from 'zod';
import { UserError, type UserErrorCode } from './errors.js';

export interface ThreadProgram<T> {
  /**
   * Posts one answer to its parent. As text: so it needs no file of its own, and runs the same from TypeScript sources,
   * from dist and out of a bundle. What it imports is named by its path, for it has no folder to look from.
   */
  program: string;
  workerData: object;
  answer: z.ZodType<T>;
  /** Milliseconds until it is ended. */
  patience: number;
  /** Megabytes for its objects, where it needs more than a file that was sent may take; WebAssembly's memory is beside that. */
  heap?: number;
  /** What is said when there is no answer. */
  failure: UserErrorCode;
}

const usualHeap = 128;

/** Throws the UserError `failure` where the program throws, dies, or has not answered within its patience. */
export async function runInThread<T>({ program, workerData, answer, ...rest }: ThreadProgram<T>): Promise<T> {
  const worker = new Worker(program, {
    eval: true,
    workerData,
    // Its complaints may quote from the file, and what is wrong is said by the error.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: rest.heap ?? usualHeap },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const message = await new Promise<unknown>((resolve, reject) => {
      const fail = (): void => reject(new UserError(rest.failure));
      timer = setTimeout(fail, rest.patience);
      worker.once('message', resolve);
      worker.once('error', fail);
      worker.once('exit', fail);
    });
    return answer.parse(message);
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
