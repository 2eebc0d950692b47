import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import {
  serveInference,
  threadStates,
  type Ending,
  type Request,
  type Response,
  type Task,
  type ThreadData,
} from './inference-program.js';

/** Image bytes `[batch, height, width, 3]` for a network. The thread takes the bytes over: they are empty afterwards. */
export interface ImageBatch {
  data: Uint8Array<ArrayBuffer>;
  batch: number;
  height: number;
  width: number;
}

/** What a run gives back: float32 by output name. */
export type Outputs = Readonly<Record<string, Float32Array>>;

/** A model that the thread has loaded. */
export interface Model {
  /** Throws what onnxruntime says of an image that the model cannot take. */
  run(image: ImageBatch): Promise<Outputs>;
  /** False once the thread that had loaded it is gone. */
  isOpen(): boolean;
}

/**
 * A thread that runs networks, because onnxruntime-node's own `run` holds the thread that calls it until it is through.
 * One thread for all networks: they take turns, and each turn may use several cores.
 */
export interface InferenceThread {
  /** Opens a model, a file or its bytes. Throws what onnxruntime says of one that it cannot read. */
  load(model: string | Uint8Array): Promise<Model>;
  /** Waits for what is running, then frees models and thread. Afterwards everything throws. */
  close(): Promise<void>;
}

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (problem: Error) => void;
}

/** Longer than any run takes, in milliseconds. */
const exitPatience = 10_000;

/** Starts the thread at the first `load`, and again should it die. `threads`: cores that one run may use. */
export function createInferenceThread({ threads }: { threads: number }): InferenceThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let closed = false;
  let lastId = 0;

  const fail = (problem: Error): void => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(problem);
    waiting.clear();
  };
  const start = (): Worker => {
    const workerData: ThreadData = {
      runtime: createRequire(import.meta.url).resolve('onnxruntime-node'),
      state: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)),
      states: threadStates,
    };
    const started = new Worker(`(${serveInference.toString()})()`, { eval: true, name: 'inference', workerData });
    const atExit = (): void => endWhenIdle(workerData.state);
    process.once('exit', atExit);
    started.on('message', (response: Response) => {
      const { resolve, reject } = waiting.get(response.id)!;
      waiting.delete(response.id);
      // An idle thread must not keep the process alive; one that works must.
      if (waiting.size === 0) started.unref();
      if ('problem' in response) reject(new Error(response.problem));
      else resolve(response.result);
    });
    started.on('error', fail);
    started.on('exit', () => {
      process.off('exit', atExit);
      fail(new Error('the inference thread has ended'));
    });
    return started;
  };
  const ask = (task: Task, transfer: ArrayBuffer[] = []): Promise<unknown> => {
    if (closed) return Promise.reject(new Error('the recognizer is closed'));
    worker ??= start();
    const thread = worker;
    return new Promise((resolve, reject) => {
      const request: Request = { id: ++lastId, task };
      waiting.set(request.id, { resolve, reject });
      thread.ref();
      thread.postMessage(request, transfer);
    });
  };

  return {
    async load(file) {
      const options = {
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        // Planned memory is kept for every size of photo ever seen: 100 MB more at the peak, and no faster.
        enableMemPattern: false,
        logSeverityLevel: 3, // errors; warnings are about optimisations that no operator can act on
        // Every model has its own pool of threads: idle ones that spin would take the cores from the one that works.
        extra: { session: { intra_op: { allow_spinning: '0' } } },
      };
      const model = (await ask({ kind: 'load', model: file, options })) as number; // as the program answers a load
      const home = worker;
      return {
        isOpen: () => worker === home && !closed,
        async run(image) {
          return (await ask({ kind: 'run', model, image }, [image.data.buffer])) as Outputs; // as it answers a run
        },
      };
    },
    async close() {
      closed = true;
      const thread = worker;
      if (!thread) return;
      const ended = new Promise((resolve) => thread.once('exit', resolve));
      thread.ref();
      thread.postMessage('end' satisfies Ending);
      await ended;
    },
  };
}

/**
 * The runtime's binding brings the process down when its thread is killed while a model runs. So a process that exits
 * in the middle of a run waits here until the run is through, and no other begins.
 */
function endWhenIdle(state: Int32Array<SharedArrayBuffer>): void {
  const { idle, working, ended } = threadStates;
  while (Atomics.compareExchange(state, 0, idle, ended) === working) {
    if (Atomics.wait(state, 0, working, exitPatience) === 'timed-out') return;
  }
}
