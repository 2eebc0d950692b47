import type * as Transformers from '@huggingface/transformers';
import type { Program } from '../thread/serve-tasks.js';
import type { Dtype } from './classifier.js';

/** What the classifier's thread is asked for. The first is answered with nothing, the second with labels. */
export type LabelTask =
  | { kind: 'load'; model: string; dtype: Dtype; session: Record<string, unknown> }
  | { kind: 'classify'; pixels: Uint8ClampedArray<ArrayBuffer>; width: number; height: number };

/** What the thread is opened with: the library's path, and the folder that holds the model. */
export interface LabelProgramGiven {
  library: string;
  folder: string;
}

/** What the thread does. Handed over as text: it must not use anything from outside itself (thread/serve-tasks). */
export function classifyProgram({ library, folder }: LabelProgramGiven): Program {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above: there is no module around this code
  const { env, LogLevel, pipeline, RawImage } = require(library) as typeof Transformers;
  // Whatever is not in the folder was not downloaded, and nothing else is to reach for a hub, or write beside itself.
  env.allowRemoteModels = false;
  env.localModelPath = folder;
  env.useFSCache = false;
  // Its complaints print the photo's numbers.
  env.logLevel = LogLevel.NONE;
  let classifier: Transformers.ImageClassificationPipeline | undefined;
  return {
    async perform(asked) {
      const task = asked as LabelTask; // what classifier.ts asks for, and nothing else does
      if (task.kind === 'load') {
        const { model, dtype, session } = task;
        classifier = await pipeline('image-classification', model, { dtype, session_options: session });
        return undefined;
      }
      const image = new RawImage(task.pixels, task.width, task.height, 3);
      const labels = await classifier!(image, { top_k: 5 }); // loaded first
      return labels.map(({ label, score }) => ({ text: label, score }));
    },
    async end() {
      await classifier?.dispose();
    },
  };
}
