import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** A trained tensor as TensorFlow.js lays it out: filters height, width, in, out. */
export interface Weight {
  shape: readonly number[];
  data: Float32Array;
}

/** The tensors of one network by name; asking for one that is not there is a bug and throws. */
export type Weights = (name: string) => Weight;

export type WeightsName = 'ssd_mobilenetv1' | 'tiny_face_detector' | 'face_landmark_68' | 'face_recognition';

const manifestSchema = z.array(
  z.object({
    paths: z.array(z.string()),
    weights: z.array(
      z.object({
        name: z.string(),
        shape: z.array(z.number().int().nonnegative()),
        // Integers are shapes that the original's graph used; no layer here has any.
        dtype: z.enum(['float32', 'int32']),
        quantization: z.object({ dtype: z.literal('uint8'), scale: z.number(), min: z.number() }).optional(),
      }),
    ),
  }),
);

/** Where the weights come from. Found as Node finds packages, so it works from dist/, from source and when hoisted. */
const packageFile = createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json');

/** The installed version of the weights' package, for the model cache's key. */
export async function readWeightsVersion(): Promise<string> {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile(packageFile, 'utf8')));
  return version;
}

/** Reads one network's manifest and binary files; quantised tensors come back as the floats they stand for. */
export async function readWeights(network: WeightsName): Promise<Weights> {
  const directory = join(dirname(packageFile), 'model');
  const manifest = await readFile(join(directory, `${network}_model-weights_manifest.json`), 'utf8');
  const found = new Map<string, Weight>();
  for (const group of manifestSchema.parse(JSON.parse(manifest))) {
    const files = await Promise.all(group.paths.map((path) => readFile(join(directory, path))));
    const binary = Buffer.concat(files);
    let offset = 0;
    for (const { name, shape, dtype, quantization } of group.weights) {
      const size = shape.reduce((product, length) => product * length, 1);
      const end = offset + size * (quantization ? 1 : Float32Array.BYTES_PER_ELEMENT);
      if (end > binary.length) throw new Error(`${network}: the weights end inside ${name}`);
      if (dtype === 'float32') {
        const raw = binary.subarray(offset, end);
        found.set(name, { shape, data: quantization ? dequantise(raw, quantization) : readFloats(raw) });
      }
      offset = end;
    }
    if (offset !== binary.length) throw new Error(`${network}: ${binary.length - offset} bytes of weights left over`);
  }
  return (name) => {
    const weight = found.get(name);
    if (!weight) throw new Error(`${network}: no weights named ${name}`);
    return weight;
  };
}

function dequantise(raw: Uint8Array, { scale, min }: { scale: number; min: number }): Float32Array {
  return Float32Array.from(raw, (step) => step * scale + min);
}

/** Copied, because a float view wants an offset that is a multiple of four, and tensors lie where they lie. */
function readFloats(raw: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(raw).buffer);
}
