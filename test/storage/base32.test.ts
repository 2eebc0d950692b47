import { expect, test } from 'vitest';
import { base32 } from '../../src/storage/vault.js';

test.each([
  ['', ''],
  ['f', 'my'],
  ['fo', 'mzxq'],
  ['foo', 'mzxw6'],
  ['foob', 'mzxw6yq'],
  ['fooba', 'mzxw6ytb'],
  ['foobar', 'mzxw6ytboi'],
])('RFC 4648, section 10: %j is %j', (text, encoded) => {
  expect(base32(Buffer.from(text))).toBe(encoded);
});
