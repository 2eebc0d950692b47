import { createGraph, type Value } from '../onnx/graph.js';
import type { Weights } from '../weights.js';
import { convolve, convolveSeparably, denseFilters, imageInput, meanColour } from './layers.js';
import type { NetworkSource } from '../network-runner.js';

/** Side of the square face crop that the network looks at, in pixels. */
export const landmarkCropSize = 112;
/** 68 points, x and y. */
export const landmarkNumbers = 136;

/** FaceLandmark68Net: RGB crops `[batch, 112, 112, 3]` in; `landmarks [batch, 136]`, x and y as parts of the side, out. */
export const landmarkNetwork: NetworkSource = { name: 'landmarks', weights: 'face_landmark_68', build: buildLandmarks };

const denseBlocks = 4;
const lastChannels = 256;

function buildLandmarks(weights: Weights): Uint8Array<ArrayBuffer> {
  const graph = createGraph('FaceLandmark68Net');
  const relu = (input: Value): Value => graph.node('Relu', [input]);
  const add = (a: Value, b: Value): Value => graph.node('Add', [a, b]);
  const separable = (input: Value, prefix: string, stride = 1): Value =>
    convolveSeparably(
      graph,
      input,
      {
        depthwise: weights(`${prefix}/depthwise_filter`),
        pointwise: weights(`${prefix}/pointwise_filter`),
        bias: weights(`${prefix}/bias`),
      },
      stride,
    );
  const halve = (input: Value, block: number): Value => {
    if (block > 0) return separable(input, `dense${block}/conv0`, 2);
    const filters = denseFilters(weights('dense0/conv0/filters'));
    return convolve(graph, input, { filters, bias: weights('dense0/conv0/bias').data, stride: 2 });
  };

  let layer = imageInput(graph, { height: landmarkCropSize, width: landmarkCropSize }, meanColour, 255);
  for (let block = 0; block < denseBlocks; block++) {
    const first = relu(halve(layer, block));
    const second = add(first, separable(first, `dense${block}/conv1`));
    const third = add(second, separable(relu(second), `dense${block}/conv2`));
    layer = relu(add(third, separable(relu(third), `dense${block}/conv3`)));
  }
  const pooled = graph.node('Flatten', [graph.node('GlobalAveragePool', [layer])]);
  const matrix = graph.constant(weights('fc/weights').data, [lastChannels, landmarkNumbers]);
  const bias = graph.constant(weights('fc/bias').data, [landmarkNumbers]);
  graph.output('landmarks', graph.node('Gemm', [pooled, matrix, bias]), ['batch', landmarkNumbers]);
  return graph.toModel();
}
