import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { NetworkSource } from './networks/network.js';
import { readWeights, readWeightsVersion } from './weights.js';

/** To be raised whenever a network's graph is built differently: files of other versions are not read. */
const builderVersion = 1;

/**
 * The bytes of a network's ONNX model: from `directory` when an intact file of this version is there, else built from
 * the weights and kept there for the next start. A directory that cannot be written only costs that next start its time.
 */
export async function loadModel(network: NetworkSource, directory: string): Promise<Uint8Array> {
  const prefix = `${network.name}-${builderVersion}-${await readWeightsVersion()}-`;
  const kept = await readIntact(directory, prefix);
  if (kept) return kept;
  const model = network.build(await readWeights(network.weights));
  // Whatever forbids writing (a read-only disk, a full one, a file in the way): the model in memory is as good.
  await keep(directory, network.name, fileName(prefix, model), model).catch(() => undefined);
  return model;
}

/** The name carries the content's checksum, so that one file, written in one step, can tell whether it is intact. */
function fileName(prefix: string, model: Uint8Array): string {
  return `${prefix}${crc32(model).toString(16).padStart(8, '0')}.onnx`;
}

async function readIntact(directory: string, prefix: string): Promise<Uint8Array | undefined> {
  const names = await readdir(directory).catch(() => []);
  for (const name of names.filter((name) => name.startsWith(prefix))) {
    const model = await readFile(join(directory, name)).catch(() => undefined);
    if (model && fileName(prefix, model) === name) return model;
  }
  return undefined;
}

/** Written beside and renamed, so that nobody ever reads half a file; then older files of this network are removed. */
async function keep(directory: string, network: string, name: string, model: Uint8Array): Promise<void> {
  await mkdir(directory, { recursive: true });
  const unfinished = join(directory, `.${name}.${randomUUID()}`);
  try {
    await writeFile(unfinished, model);
    await rename(unfinished, join(directory, name));
  } finally {
    await rm(unfinished, { force: true });
  }
  const outdated = (await readdir(directory)).filter((other) => other.startsWith(`${network}-`) && other !== name);
  await Promise.all(outdated.map((other) => rm(join(directory, other), { force: true })));
}
