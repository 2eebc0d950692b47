import type { Graph, Value } from '../onnx/graph.js';
import type { Weight } from '../weights.js';

/** TensorFlow's "same" pads the odd pixel at the end: ONNX calls that SAME_UPPER. */
export type Padding = 'SAME_UPPER' | 'VALID';

/** Filters as ONNX wants them: [out, in, height, width]. */
export interface Filters {
  shape: readonly [number, number, number, number];
  data: Float32Array;
}

interface Convolution {
  filters: Filters;
  bias?: Float32Array;
  stride?: number;
  padding?: Padding;
  /** Filters see one channel each. */
  depthwise?: boolean;
}

/** The mean colours (red, green, blue) that face-api subtracts before landmarks and descriptors. */
export const meanColour = [122.782, 117.001, 104.298] as const;

/** The input of every network, `[batch, height, width, 3]` bytes, brought to `(x - mean) / range` in channel order. */
export function imageInput(
  graph: Graph,
  size: { height: number | string; width: number | string },
  mean: readonly [number, number, number],
  range: number,
): Value {
  const image = graph.input('image', 'uint8', ['batch', size.height, size.width, 3]);
  // Transposed while it is bytes: as floats it would be four times as much memory, twice.
  const channelsFirst = graph.node('Transpose', [image], { perm: [0, 3, 1, 2] });
  const floats = graph.node('Cast', [channelsFirst], { to: 1 /* TensorProto.FLOAT */ });
  const centred = graph.node('Sub', [floats, graph.constant(Float32Array.from(mean), [1, 3, 1, 1])]);
  return graph.node('Mul', [centred, graph.constant(1 / range)]);
}

/** A convolution; stride 1 and "same" padding unless told otherwise. */
export function convolve(graph: Graph, input: Value, options: Convolution): Value {
  const { filters, bias, stride = 1, padding = 'SAME_UPPER', depthwise = false } = options;
  const [channels, , height, width] = filters.shape;
  const weights = graph.constant(filters.data, filters.shape);
  const inputs = bias ? [input, weights, graph.constant(bias, [bias.length])] : [input, weights];
  return graph.node('Conv', inputs, {
    strides: [stride, stride],
    kernel_shape: [height, width],
    auto_pad: padding,
    group: depthwise ? channels : 1,
  });
}

/** Filters [height, width, in, out] reordered; `scale` multiplies each output channel (a folded normalisation). */
export function denseFilters({ shape, data }: Weight, scale?: Float32Array): Filters {
  const [height, width, inputs, outputs] = fourDimensions(shape);
  const reordered = new Float32Array(data.length);
  let target = 0;
  for (let output = 0; output < outputs; output++) {
    const factor = scale ? scale[output]! : 1;
    for (let input = 0; input < inputs; input++) {
      for (let position = 0; position < height * width; position++) {
        reordered[target++] = data[(position * inputs + input) * outputs + output]! * factor;
      }
    }
  }
  return { shape: [outputs, inputs, height, width], data: reordered };
}

/** Depthwise filters [height, width, channels, 1] reordered; `scale` as in `denseFilters`. */
export function depthwiseFilters({ shape, data }: Weight, scale?: Float32Array): Filters {
  const [height, width, channels, multiplier] = fourDimensions(shape);
  return denseFilters({ shape: [height, width, multiplier, channels], data }, scale);
}

/** A depthwise convolution and then a 1x1 one: what face-api calls a separable convolution. */
export function convolveSeparably(
  graph: Graph,
  input: Value,
  { depthwise, pointwise, bias }: { depthwise: Weight; pointwise: Weight; bias: Weight },
  stride = 1,
): Value {
  const filters = depthwiseFilters(depthwise);
  const perChannel = convolve(graph, input, { filters, stride, depthwise: true });
  return convolve(graph, perChannel, { filters: denseFilters(pointwise), bias: bias.data });
}

function fourDimensions(shape: readonly number[]): [number, number, number, number] {
  const [height, width, inputs, outputs] = shape;
  if (height === undefined || width === undefined || inputs === undefined || outputs === undefined) {
    throw new Error(`filters of shape [${shape.join(', ')}]`);
  }
  return [height, width, inputs, outputs];
}
