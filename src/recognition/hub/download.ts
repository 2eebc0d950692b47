import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Why there is no file: nobody answered, no way there, not there (or not for everybody), an odd answer, or half a file. */
export type DownloadFault = 'hung' | 'unreachable' | 'missing' | 'refused' | 'cut';

/** What `download` throws of everything that lies at the other end or between. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
  constructor(
    readonly fault: DownloadFault,
    options?: ErrorOptions,
  ) {
    super(fault, options);
  }
}

export interface DownloadOptions {
  /** Milliseconds from one sign of life to the next. */
  patience: number;
  /** `total` in bytes, where the answer says it. */
  progress: (loaded: number, total: number | undefined) => void;
}

/**
 * One file over HTTP to a path, which either holds all of it afterwards or is as it was. Node's own `fetch` waits five
 * minutes for a server that is silent; here each sign of life only buys `patience`. Throws DownloadError.
 */
export async function download(url: string, path: string, { patience, progress }: DownloadOptions): Promise<void> {
  const silence = createSilence(patience);
  const part = `${path}.${randomUUID()}.part`;
  let answered = false;
  try {
    const response = await fetch(url, { signal: silence.signal });
    if (!response.ok || !response.body) throw new DownloadError(faultOf(response.status));
    answered = true;
    const total = lengthOf(response.headers);
    await mkdir(dirname(path), { recursive: true });
    const loaded = await keep(response.body, part, (bytes) => {
      silence.broken();
      progress(bytes, total);
    });
    if (total !== undefined && loaded !== total) throw new DownloadError('cut');
    await rename(part, path);
  } catch (error) {
    if (silence.signal.aborted) throw new DownloadError('hung', { cause: error });
    // What `fetch` throws; what the disk refuses is something else, and nobody's fault at the other end.
    if (error instanceof TypeError) throw new DownloadError(answered ? 'cut' : 'unreachable', { cause: error });
    throw error;
  } finally {
    silence.end();
    await rm(part, { force: true });
  }
}

/** Writes what comes, and tells how many bytes there are so far; answers how many there were. */
async function keep(body: AsyncIterable<Uint8Array>, path: string, arrived: (loaded: number) => void): Promise<number> {
  const file = await open(path, 'w');
  let loaded = 0;
  try {
    for await (const chunk of body) {
      await file.write(chunk);
      loaded += chunk.byteLength;
      arrived(loaded);
    }
  } finally {
    await file.close();
  }
  return loaded;
}

/** A signal that fires once nothing was heard for so long. */
function createSilence(patience: number) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), patience);
  return { signal: controller.signal, broken: () => void timer.refresh(), end: () => clearTimeout(timer) };
}

/** The hub answers 401 for what does not exist as well as for what only some may have. */
function faultOf(status: number): DownloadFault {
  return [401, 403, 404, 410].includes(status) ? 'missing' : 'refused';
}

/** Bytes as they will arrive: of a compressed answer the length is another one. */
function lengthOf(headers: Headers): number | undefined {
  const length = Number(headers.get('content-length') ?? Number.NaN);
  return headers.has('content-encoding') || !Number.isInteger(length) ? undefined : length;
}
