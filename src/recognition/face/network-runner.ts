import type { ImageBatch, InferenceThread, LoadedModel, NumberBatch, Outputs } from './inference-thread.js';
import { readWeights, readWeightsVersion, type Weights, type WeightsName } from './weights.js';
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** Runs one network, which has one input. The first run loads it. */
export type NetworkRunner = (input: ImageBatch | NumberBatch) => Promise<Outputs>;

/** A network of this package, built from its weights and kept in `modelsDir`. */
export function createNetworkRunner(network: NetworkSource, thread: InferenceThread, modelsDir: string): NetworkRunner {
  return createModelRunner(() => prepareModel(network, modelsDir), thread);
}

/**
 * `prepare`: a model's file or bytes. Loads at the first run, once however many ask at the same time. A load that failed is tried again by the next run, and
 * so is one whose thread has died since.
 */
export function createModelRunner(prepare: () => Promise<string | Uint8Array>, thread: InferenceThread): NetworkRunner {
  let loading: Promise<LoadedModel> | undefined;
  const load = (): Promise<LoadedModel> => {
    loading ??= prepare()
      .then((model) => thread.load(model))
      .catch((problem: unknown) => {
        loading = undefined;
        throw problem;
      });
    return loading;
  };
  return async (input) => {
    const current = load();
    let model = await current;
    if (!model.isOpen()) {
      if (loading === current) loading = undefined;
      model = await load();
    }
    return model.run(input);
  };
}

/** One output of a run; that it is missing would be a bug in the network's builder. */
export function output(outputs: Outputs, name: string): Float32Array {
  const found = outputs[name];
  if (!found) throw new Error(`the network has no output ${name}`);
  return found;
}

/** To be raised whenever a network's graph is built differently: files of other versions are not read. */
const builderVersion = 1;

/**
 * A network's ONNX model: the path of an intact file of this version in `directory`, where it is built from the weights
 * and kept when it is missing. A directory that cannot be written only costs the next start its time: the model is then
 * given as bytes.
 */
export async function prepareModel(network: NetworkSource, directory: string): Promise<string | Uint8Array> {
  const prefix = `${network.name}-${builderVersion}-${await readWeightsVersion()}-`;
  const kept = await findIntact(directory, prefix);
  if (kept) return kept;
  const model = network.build(await readWeights(network.weights));
  // Whatever forbids writing (a read-only disk, a full one, a file in the way): the model in memory is as good.
  return keep(directory, network.name, fileName(prefix, crc32(model)), model).catch(() => model);
}

/** The name carries the content's checksum, so that one file, written in one step, can tell whether it is intact. */
function fileName(prefix: string, checksum: number): string {
  return `${prefix}${checksum.toString(16).padStart(8, '0')}.onnx`;
}

async function findIntact(directory: string, prefix: string): Promise<string | undefined> {
  const names = await readdir(directory).catch(() => []);
  for (const name of names.filter((name) => name.startsWith(prefix))) {
    const path = join(directory, name);
    const checksum = await readChecksum(path).catch(() => undefined);
    if (checksum !== undefined && fileName(prefix, checksum) === name) return path;
  }
  return undefined;
}

/** Read in pieces: the runtime reads the file itself, and a copy of 22 MB here would stay until it is collected. */
async function readChecksum(path: string): Promise<number> {
  let checksum = 0;
  for await (const piece of createReadStream(path)) checksum = crc32(piece as Buffer, checksum); // no encoding is set
  return checksum;
}

/** Written beside and renamed, so that nobody ever reads half a file; then older files of this network are removed. */
async function keep(directory: string, network: string, name: string, model: Uint8Array): Promise<string> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, name);
  const unfinished = join(directory, `.${name}.${randomUUID()}`);
  try {
    await writeFile(unfinished, model);
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
  const outdated = (await readdir(directory)).filter((other) => other.startsWith(`${network}-`) && other !== name);
  await Promise.all(outdated.map((other) => rm(join(directory, other), { force: true })));
  return path;
}

/** One trained network: which weights it has, and how an ONNX model is made of them. */
export interface NetworkSource {
  /** Names the file in the model cache. */
  readonly name: string;
  readonly weights: WeightsName;
  build(weights: Weights): Uint8Array<ArrayBuffer>;
}
