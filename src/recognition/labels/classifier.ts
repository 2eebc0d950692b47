/** A general image classifier: what is in a photo, in words. ResNet-50 unless told otherwise. */
import { UserError } from '../../errors.js';
import { sessionOptions } from '../face/inference-thread.js';
import { resize } from '../face/raster.js';
import { findModel, type ModelSource, type Progress, type WantedModel } from '../hub/find-model.js';
import type { Photo } from '../recognizer.js';
import { createNativeThread, type Program } from '../thread/native-thread.js';
import type * as Transformers from '@huggingface/transformers';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** One of the classifier's words for a photo. */
export interface Label {
  text: string;
  /** 0 to 1; those of all the classifier's words add up to 1. */
  score: number;
}

export interface Classifier {
  /** The model's name on the hub. */
  readonly model: string;
  /** Best first, at most five. */
  classify(photo: Photo): Promise<Label[]>;
  /** Afterwards everything throws. */
  close(): Promise<void>;
}

/** How exact the weights are, and what the hub's file names say of it (transformers.js, utils/dtypes). */
export const dtypeSuffixes = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
} as const;
export type Dtype = keyof typeof dtypeSuffixes;

export interface ClassifierSettings {
  /** A model in the layout of transformers.js, as the hub names it. */
  model: string;
  dtype: Dtype;
}

/** What transformers.js reads of an image classifier. */
export function classifierFiles({ model, dtype }: ClassifierSettings): WantedModel {
  return { model, files: ['config.json', 'preprocessor_config.json', `onnx/model${dtypeSuffixes[dtype]}.onnx`] };
}

/** Pixels on the shorter side. The library scales to 256 itself; photos of many megapixels need not travel for that. */
const enoughPixels = 512;

/**
 * Finds or downloads the model and loads it, so that whatever is wrong is known at the start. `threads`: cores that one
 * inference may use. Throws UserErrors `model.unavailable` and `model.broken`.
 */
export async function openClassifier(
  settings: ClassifierSettings,
  { threads, source, progress }: { threads: number; source: ModelSource; progress: Progress },
): Promise<Classifier> {
  const { model, dtype } = settings;
  const folder = await findModel(classifierFiles(settings), source, progress);
  const thread = createNativeThread({
    name: 'classifier',
    program: classifyProgram,
    given: { library: createRequire(import.meta.url).resolve('@huggingface/transformers'), folder },
  });
  const ask = (task: LabelTask, transfer?: readonly ArrayBuffer[]) => thread.ask(task, transfer);
  const load = async (): Promise<object | undefined> => {
    await ask({ kind: 'load', model, dtype, session: sessionOptions(threads) });
    return thread.current();
  };
  let home = await load().catch(async (problem: unknown) => {
    await thread.close();
    // A file that cannot be read would be found there again and again; what the operator put into a folder is theirs.
    if (source.localDir === undefined) await rm(join(folder, model), { recursive: true, force: true });
    throw new UserError('model.broken', { model, path: join(folder, model), reason: firstLine(problem) });
  });
  return {
    model,
    async classify(photo) {
      const { data, width, height } = await shrunk(photo);
      if (thread.current() !== home) home = await load();
      const pixels = Uint8ClampedArray.from(data);
      return (await ask({ kind: 'classify', pixels, width, height }, [pixels.buffer])) as Label[]; // as it answers
    },
    close: () => thread.close(),
  };
}

function shrunk(photo: Photo): Promise<Photo> {
  const scale = enoughPixels / Math.min(photo.width, photo.height);
  if (scale >= 1) return Promise.resolve(photo);
  return resize(photo, Math.round(photo.width * scale), Math.round(photo.height * scale));
}

/** The libraries' complaints may go on for pages. */
function firstLine(problem: unknown): string {
  const text = problem instanceof Error ? problem.message : String(problem);
  return text.split('\n')[0]!.slice(0, 200);
}

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
function classifyProgram({ library, folder }: LabelProgramGiven): Program {
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
