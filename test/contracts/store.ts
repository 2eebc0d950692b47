/** What every Store has to do. Each implementation's own test calls this with a way to open a fresh, empty one. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Store } from '../../src/storage/store.js';

/** Keys as the repositories make them. */
const key = fc.string({
  minLength: 1,
  maxLength: 12,
  unit: fc.constantFrom('a', 'b', 'A', 'Z', ':', '_', '%', '-', '2', '9'),
});

export function storeContract(open: () => Promise<Store>): void {
  test('gives back what was set last, and nothing for what was not set or was deleted', async () => {
    const store = await open();
    await store.set('a', 'one');
    await store.set('a', 'two');
    await store.set('b', '');
    expect(await store.get('a')).toBe('two');
    expect(await store.get('b')).toBe('');
    expect(await store.get('c')).toBeUndefined();
    await store.delete('a');
    await store.delete('a');
    expect(await store.get('a')).toBeUndefined();
  });

  test('gives many in the order of the keys, missing and repeated ones too', async () => {
    const store = await open();
    await store.set('a', '1');
    await store.set('b', '2');
    expect(await store.getMany(['b', 'missing', 'a', 'b'])).toEqual(['2', undefined, '1', '2']);
    expect(await store.getMany([])).toEqual([]);
  });

  test('keeps every text as it is: colons, quotes, newlines, other alphabets', async () => {
    const store = await open();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((text) => `:${text}`),
        ),
        async (text) => {
          await store.set('text', text);
          expect(await store.get('text')).toBe(text);
          expect(await store.getMany(['text'])).toEqual([text]);
        },
      ),
    );
  });

  test('behaves as a map does, also in the keys it lists', async () => {
    const store = await open();
    const model = new Map<string, string>();
    const step = fc.tuple(fc.constantFrom('set', 'delete'), key, fc.string());
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 8 }),
        fc.string({ unit: fc.constantFrom('a', 'b', ':', '_', '%'), maxLength: 3 }),
        async (steps, prefix) => {
          for (const [what, name, value] of steps) {
            if (what === 'set') {
              model.set(name, value);
              await store.set(name, value);
            } else {
              model.delete(name);
              await store.delete(name);
            }
          }
          expect(await store.keys(prefix)).toEqual([...model.keys()].filter((name) => name.startsWith(prefix)).sort());
          const names = [...model.keys()];
          expect(await store.getMany(names)).toEqual([...model.values()]);
        },
      ),
    );
  });

  test('keys differ in their case, and an underscore or a percent sign is only itself', async () => {
    const store = await open();
    for (const name of ['a_b', 'axb', 'A_b', 'a%', 'ab']) await store.set(name, name);
    expect(await store.keys('a_')).toEqual(['a_b']);
    expect(await store.keys('a%')).toEqual(['a%']);
    expect(await store.get('A_b')).toBe('A_b');
  });

  test('a large document comes back whole', async () => {
    const store = await open();
    const large = 'attendance '.repeat(100_000);
    await store.set('large', large);
    expect(await store.get('large')).toBe(large);
  });

  test('a thousand writes at once all arrive', async () => {
    const store = await open();
    const names = Array.from({ length: 1000 }, (_, i) => `n:${String(i).padStart(4, '0')}`);
    await Promise.all(names.map((name) => store.set(name, name)));
    expect(await store.getMany(names)).toEqual(names);
    expect(await store.keys('n:')).toEqual(names);
  });

  test('works on after scrubbing', async () => {
    const store = await open();
    await store.set('a', '1');
    await store.scrub();
    expect(await store.get('a')).toBe('1');
    await store.set('a', '2');
    expect(await store.get('a')).toBe('2');
  });
}
