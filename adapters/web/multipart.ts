/**
 * Reads a multipart/form-data body (RFC 7578) while it arrives, so that a part that is too large is given up at its limit
 * and never held whole. The platform's own reader takes the whole body first.
 */

export interface Part {
  name: string;
  /** Given for files only. */
  fileName?: string;
  bytes: Uint8Array;
  /** The part was larger than its limit: `bytes` is empty, and nothing after it was read. */
  cut: boolean;
}

/** The body is no multipart/form-data, or broke off. */
export class FormError extends Error {
  override readonly name = 'FormError';
}

/** Enough for a part's few header lines with a long file name. */
const headerLimit = 8 * 1024;

/** The boundary named by a Content-Type header. Throws FormError. */
export function boundaryOf(contentType: string | undefined): string {
  const [, quoted, plain] =
    /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType ?? '') ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw new FormError('not multipart/form-data');
  return boundary;
}

/** Yields part after part; `limitOf` says how many bytes a part may have. Throws FormError. */
export async function* readParts(
  body: ReadableStream<Uint8Array>,
  boundary: string,
  limitOf: (part: { name: string; fileName?: string }) => number,
): AsyncGenerator<Part> {
  const reader = body.getReader();
  const source = createSource(reader);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  try {
    await source.until(delimiter, 0);
    while (!(await atEnd(source))) {
      const headers = await source.until(Buffer.from('\r\n\r\n'), headerLimit);
      if (headers === undefined) throw new FormError('headers too long');
      const part = describe(Buffer.from(headers).toString('utf8'));
      const bytes = await source.until(delimiter, limitOf(part));
      yield { ...part, bytes: bytes ?? new Uint8Array(0), cut: bytes === undefined };
      if (bytes === undefined) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** After a delimiter: `--` ends the body, a line break begins a part. */
async function atEnd(source: Source): Promise<boolean> {
  const two = (await source.take(2)).toString('latin1');
  if (two !== '--' && two !== '\r\n') throw new FormError('broken delimiter');
  return two === '--';
}

function describe(headers: string): { name: string; fileName?: string } {
  const disposition = headers.split('\r\n').find((line) => /^content-disposition:\s*form-data\s*;/i.test(line)) ?? '';
  const name = /(?:^|[\s;])name="([^"]*)"/i.exec(disposition)?.[1];
  const fileName = /(?:^|[\s;])filename="([^"]*)"/i.exec(disposition)?.[1];
  if (name === undefined) throw new FormError('a part without a name');
  return { name: unescaped(name), ...(fileName !== undefined && { fileName: unescaped(fileName) }) };
}

/** Browsers escape these three in names, and nothing else. */
function unescaped(text: string): string {
  return text.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n');
}

/** In memory of its own: Buffer.concat would put small ones into a pool shared with everything else. */
function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

interface Source {
  /** All before `mark`, which is swallowed; undefined when that is more than `limit` bytes. */
  until(mark: Buffer, limit: number): Promise<Uint8Array | undefined>;
  take(count: number): Promise<Buffer>;
}

function createSource(reader: ReadableStreamDefaultReader<Uint8Array>): Source {
  // The first delimiter has no line break before it; with one put there it is like all others.
  let rest: Buffer = Buffer.from('\r\n');

  async function more(): Promise<void> {
    const { done, value } = await reader.read();
    if (done) throw new FormError('the body broke off');
    rest = rest.length === 0 ? Buffer.from(value.buffer, value.byteOffset, value.length) : Buffer.concat([rest, value]);
  }

  return {
    async until(mark, limit) {
      const kept: Buffer[] = [];
      let length = 0;
      for (;;) {
        const found = rest.indexOf(mark);
        // The mark may have arrived in part: its beginning stays.
        const end = found >= 0 ? found : Math.max(0, rest.length - mark.length + 1);
        kept.push(rest.subarray(0, end));
        length += end;
        if (length > limit) return undefined;
        rest = rest.subarray(found >= 0 ? found + mark.length : end);
        if (found >= 0) return joined(kept, length);
        await more();
      }
    },
    async take(count) {
      while (rest.length < count) await more();
      const taken = rest.subarray(0, count);
      rest = rest.subarray(count);
      return taken;
    },
  };
}
