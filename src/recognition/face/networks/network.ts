import type { Weights, WeightsName } from '../weights.js';

/** One trained network: which weights it has, and how an ONNX model is made of them. */
export interface NetworkSource {
  /** Names the file in the model cache. */
  readonly name: string;
  readonly weights: WeightsName;
  build(weights: Weights): Uint8Array<ArrayBuffer>;
}
