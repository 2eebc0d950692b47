import type * as workerThreads from 'node:worker_threads';

/** What a thread is asked for. */
export interface Request {
  id: number;
  task: unknown;
}
export type Response = { id: number; result: unknown } | { id: number; problem: string };
/** The last message to the thread: it frees what it holds and ends. */
export type Ending = 'end';

/** What the thread is started with. */
export interface ThreadData {
  /** One of `threadStates`, shared: only an idle thread may be ended by others. */
  state: Int32Array<SharedArrayBuffer>;
  states: typeof threadStates;
  /** For the program alone. */
  given: unknown;
}
export const threadStates = { idle: 0, working: 1, ended: 2 } as const;

/** What a thread can do. */
export interface Program {
  /** Throws whatever is wrong; the asker gets its text. */
  perform(task: unknown): Promise<unknown>;
  /** Frees what it holds. */
  end(): Promise<void>;
}

/**
 * A thread's loop: one task after the other. Like the program it is handed over as text, so that it starts alike from
 * dist/ and from TypeScript sources (which Node 20 cannot load): neither may use anything from outside itself, and
 * `require` is the worker's own.
 */
export function serveTasks(open: (given: unknown) => Program): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above: there is no module around this code
  const threads = require('node:worker_threads') as typeof workerThreads;
  const { state, states, given } = threads.workerData as ThreadData; // as it is started
  const program = open(given);
  const port = threads.parentPort!; // a worker has one

  const answer = async ({ id, task }: Request): Promise<void> => {
    if (Atomics.compareExchange(state, 0, states.idle, states.working) === states.ended) return;
    try {
      port.postMessage({ id, result: await program.perform(task) });
    } catch (problem) {
      port.postMessage({ id, problem: String(problem) });
    }
    Atomics.store(state, 0, states.idle);
    Atomics.notify(state, 0);
  };
  const end = async (): Promise<void> => {
    await program.end();
    port.close();
  };

  let turn: Promise<void> = Promise.resolve();
  port.on('message', (message: Request | Ending) => {
    turn = turn.then(() => (message === 'end' ? end() : answer(message)));
  });
}
