/**
 * ResNet-50 as microsoft/resnet-50 has it (v1.5: the 3x3 convolution strides), at full size and with random weights: what
 * it says means nothing, and it takes the time and memory that the trained one takes. In transformers.js' folder layout.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createGraph, type Graph, type Value } from '../src/recognition/face/onnx/graph.js';
import { createRandom } from './random.js';

export const fullModel = 'bench/resnet-50';

const labels = 1000;
const stages = [
  { blocks: 3, width: 64, stride: 1 },
  { blocks: 4, width: 128, stride: 2 },
  { blocks: 6, width: 256, stride: 2 },
  { blocks: 3, width: 512, stride: 2 },
];
/** A block ends with so many times its width. */
const expansion = 4;

/** Writes `{folder}/bench/resnet-50/…`, its weights as 32-bit floats (102 MB) and as bytes (26 MB). */
export async function writeFullResnet(folder: string): Promise<void> {
  const home = join(folder, fullModel);
  await mkdir(join(home, 'onnx'), { recursive: true });
  const names = Array.from({ length: labels }, (_, at) => [at, `label ${at}`]);
  const config = {
    architectures: ['ResNetForImageClassification'],
    model_type: 'resnet',
    id2label: Object.fromEntries(names) as Record<string, string>,
  };
  const preprocessor = {
    feature_extractor_type: 'ConvNextFeatureExtractor',
    crop_pct: 0.875,
    do_normalize: true,
    do_resize: true,
    image_mean: [0.485, 0.456, 0.406],
    image_std: [0.229, 0.224, 0.225],
    resample: 3,
    size: { shortest_edge: 224 },
  };
  await writeFile(join(home, 'config.json'), JSON.stringify(config));
  await writeFile(join(home, 'preprocessor_config.json'), JSON.stringify(preprocessor));
  await writeFile(join(home, 'onnx', 'model.onnx'), buildResnet(floatLayers));
  await writeFile(join(home, 'onnx', 'model_quantized.onnx'), buildResnet(byteLayers));
}

interface Convolution {
  from: Value;
  inputs: number;
  outputs: number;
  kernel: number;
  stride: number;
}

/** The two kinds of layers that have weights. */
interface Layers {
  convolve(graph: Graph, random: () => number, layer: Convolution): Value;
  connect(graph: Graph, random: () => number, from: Value, inputs: number, outputs: number): Value;
}

function buildResnet(layers: Layers): Uint8Array {
  const graph = createGraph('resnet-50');
  const random = createRandom(50);
  const convolve = (from: Value, inputs: number, outputs: number, kernel: number, stride: number) =>
    layers.convolve(graph, random, { from, inputs, outputs, kernel, stride });
  const relu = (value: Value) => graph.node('Relu', [value]);

  const image = graph.input('pixel_values', 'float', ['batch_size', 'num_channels', 'height', 'width']);
  const stem = relu(convolve(image, 3, 64, 7, 2));
  let value = graph.node('MaxPool', [stem], { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] });
  let channels = 64;
  for (const { blocks, width, stride: first } of stages) {
    for (let block = 0; block < blocks; block++) {
      const stride = block === 0 ? first : 1;
      const outputs = width * expansion;
      const shortcut = block === 0 ? convolve(value, channels, outputs, 1, stride) : value;
      const narrow = relu(convolve(value, channels, width, 1, 1));
      const middle = relu(convolve(narrow, width, width, 3, stride));
      value = relu(graph.node('Add', [convolve(middle, width, outputs, 1, 1), shortcut]));
      channels = outputs;
    }
  }
  const features = graph.node('Flatten', [graph.node('GlobalAveragePool', [value])], { axis: 1 });
  const logits = layers.connect(graph, random, features, channels, labels);
  graph.output('logits', logits, ['batch_size', labels]);
  return graph.toModel();
}

const shapeOf = ({ inputs, outputs, kernel }: Convolution) => [outputs, inputs, kernel, kernel];
const attributesOf = ({ kernel, stride }: Convolution) => ({
  kernel_shape: [kernel, kernel],
  strides: [stride, stride],
  pads: [1, 1, 1, 1].map(() => (kernel - 1) / 2),
});

/** As large as keeps what flows through the network at one size (He and others, 2015); uniform, which is as good here. */
const spread = (fanIn: number) => Math.sqrt(6 / fanIn) / 2;

const floatLayers: Layers = {
  convolve(graph, random, layer) {
    const fanIn = layer.inputs * layer.kernel ** 2;
    const weights = Float32Array.from({ length: fanIn * layer.outputs }, () => (random() * 2 - 1) * spread(fanIn));
    const bias = graph.constant(new Float32Array(layer.outputs), [layer.outputs]);
    return graph.node('Conv', [layer.from, graph.constant(weights, shapeOf(layer)), bias], attributesOf(layer));
  },
  connect(graph, random, from, inputs, outputs) {
    const weights = Float32Array.from({ length: inputs * outputs }, () => (random() * 2 - 1) * spread(inputs));
    const bias = graph.constant(new Float32Array(outputs), [outputs]);
    return graph.node('Gemm', [from, graph.constant(weights, [inputs, outputs]), bias]);
  },
};

/** What a byte of the weights stands for where it is 0. */
const zeroPoint = 128;

/** Quantised while it runs, as the hub's `model_quantized.onnx` files are. */
const byteLayers: Layers = {
  convolve(graph, random, layer) {
    const fanIn = layer.inputs * layer.kernel ** 2;
    const weights = Uint8Array.from({ length: fanIn * layer.outputs }, () => Math.floor(random() * 256));
    const bias = graph.constant(new Float32Array(layer.outputs), [1, layer.outputs, 1, 1]);
    const whole = (inputs: Value[]) => graph.node('ConvInteger', inputs, attributesOf(layer));
    const scale = spread(fanIn) / zeroPoint;
    return graph.node('Add', [inBytes(graph, layer.from, graph.bytes(weights, shapeOf(layer)), scale, whole), bias]);
  },
  connect(graph, random, from, inputs, outputs) {
    const weights = graph.bytes(
      Uint8Array.from({ length: inputs * outputs }, () => Math.floor(random() * 256)),
      [inputs, outputs],
    );
    const whole = (operands: Value[]) => graph.node('MatMulInteger', operands);
    return inBytes(graph, from, weights, spread(inputs) / zeroPoint, whole);
  },
};

function inBytes(graph: Graph, from: Value, weights: Value, scale: number, whole: (inputs: Value[]) => Value): Value {
  const [bytes, step, zero] = graph.nodeOf(3, 'DynamicQuantizeLinear', [from]) as [Value, Value, Value]; // as asked
  const product = graph.node('Cast', [whole([bytes, weights, zero, graph.bytes(zeroPoint)])], { to: 1 });
  return graph.node('Mul', [product, graph.node('Mul', [step, graph.constant(scale)])]);
}
