/** @vladmandic/face-api on its WASM backend, as its own demo/node-wasm.js uses it, for bench/run. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as TensorFlow from '@tensorflow/tfjs';
import type * as FaceApi from '@vladmandic/face-api';
import sharp from 'sharp';
import { serveEngine } from '../serve-engine.js';

const require = createRequire(import.meta.url);
// Required, not imported: this build of the package requires the same TensorFlow.js, and there must be one of it.
const tf = require('@tensorflow/tfjs') as typeof TensorFlow;
const faceapi = require('@vladmandic/face-api/dist/face-api.node-wasm.js') as typeof FaceApi;

await tf.setBackend('wasm');
await tf.ready();
const models = join(dirname(require.resolve('@vladmandic/face-api/package.json')), 'model');
const { nets } = faceapi;
for (const net of [nets.ssdMobilenetv1, nets.faceLandmark68Net, nets.faceRecognitionNet])
  await net.loadFromDisk(models);
/** Its defaults: a score of 0.5, at most 100 faces. */
const options = new faceapi.SsdMobilenetv1Options();

/** It takes pixels only; they come from the decoder that Rollcall uses as well. */
async function withPixels<T>(jpeg: Uint8Array, use: (pixels: TensorFlow.Tensor3D) => Promise<T>): Promise<T> {
  const image = sharp(jpeg).autoOrient().removeAlpha().toColourspace('srgb').raw();
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  const pixels = tf.tensor3d(data, [info.height, info.width, 3], 'int32');
  try {
    return await use(pixels);
  } finally {
    pixels.dispose();
  }
}

serveEngine({
  lookAtSelfie: (jpeg) =>
    withPixels(jpeg, async (pixels) => {
      const face = await faceapi.detectSingleFace(pixels, options).withFaceLandmarks().withFaceDescriptor();
      return face ? [plainBox(face.detection.box)] : [];
    }),
  lookAtClass: (jpeg) =>
    withPixels(jpeg, async (pixels) => {
      const faces = await faceapi.detectAllFaces(pixels, options).withFaceLandmarks().withFaceDescriptors();
      return faces.map(({ detection }) => plainBox(detection.box));
    }),
  name(faces, gallery) {
    const people = gallery.map((template, index) => new faceapi.LabeledFaceDescriptors(`person ${index}`, [template]));
    const matcher = new faceapi.FaceMatcher(people);
    return faces.filter((face) => matcher.findBestMatch(face).label !== 'unknown').length;
  },
});

function plainBox({ x, y, width, height }: FaceApi.Box) {
  return { x, y, width, height };
}
