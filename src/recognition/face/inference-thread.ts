import { createNativeThread, type Program } from '../thread/native-thread.js';
import { createRequire } from 'node:module';
import type * as onnxruntime from 'onnxruntime-node';

/** Image bytes `[batch, height, width, 3]` for a network. The thread takes the bytes over: they are empty afterwards. */
export interface ImageBatch {
  data: Uint8Array<ArrayBuffer>;
  batch: number;
  height: number;
  width: number;
}

/** Numbers for a network that takes them ready-made: float32 of any shape. The thread takes them over. */
export interface NumberBatch {
  data: Float32Array<ArrayBuffer>;
  dims: readonly number[];
}

/** What a run gives back: float32 by output name. */
export type Outputs = Readonly<Record<string, Float32Array>>;

/** A model that the thread has loaded. */
export interface LoadedModel {
  /** Throws what onnxruntime says of an image that the model cannot take. */
  run(input: ImageBatch | NumberBatch): Promise<Outputs>;
  /** False once the thread that had loaded it is gone. */
  isOpen(): boolean;
}

/**
 * A thread that runs networks, because onnxruntime-node's own `run` holds the thread that calls it until it is through.
 * One thread for all networks: they take turns, and each turn may use several cores.
 */
export interface InferenceThread {
  /** Opens a model, a file or its bytes. Throws what onnxruntime says of one that it cannot read. */
  load(model: string | Uint8Array): Promise<LoadedModel>;
  /** Waits for what is running, then frees models and thread. Afterwards everything throws. */
  close(): Promise<void>;
}

/** Starts the thread at the first `load`, and again should it die. `threads`: cores that one run may use. */
export function createInferenceThread({ threads }: { threads: number }): InferenceThread {
  const thread = createNativeThread({
    name: 'inference',
    program: inferenceProgram,
    given: { runtime: createRequire(import.meta.url).resolve('onnxruntime-node') },
  });
  const ask = (task: Task, transfer?: readonly ArrayBuffer[]) => thread.ask(task, transfer);
  return {
    async load(file) {
      const model = (await ask({ kind: 'load', model: file, options: sessionOptions(threads) })) as number; // see program
      const home = thread.current();
      return {
        isOpen: () => home !== undefined && thread.current() === home,
        async run(input) {
          return (await ask({ kind: 'run', model, input }, [input.data.buffer])) as Outputs; // as it answers a run
        },
      };
    },
    close: () => thread.close(),
  };
}

/** How this house runs a network, whoever loads it. `threads`: cores that one run may use. */
export function sessionOptions(threads: number): Record<string, unknown> {
  return {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // Planned memory is kept for every size of photo ever seen: 100 MB more at the peak, and no faster.
    enableMemPattern: false,
    logSeverityLevel: 3, // errors; warnings are about optimisations that no operator can act on
    // Every model has its own pool of threads: idle ones that spin would take the cores from the one that works.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
}

/** What the inference thread is asked for; `run` names a model by the number that its `load` was answered with. */
export type Task =
  | { kind: 'load'; model: string | Uint8Array; options: Record<string, unknown> }
  | { kind: 'run'; model: number; input: ImageBatch | NumberBatch };

/** What the thread does. Handed over as text: it must not use anything from outside itself (thread/serve-tasks). */
function inferenceProgram({ runtime }: { runtime: string }): Program {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above: there is no module around this code
  const { InferenceSession, Tensor } = require(runtime) as typeof onnxruntime;
  const sessions: onnxruntime.InferenceSession[] = [];
  return {
    async perform(asked) {
      const task = asked as Task; // what inference-thread asks for, and nothing else does
      if (task.kind === 'load') {
        const { model, options } = task;
        // Two calls, for `create` is overloaded and takes no union.
        const opening =
          typeof model === 'string' ? InferenceSession.create(model, options) : InferenceSession.create(model, options);
        return sessions.push(await opening) - 1;
      }
      const { model, input } = task;
      const session = sessions[model]!;
      const tensor =
        'dims' in input
          ? new Tensor('float32', input.data, input.dims)
          : new Tensor('uint8', input.data, [input.batch, input.height, input.width, 3]);
      const results = await session.run({ [session.inputNames[0]!]: tensor });
      return Object.fromEntries(Object.entries(results).map(([name, tensor]) => [name, tensor.data]));
    },
    async end() {
      await Promise.all(sessions.map((session) => session.release()));
    },
  };
}
