/** The little of the protobuf wire format that writing an ONNX model needs (protobuf.dev/programming-guides/encoding). */

/** Encoded fields, kept in pieces so that megabytes of weights are copied once, at the end. */
export type Encoded = readonly Uint8Array[];

const wireType = { varint: 0, lengthDelimited: 2, fixed32: 5 } as const;

/** An integer field. `value` is not negative: no field written here ever is. */
export function integer(field: number, value: number): Encoded {
  return [key(field, wireType.varint), varint(value)];
}

/** A float field of 32 bits. */
export function float(field: number, value: number): Encoded {
  return [key(field, wireType.fixed32), littleEndian(Float32Array.of(value))];
}

/** A field of raw bytes; they are not copied, so they must not change before `concatenate`. */
export function bytes(field: number, value: Uint8Array): Encoded {
  return [key(field, wireType.lengthDelimited), varint(value.length), value];
}

/** A string field. */
export function text(field: number, value: string): Encoded {
  return bytes(field, new TextEncoder().encode(value));
}

/** A message inside a message. */
export function message(field: number, ...fields: readonly Encoded[]): Encoded {
  const parts = fields.flat();
  return [key(field, wireType.lengthDelimited), varint(lengthOf(parts)), ...parts];
}

/** All fields one after the other: a whole message. */
export function concatenate(...fields: readonly Encoded[]): Uint8Array<ArrayBuffer> {
  const parts = fields.flat();
  const whole = new Uint8Array(lengthOf(parts));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** A typed array's bytes as ONNX wants them (little-endian, as every machine that onnxruntime runs on has them). */
export function littleEndian(values: Float32Array | BigInt64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function key(field: number, type: number): Uint8Array {
  return varint(field * 8 + type);
}

/** Seven bits to a byte, the lowest first; the top bit says that more follow. */
function varint(value: number): Uint8Array {
  const encoded: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    encoded.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  encoded.push(rest);
  return Uint8Array.from(encoded);
}

function lengthOf(parts: Encoded): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}
