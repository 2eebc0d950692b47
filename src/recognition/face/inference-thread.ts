import { createRequire } from 'node:module';
import type * as workerThreads from 'node:worker_threads';
import { Worker } from 'node:worker_threads';
import type * as onnxruntime from 'onnxruntime-node';

/** Image bytes `[batch, height, width, 3]` for a network. The thread takes the bytes over: they are empty afterwards. */
export interface ImageBatch {
  data: Uint8Array<ArrayBuffer>;
  batch: number;
  height: number;
  width: number;
}

/** What a run gives back: float32 by output name. */
export type Outputs = Readonly<Record<string, Float32Array>>;

/**
 * A thread that runs networks, because onnxruntime-node's own `run` holds the thread that calls it until it is through.
 * One thread for all networks: they take turns, and each turn may use `threads` cores.
 */
export interface InferenceThread {
  /** Opens a model, a file or its bytes; the number names it in `run`. Throws what onnxruntime says of a model it cannot read. */
  load(model: string | Uint8Array): Promise<number>;
  run(model: number, image: ImageBatch): Promise<Outputs>;
  /** Waits for what is running, then frees models and thread. Afterwards `load` and `run` throw. */
  close(): Promise<void>;
}

type Task =
  | { kind: 'load'; model: string | Uint8Array; options: Record<string, unknown> }
  | { kind: 'run'; model: number; image: ImageBatch };
interface Request {
  id: number;
  task: Task;
}
type Ending = 'end';
type Response = { id: number; result: unknown } | { id: number; problem: string };
interface Waiting {
  resolve: (result: unknown) => void;
  reject: (problem: Error) => void;
}

/** Starts the thread at the first `load`. `threads`: cores that one run may use. */
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
    const runtime = createRequire(import.meta.url).resolve('onnxruntime-node');
    const started = new Worker(`(${serve.toString()})()`, { eval: true, name: 'inference', workerData: { runtime } });
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
    async load(model) {
      const options = {
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        // Planned memory is kept for every size of photo ever seen: 100 MB more at the peak, and no faster.
        enableMemPattern: false,
        logSeverityLevel: 3, // errors; warnings are about optimisations that no operator can act on
        // Every model has its own pool of threads: idle ones that spin would take the cores from the one that works.
        extra: { session: { intra_op: { allow_spinning: '0' } } },
      };
      return (await ask({ kind: 'load', model, options })) as number; // as `serve` answers a load
    },
    async run(model, image) {
      return (await ask({ kind: 'run', model, image }, [image.data.buffer])) as Outputs; // as `serve` answers a run
    },
    async close() {
      closed = true;
      const thread = worker;
      if (!thread) return;
      const ended = new Promise((resolve) => thread.once('exit', resolve));
      thread.ref();
      // Asked to end, not terminated: the runtime's binding brings the process down when its thread dies under it.
      thread.postMessage('end' satisfies Ending);
      await ended;
    },
  };
}

/**
 * The thread's whole program. It is handed over as text, so that it starts alike from dist/ and from TypeScript sources
 * (which Node 20 cannot load): it must not use anything from outside itself, and `require` is the worker's own.
 */
function serve(): void {
  /* eslint-disable @typescript-eslint/no-require-imports -- see above: there is no module around this code */
  const threads = require('node:worker_threads') as typeof workerThreads;
  const { runtime } = threads.workerData as { runtime: string }; // as `start` sends it
  const { InferenceSession, Tensor } = require(runtime) as typeof onnxruntime;
  /* eslint-enable @typescript-eslint/no-require-imports */
  const port = threads.parentPort!; // a worker has one
  const sessions: onnxruntime.InferenceSession[] = [];

  const perform = async (task: Task): Promise<unknown> => {
    if (task.kind === 'load') {
      const { model, options } = task;
      // Two calls, for `create` is overloaded and takes no union.
      const opening =
        typeof model === 'string' ? InferenceSession.create(model, options) : InferenceSession.create(model, options);
      return sessions.push(await opening) - 1;
    }
    const { data, batch, height, width } = task.image;
    const image = new Tensor('uint8', data, [batch, height, width, 3]);
    const results = await sessions[task.model]!.run({ image });
    return Object.fromEntries(Object.entries(results).map(([name, tensor]) => [name, tensor.data]));
  };
  const answer = async ({ id, task }: Request): Promise<void> => {
    try {
      port.postMessage({ id, result: await perform(task) });
    } catch (problem) {
      port.postMessage({ id, problem: String(problem) });
    }
  };
  const end = async (): Promise<void> => {
    await Promise.all(sessions.map((session) => session.release()));
    port.close();
  };
  let turn: Promise<void> = Promise.resolve();
  port.on('message', (message: Request | Ending) => {
    turn = turn.then(() => (message === 'end' ? end() : answer(message)));
  });
}
