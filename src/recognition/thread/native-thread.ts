import type * as workerThreads from 'node:worker_threads';
import { Worker } from 'node:worker_threads';

/** A thread for libraries whose work holds the thread that calls them, as onnxruntime-node's does. Tasks take turns. */
export interface NativeThread {
  /** What the program answers; `transfer` is gone for the asker. Throws what the program threw, as text. */
  ask(task: unknown, transfer?: readonly ArrayBuffer[]): Promise<unknown>;
  /** Names the thread that runs now: another object once it had to be started anew, undefined where none runs. */
  current(): object | undefined;
  /** Waits for what is running, then ends the thread. Afterwards everything throws. */
  close(): Promise<void>;
}

export interface NativeThreadOptions {
  name: string;
  /** Handed over as text: see serve-tasks. */
  program: (given: never) => Program;
  /** What the program is opened with. */
  given: unknown;
}

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (problem: Error) => void;
}

/** Longer than any task takes, in milliseconds. */
const exitPatience = 10_000;

/** Starts the thread at the first task, and again should it die. */
export function createNativeThread({ name, program, given }: NativeThreadOptions): NativeThread {
  const text = `(${serveTasks.toString()})(${program.toString()})`;
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
    const state = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const workerData: ThreadData = { state, states: threadStates, given };
    const started = new Worker(text, { eval: true, name, workerData });
    const atExit = (): void => endWhenIdle(state);
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
      fail(new Error(`the ${name} thread has ended`));
    });
    return started;
  };

  return {
    ask(task, transfer = []) {
      if (closed) return Promise.reject(new Error('the recognizer is closed'));
      worker ??= start();
      const thread = worker;
      return new Promise((resolve, reject) => {
        const request: Request = { id: ++lastId, task };
        waiting.set(request.id, { resolve, reject });
        thread.ref();
        thread.postMessage(request, transfer);
      });
    },
    current: () => (closed ? undefined : worker),
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
 * in the middle of a task waits here until it is through, and no other begins.
 */
function endWhenIdle(state: Int32Array<SharedArrayBuffer>): void {
  const { idle, working, ended } = threadStates;
  while (Atomics.compareExchange(state, 0, idle, ended) === working) {
    if (Atomics.wait(state, 0, working, exitPatience) === 'timed-out') return;
  }
}

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
function serveTasks(open: (given: unknown) => Program): void {
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
