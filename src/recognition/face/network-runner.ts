import type { ImageBatch, InferenceThread, Model, NumberBatch, Outputs } from './inference-thread.js';
import { prepareModel } from './model-cache.js';
import type { NetworkSource } from './networks/network.js';

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
  let loading: Promise<Model> | undefined;
  const load = (): Promise<Model> => {
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
