import type { ImageBatch, InferenceThread, Model, Outputs } from './inference-thread.js';
import { prepareModel } from './model-cache.js';
import type { NetworkSource } from './networks/network.js';

/** Runs one network. The first run loads it. */
export type NetworkRunner = (image: ImageBatch) => Promise<Outputs>;

/**
 * Loads at the first run, once however many ask at the same time. A load that failed is tried again by the next run, and
 * so is one whose thread has died since.
 */
export function createNetworkRunner(network: NetworkSource, thread: InferenceThread, modelsDir: string): NetworkRunner {
  let loading: Promise<Model> | undefined;
  const load = (): Promise<Model> => {
    loading ??= prepareModel(network, modelsDir)
      .then((model) => thread.load(model))
      .catch((problem: unknown) => {
        loading = undefined;
        throw problem;
      });
    return loading;
  };
  return async (image) => {
    const current = load();
    let model = await current;
    if (!model.isOpen()) {
      if (loading === current) loading = undefined;
      model = await load();
    }
    return model.run(image);
  };
}

/** One output of a run; that it is missing would be a bug in the network's builder. */
export function output(outputs: Outputs, name: string): Float32Array {
  const found = outputs[name];
  if (!found) throw new Error(`the network has no output ${name}`);
  return found;
}
