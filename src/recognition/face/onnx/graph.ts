import { bytes, concatenate, float, integer, littleEndian, message, text, type Encoded } from './protobuf.js';

/** An attribute of a node: an integer, a list of integers, a string, or a float (marked, for 1 would be either). */
export type Attribute = number | readonly number[] | string | { readonly float: number };

/** A dimension is a size, or the name of one that is only known when the model runs. */
export type Dimensions = readonly (number | string)[];

/** The name of a value that flows through a graph: an input, a constant or a node's result. */
export type Value = string;

/** Collects nodes, then writes them as an ONNX model. Values are named by what the methods return. */
export interface Graph {
  input(name: string, type: 'float' | 'uint8', dimensions: Dimensions): Value;
  /** Gives a value the name under which a run returns it; float32. */
  output(name: string, value: Value, dimensions: Dimensions): void;
  /** A float32 constant. Without dimensions, a scalar. */
  constant(data: Float32Array | number, dimensions?: readonly number[]): Value;
  /** A uint8 constant: quantised weights. Without dimensions, a scalar. */
  bytes(data: Uint8Array | number, dimensions?: readonly number[]): Value;
  /** An int64 vector: shapes, paddings. */
  integers(data: readonly number[]): Value;
  node(operator: string, inputs: readonly Value[], attributes?: Readonly<Record<string, Attribute>>): Value;
  /** A node with several results, all of them named. */
  nodeOf(results: number, operator: string, inputs: readonly Value[]): Value[];
  /** The bytes of an `.onnx` file. */
  toModel(): Uint8Array<ArrayBuffer>;
}

/** Onnxruntime 1.30 reads up to IR 13 and opset 25; these are old enough for every build of it, and all that is needed. */
const irVersion = 8;
const opsetVersion = 17;

// Field numbers, and the values of enumerations, are those of onnx/onnx.proto3.
const model = { irVersion: 1, producer: 2, graph: 7, opset: 8 } as const;
const opset = { domain: 1, version: 2 } as const;
const graphProto = { node: 1, name: 2, initializer: 5, input: 11, output: 12 } as const;
const nodeProto = { input: 1, output: 2, name: 3, operator: 4, attribute: 5 } as const;
const attributeProto = { name: 1, float: 2, integer: 3, string: 4, integers: 8, type: 20 } as const;
const attributeType = { float: 1, integer: 2, string: 3, integers: 7 } as const;
const tensorProto = { dimensions: 1, type: 2, name: 8, rawData: 9 } as const;
const valueInfo = { name: 1, type: 2 } as const;
const typeProto = { tensor: 1 } as const;
const tensorType = { element: 1, shape: 2 } as const;
const shapeProto = { dimension: 1 } as const;
const dimensionProto = { value: 1, name: 2 } as const;
const elementType = { float: 1, uint8: 2, int64: 7 } as const;

/** An empty graph; `name` is only read by people. */
export function createGraph(name: string): Graph {
  const nodes: Encoded[] = [];
  const initializers: Encoded[] = [];
  const inputs: Encoded[] = [];
  const outputs: Encoded[] = [];
  let values = 0;
  const nextValue = (): Value => `v${values++}`;

  const append = (
    operator: string,
    from: readonly Value[],
    to: readonly Value[],
    attributes: Readonly<Record<string, Attribute>>,
  ) =>
    nodes.push(
      message(
        graphProto.node,
        ...from.map((value) => text(nodeProto.input, value)),
        ...to.map((value) => text(nodeProto.output, value)),
        text(nodeProto.name, to[0]!),
        text(nodeProto.operator, operator),
        ...Object.entries(attributes).map(([key, value]) => encodeAttribute(key, value)),
      ),
    );

  const initializer = (type: number, dimensions: readonly number[], raw: Uint8Array): Value => {
    const value = nextValue();
    initializers.push(
      message(
        graphProto.initializer,
        ...dimensions.map((size) => integer(tensorProto.dimensions, size)),
        integer(tensorProto.type, type),
        text(tensorProto.name, value),
        bytes(tensorProto.rawData, raw),
      ),
    );
    return value;
  };

  return {
    input(name, type, dimensions) {
      inputs.push(encodeValueInfo(graphProto.input, name, elementType[type], dimensions));
      return name;
    },
    output(name, value, dimensions) {
      append('Identity', [value], [name], {});
      outputs.push(encodeValueInfo(graphProto.output, name, elementType.float, dimensions));
    },
    constant(data, dimensions = []) {
      const values = typeof data === 'number' ? Float32Array.of(data) : data;
      return initializer(elementType.float, dimensions, littleEndian(values));
    },
    bytes(data, dimensions = []) {
      return initializer(elementType.uint8, dimensions, typeof data === 'number' ? Uint8Array.of(data) : data);
    },
    integers(data) {
      return initializer(elementType.int64, [data.length], littleEndian(BigInt64Array.from(data, BigInt)));
    },
    node(operator, from, attributes = {}) {
      const value = nextValue();
      append(operator, from, [value], attributes);
      return value;
    },
    nodeOf(results, operator, from) {
      const values = Array.from({ length: results }, nextValue);
      append(operator, from, values, {});
      return values;
    },
    toModel: () =>
      concatenate(
        integer(model.irVersion, irVersion),
        text(model.producer, 'rollcall'),
        message(model.graph, ...nodes, text(graphProto.name, name), ...initializers, ...inputs, ...outputs),
        message(model.opset, text(opset.domain, ''), integer(opset.version, opsetVersion)),
      ),
  };
}

function encodeAttribute(name: string, value: Attribute): Encoded {
  const fields = (...content: readonly Encoded[]): Encoded =>
    message(nodeProto.attribute, text(attributeProto.name, name), ...content);
  const type = (of: keyof typeof attributeType): Encoded => integer(attributeProto.type, attributeType[of]);

  if (typeof value === 'number') return fields(integer(attributeProto.integer, value), type('integer'));
  if (typeof value === 'string') return fields(text(attributeProto.string, value), type('string'));
  if ('float' in value) return fields(float(attributeProto.float, value.float), type('float'));
  return fields(...value.map((one) => integer(attributeProto.integers, one)), type('integers'));
}

function encodeValueInfo(field: number, name: string, element: number, dimensions: Dimensions): Encoded {
  const shape = dimensions.map((size) =>
    message(
      shapeProto.dimension,
      typeof size === 'string' ? text(dimensionProto.name, size) : integer(dimensionProto.value, size),
    ),
  );
  const tensor = message(typeProto.tensor, integer(tensorType.element, element), message(tensorType.shape, ...shape));
  return message(field, text(valueInfo.name, name), message(valueInfo.type, tensor));
}
