import { createGraph, type Value } from '../onnx/graph.js';
import type { Weights } from '../weights.js';
import { convolve, convolveSeparably, denseFilters, imageInput } from './layers.js';
import type { NetworkSource } from '../network-runner.js';

/**
 * The TinyFaceDetector (a small YOLOv2): RGB bytes, sides multiples of 32, in; `grid [batch, rows, columns, 25]` out:
 * per cell of 32 px five anchors of (x, y, log width, log height, score logit).
 */
export const tinyNetwork: NetworkSource = { name: 'tiny', weights: 'tiny_face_detector', build: buildTiny };

const mean = [117.001, 114.697, 97.404] as const;
const leak = { float: 0.10000000149011612 };
/** Layers with a pooling behind them; the last pooling does not halve. */
const pooledLayers = 6;

function buildTiny(weights: Weights): Uint8Array<ArrayBuffer> {
  const graph = createGraph('TinyFaceDetector');
  const leaky = (input: Value): Value => graph.node('LeakyRelu', [input], { alpha: leak });
  const dense = (input: Value, prefix: string, padding: 'SAME_UPPER' | 'VALID'): Value => {
    const filters = denseFilters(weights(`${prefix}/filters`));
    return convolve(graph, input, { filters, bias: weights(`${prefix}/bias`).data, padding });
  };
  const separable = (input: Value, prefix: string): Value =>
    convolveSeparably(graph, input, {
      depthwise: weights(`${prefix}/depthwise_filter`),
      pointwise: weights(`${prefix}/pointwise_filter`),
      bias: weights(`${prefix}/bias`),
    });

  let layer = imageInput(graph, { height: 'height', width: 'width' }, mean, 255);
  for (let index = 0; index < pooledLayers; index++) {
    layer = leaky(index === 0 ? dense(layer, 'conv0', 'VALID') : separable(layer, `conv${index}`));
    const stride = index < pooledLayers - 1 ? 2 : 1;
    layer = graph.node('MaxPool', [layer], { kernel_shape: [2, 2], strides: [stride, stride], auto_pad: 'SAME_UPPER' });
  }
  const grid = graph.node('Transpose', [dense(layer, 'conv8', 'SAME_UPPER')], { perm: [0, 2, 3, 1] });
  graph.output('grid', grid, ['batch', 'rows', 'columns', 25]);
  return graph.toModel();
}
