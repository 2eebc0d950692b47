import { createGraph, type Graph, type Value } from '../onnx/graph.js';
import type { Weights } from '../weights.js';
import { convolve, denseFilters, depthwiseFilters, imageInput } from './layers.js';
import type { NetworkSource } from '../network-runner.js';

/**
 * The face detector SSD-MobileNetV1, fully convolutional: RGB bytes of any size in; per anchor (see detect/anchors) the
 * box encoding `boxes [batch, anchors, 4]` (dy, dx, log height, log width) and the class logits `classes [batch,
 * anchors, 3]`, of which the second is "face".
 */
export const ssdNetwork: NetworkSource = { name: 'ssd', weights: 'ssd_mobilenetv1', build: buildSsd };

const bytesToUnit = 127.5;
/** Of the original's batch normalisation. */
const epsilon = 0.0010000000474974513;
const blocks = 13;
const blocksThatHalve: ReadonlySet<number> = new Set([2, 4, 6, 12]);
/** The finest grid that predicts boxes. */
const firstFeatureBlock = 11;
const extraLayers = 8;

function buildSsd(weights: Weights): Uint8Array<ArrayBuffer> {
  const graph = createGraph('SSD MobileNetV1 face detector');
  const image = imageInput(
    graph,
    { height: 'height', width: 'width' },
    [bytesToUnit, bytesToUnit, bytesToUnit],
    bytesToUnit,
  );
  const features = buildFeatures(graph, weights, image);
  graph.output('boxes', buildHead(graph, weights, features, 'BoxEncodingPredictor', 4), ['batch', 'anchors', 4]);
  graph.output('classes', buildHead(graph, weights, features, 'ClassPredictor', 3), ['batch', 'anchors', 3]);
  return graph.toModel();
}

/** The six grids that predict boxes, finest (16 px) first. */
function buildFeatures(graph: Graph, weights: Weights, image: Value): Value[] {
  const zero = graph.constant(0);
  const six = graph.constant(6);
  const relu6 = (input: Value): Value => graph.node('Clip', [input, zero, six]);
  const pointwise = (input: Value, prefix: string, stride = 1): Value => {
    const filters = denseFilters(weights(`${prefix}/weights`));
    const bias = weights(`${prefix}/convolution_bn_offset`).data;
    return relu6(convolve(graph, input, { filters, bias, stride }));
  };
  const depthwise = (input: Value, prefix: string, stride: number): Value => {
    const { scale, bias } = foldNormalisation(weights, `${prefix}/BatchNorm`);
    const filters = depthwiseFilters(weights(`${prefix}/depthwise_weights`), scale);
    return relu6(convolve(graph, input, { filters, bias, stride, depthwise: true }));
  };

  const features: Value[] = [];
  let layer = pointwise(image, 'MobilenetV1/Conv2d_0_pointwise', 2);
  for (let block = 1; block <= blocks; block++) {
    layer = depthwise(layer, `MobilenetV1/Conv2d_${block}_depthwise`, blocksThatHalve.has(block) ? 2 : 1);
    layer = pointwise(layer, `MobilenetV1/Conv2d_${block}_pointwise`);
    if (block === firstFeatureBlock || block === blocks) features.push(layer);
  }
  for (let extra = 0; extra < extraLayers; extra++) {
    const halves = extra % 2 === 1;
    layer = pointwise(layer, `Prediction/Conv2d_${extra}_pointwise`, halves ? 2 : 1);
    if (halves) features.push(layer);
  }
  return features;
}

/** A batch normalisation as the scale and bias of the convolution before it. */
function foldNormalisation(weights: Weights, prefix: string): { scale: Float32Array; bias: Float32Array } {
  const [gamma, beta, mean, variance] = ['gamma', 'beta', 'moving_mean', 'moving_variance'].map(
    (name) => weights(`${prefix}/${name}`).data,
  );
  const scale = gamma!.map((value, channel) => value / Math.sqrt(variance![channel]! + epsilon));
  const bias = beta!.map((value, channel) => value - mean![channel]! * scale[channel]!);
  return { scale, bias };
}

/** One kind of prediction over all grids, a row of `length` numbers per anchor. */
function buildHead(graph: Graph, weights: Weights, features: readonly Value[], kind: string, length: number): Value {
  const perGrid = features.map((feature, index) => {
    const prefix = `Prediction/BoxPredictor_${index}/${kind}`;
    const filters = denseFilters(weights(`${prefix}/weights`));
    const prediction = convolve(graph, feature, { filters, bias: weights(`${prefix}/biases`).data });
    const channelsLast = graph.node('Transpose', [prediction], { perm: [0, 2, 3, 1] });
    return graph.node('Reshape', [channelsLast, graph.integers([0, -1, length])]);
  });
  return graph.node('Concat', perGrid, { axis: 1 });
}
