import { createGraph, type Graph, type Value } from '../onnx/graph.js';
import type { Weights } from '../weights.js';
import { convolve, denseFilters, imageInput, meanColour, type Padding } from './layers.js';
import type { NetworkSource } from '../network-runner.js';

/** Side of the face chip that the network looks at, in pixels. */
export const chipSize = 150;
export const descriptorLength = 128;

/** FaceRecognitionNet (dlib's ResNet): RGB chips `[batch, 150, 150, 3]` in; `descriptor [batch, 128]` out, not unit length. */
export const descriptorNetwork: NetworkSource = {
  name: 'descriptor',
  weights: 'face_recognition',
  build: buildDescriptor,
};

/** The grid after the first convolution and pooling, in cells a side. */
const firstGrid = 35;
/** After the first stage each begins by halving the grid; most double the channels, which the pooled branch gets as zeros. */
const stages: readonly Stage[] = [
  { channels: 32, residuals: 3 },
  { channels: 64, residuals: 3, down: { name: 'conv64_down', newChannels: 32 } },
  { channels: 128, residuals: 2, down: { name: 'conv128_down', newChannels: 64 } },
  { channels: 256, residuals: 2, down: { name: 'conv256_down', newChannels: 128 } },
  { channels: 256, residuals: 0, down: { name: 'conv256_down_out', newChannels: 0 } },
];
interface Stage {
  channels: number;
  residuals: number;
  down?: { name: string; newChannels: number };
}

function buildDescriptor(weights: Weights): Uint8Array<ArrayBuffer> {
  const graph = createGraph('FaceRecognitionNet');
  const image = imageInput(graph, { height: chipSize, width: chipSize }, meanColour, 255);
  const first = relu(graph, scaled(graph, weights, image, 'conv32_down', 2, 'VALID'));
  let layer = graph.node('MaxPool', [first], { kernel_shape: [3, 3], strides: [2, 2] });
  let grid = firstGrid;
  for (const { channels, residuals, down } of stages) {
    if (down) {
      layer = halve(graph, weights, layer, down.name, grid, down.newChannels);
      grid = Math.floor(grid / 2);
    }
    for (let index = 1; index <= residuals; index++)
      layer = residual(graph, weights, layer, `conv${channels}_${index}`);
  }
  const pooled = graph.node('Flatten', [graph.node('GlobalAveragePool', [layer])]);
  const matrix = graph.constant(weights('fc').data, [256, descriptorLength]);
  graph.output('descriptor', graph.node('MatMul', [pooled, matrix]), ['batch', descriptorLength]);
  return graph.toModel();
}

const relu = (graph: Graph, input: Value): Value => graph.node('Relu', [input]);
const add = (graph: Graph, a: Value, b: Value): Value => graph.node('Add', [a, b]);

/** A convolution followed by a scale and shift per channel, which are folded into its filters and bias. */
function scaled(graph: Graph, weights: Weights, input: Value, prefix: string, stride: number, padding: Padding): Value {
  const scale = weights(`${prefix}/scale/weights`).data;
  const shift = weights(`${prefix}/scale/biases`).data;
  const filters = denseFilters(weights(`${prefix}/conv/filters`), scale);
  const bias = weights(`${prefix}/conv/bias`).data.map((value, channel) => value * scale[channel]! + shift[channel]!);
  return convolve(graph, input, { filters, bias, stride, padding });
}

function residual(graph: Graph, weights: Weights, input: Value, prefix: string): Value {
  const first = relu(graph, scaled(graph, weights, input, `${prefix}/conv1`, 1, 'SAME_UPPER'));
  return relu(graph, add(graph, scaled(graph, weights, first, `${prefix}/conv2`, 1, 'SAME_UPPER'), input));
}

/**
 * A residual block that halves the grid. Its convolved branch comes out a cell smaller than its pooled one where the grid
 * is even, and is filled up with zeros at the bottom and right, as dlib does.
 */
function halve(graph: Graph, weights: Weights, input: Value, prefix: string, grid: number, newChannels: number): Value {
  const first = relu(graph, scaled(graph, weights, input, `${prefix}/conv1`, 2, 'VALID'));
  let convolved = scaled(graph, weights, first, `${prefix}/conv2`, 1, 'SAME_UPPER');
  let pooled = graph.node('AveragePool', [input], { kernel_shape: [2, 2], strides: [2, 2] });
  const missing = Math.floor(grid / 2) - (Math.floor((grid - 3) / 2) + 1);
  // The paddings of [batch, channels, rows, columns]: first before each, then after each.
  if (missing > 0) convolved = graph.node('Pad', [convolved, graph.integers([0, 0, 0, 0, 0, 0, missing, missing])]);
  if (newChannels > 0) pooled = graph.node('Pad', [pooled, graph.integers([0, 0, 0, 0, 0, newChannels, 0, 0])]);
  return relu(graph, add(graph, pooled, convolved));
}
