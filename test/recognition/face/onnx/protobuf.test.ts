import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bytes,
  concatenate,
  float,
  integer,
  message,
  text,
  type Encoded,
} from '../../../../src/recognition/face/onnx/protobuf.js';

const hex = (...fields: Encoded[]): string => Buffer.from(concatenate(...fields)).toString('hex');

describe('the wire format', () => {
  // The examples of protobuf.dev/programming-guides/encoding.
  test('an integer', () => expect(hex(integer(1, 150))).toBe('089601'));
  test('a string', () => expect(hex(text(2, 'testing'))).toBe('120774657374696e67'));
  test('a message in a message', () => expect(hex(message(3, integer(1, 150)))).toBe('1a03089601'));
  test('a float', () => expect(hex(float(1, 1))).toBe('0d0000803f'));
  test('a field number above 15 takes two bytes', () => expect(hex(integer(20, 3))).toBe('a00103'));
  test('several fields follow one another', () =>
    expect(hex(bytes(1, Uint8Array.of(9)), integer(2, 0))).toBe('0a01091000'));

  test('any size that a file can have comes back', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 40), (value) => {
        const [, ...encoded] = concatenate(integer(1, value));
        const decoded = encoded.reduce((sum, byte, index) => sum + (byte & 0x7f) * 2 ** (7 * index), 0);
        expect(decoded).toBe(value);
      }),
    );
  });
});
