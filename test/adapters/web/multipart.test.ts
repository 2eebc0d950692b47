import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundaryOf, FormError, readParts, type Part } from '../../../adapters/web/multipart.js';

/** The body as it may arrive: cut into chunks of any size. */
function arriving(bytes: Uint8Array, chunk: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, (at += chunk)));
    },
  });
}

async function read(body: Uint8Array, boundary: string, options: { chunk?: number; limit?: number } = {}) {
  const parts: Part[] = [];
  const limit = options.limit ?? 1e6;
  for await (const part of readParts(arriving(body, options.chunk ?? 7), boundary, () => limit)) parts.push(part);
  return parts;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('reading a form', () => {
  it('gives back what the platform’s own writer wrote, however it arrives', async () => {
    const part = fc.record({
      name: fc.string({ minLength: 1, unit: 'grapheme' }).filter((name) => !name.includes('%')),
      file: fc.boolean(),
      // Bytes that look like delimiters and line breaks are the ones that break readers.
      bytes: fc.oneof(fc.uint8Array(), fc.constantFrom('\r\n', '\r\n--', '--', '\r\n--x').map(bytesOf)),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 80 }),
        async (parts, chunk) => {
          const form = new FormData();
          for (const { name, bytes } of parts) form.append(name, new File([new Uint8Array(bytes)], 'photo "1".jpg'));
          const written = new Response(form);
          const boundary = boundaryOf(written.headers.get('content-type') ?? undefined);
          const found = await read(new Uint8Array(await written.arrayBuffer()), boundary, { chunk });
          expect(found.map(({ fileName }) => fileName)).toEqual(parts.map(() => 'photo "1".jpg'));
          expect(found.map(({ bytes }) => [...bytes])).toEqual(parts.map(({ bytes }) => [...bytes]));
          // Line breaks in names are written as CR LF by every writer.
          const unified = (name: string) => name.replace(/\r\n|\r|\n/g, '\r\n');
          expect(found.map(({ name }) => name)).toEqual(parts.map(({ name }) => unified(name)));
        },
      ),
    );
  });

  const form = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n12345\r\n--b--\r\n';

  it('gives up a part at its limit, and reads nothing after it', async () => {
    expect(await read(bytesOf(form), 'b', { limit: 5 })).toMatchObject([{ name: 'a', cut: false }]);
    const cut = await read(bytesOf(form + form), 'b', { limit: 4 });
    expect(cut).toMatchObject([{ name: 'a', cut: true }]);
    expect(cut[0]?.bytes).toHaveLength(0);
  });

  it.each([
    ['breaks off', form.slice(0, 60)],
    ['breaks off before its end', form.slice(0, -4)],
    ['has a part without a name', form.replace('name="a"', '')],
    ['has endless headers', form.replace('\r\n\r\n', `\r\n${'x'.repeat(9000)}\r\n\r\n`)],
    ['is nothing like one', 'hello'],
    ['has a broken delimiter', form.replace('--b\r\n', '--bXY')],
    ['is empty', ''],
  ])('that %s says so', async (_what, body) => {
    await expect(read(bytesOf(body), 'b')).rejects.toThrow(FormError);
  });

  it('finds the boundary, quoted or not', () => {
    expect(boundaryOf('multipart/form-data; boundary=abc')).toBe('abc');
    expect(boundaryOf('multipart/form-data; charset=utf-8; boundary="a b"')).toBe('a b');
    for (const wrong of [
      undefined,
      '',
      'text/plain; boundary=a',
      'multipart/form-data',
      'multipart/form-data; boundary=',
    ]) {
      expect(() => boundaryOf(wrong)).toThrow(FormError);
    }
  });
});
