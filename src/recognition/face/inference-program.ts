import type * as onnxruntime from 'onnxruntime-node';
import type { Program } from '../thread/serve-tasks.js';
import type { ImageBatch, NumberBatch } from './inference-thread.js';

/** What the inference thread is asked for; `run` names a model by the number that its `load` was answered with. */
export type Task =
  | { kind: 'load'; model: string | Uint8Array; options: Record<string, unknown> }
  | { kind: 'run'; model: number; input: ImageBatch | NumberBatch };

/** What the thread does. Handed over as text: it must not use anything from outside itself (thread/serve-tasks). */
export function inferenceProgram({ runtime }: { runtime: string }): Program {
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
