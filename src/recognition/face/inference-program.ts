import type * as workerThreads from 'node:worker_threads';
import type * as onnxruntime from 'onnxruntime-node';
import type { ImageBatch } from './inference-thread.js';

/** What the inference thread is asked for; `run` names a model by the number that its `load` was answered with. */
export type Task =
  | { kind: 'load'; model: string | Uint8Array; options: Record<string, unknown> }
  | { kind: 'run'; model: number; image: ImageBatch };
export interface Request {
  id: number;
  task: Task;
}
export type Response = { id: number; result: unknown } | { id: number; problem: string };
/** The last message to the thread: it frees its models and ends. */
export type Ending = 'end';

/** What the thread is started with. */
export interface ThreadData {
  /** Where onnxruntime-node is. */
  runtime: string;
  /** One of `threadStates`, shared: only an idle thread may be ended by others. */
  state: Int32Array<SharedArrayBuffer>;
  states: typeof threadStates;
}
export const threadStates = { idle: 0, working: 1, ended: 2 } as const;

/**
 * The thread's whole program. It is handed over as text, so that it starts alike from dist/ and from TypeScript sources
 * (which Node 20 cannot load): it must not use anything from outside itself, and `require` is the worker's own.
 */
export function serveInference(): void {
  /* eslint-disable @typescript-eslint/no-require-imports -- see above: there is no module around this code */
  const threads = require('node:worker_threads') as typeof workerThreads;
  const { runtime, state, states } = threads.workerData as ThreadData; // as it is started
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
    if (Atomics.compareExchange(state, 0, states.idle, states.working) === states.ended) return;
    try {
      port.postMessage({ id, result: await perform(task) });
    } catch (problem) {
      port.postMessage({ id, problem: String(problem) });
    }
    Atomics.store(state, 0, states.idle);
    Atomics.notify(state, 0);
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
