import '../../../../src/preload.js';
import { afterAll, expect, test } from 'vitest';
import { createInferenceThread } from '../../../../src/recognition/face/inference-thread.js';
import { createGraph } from '../../../../src/recognition/face/onnx/graph.js';

const thread = createInferenceThread({ threads: 1 });
afterAll(() => thread.close());

test('a node with several results and weights in bytes: multiplied in bytes it is nearly the product', async () => {
  const graph = createGraph('bytes');
  const given = graph.input('given', 'float', [1, 2]);
  const [bytes, step, zero] = graph.nodeOf(3, 'DynamicQuantizeLinear', [given]);
  // Bytes of 128 + 64 and 128 - 32 stand for 64 and -32.
  const weights = graph.bytes(Uint8Array.of(192, 96), [2, 1]);
  const whole = graph.node('MatMulInteger', [bytes!, weights, zero!, graph.bytes(128)]);
  graph.output('product', graph.node('Mul', [graph.node('Cast', [whole], { to: 1 }), step!]), [1, 1]);
  const model = await thread.load(graph.toModel());
  const { product } = await model.run({ data: Float32Array.of(1, 3), dims: [1, 2] });
  expect(product![0]).toBeCloseTo(64 - 96, 0);
});
