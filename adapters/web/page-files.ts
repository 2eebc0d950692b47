/** The page's own files, read once at the start: what is not among them cannot be asked for, whatever the path. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

export interface PageFile {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
  etag: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** By path, `/main.js`; `/` is the page. Throws when the folder holds no page: it has not been built. */
export async function readPageFiles(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = new Uint8Array(await readFile(path));
    const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;
    files.set(`/${relative(folder, path).split(sep).join('/')}`, { bytes, type, etag });
  }
  const index = files.get('/index.html');
  if (index === undefined || !files.has('/main.js')) throw new Error(`no page in ${folder}: npm run build makes it`);
  return files.set('/', index);
}
