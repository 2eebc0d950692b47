/** Documents: parsed by their schema, numbered by version, sealed. What comes out is what today's code knows. */
import type { z } from 'zod';
import { UnreadableDocument, type Sealer } from './seal.js';
import type { Store } from './store.js';

/** A kind of document. `migrations[n]` turns the shape of version n into that of n + 1; the first version is 1. */
export interface Kind<T> {
  version: number;
  schema: z.ZodType<T>;
  migrations: Readonly<Record<number, (old: unknown) => unknown>>;
  /** Where the document is stored in another shape than the one it is used in. */
  packing?: Packing<T>;
}

/** A shape for the store alone: `unpack` gives back what was packed, and refuses anything else. */
export interface Packing<T> {
  pack(document: T): unknown;
  unpack: z.ZodType<T>;
}

/** A kind that never had another shape. */
export function firstVersion<T>(schema: z.ZodType<T>): Kind<T> {
  return { version: 1, schema, migrations: {} };
}

/** Throws where the document is not of its schema: what could not be read back is never written. */
export function encode<T>(kind: Kind<T>, sealer: Sealer, key: string, document: T): string {
  const parsed = kind.schema.safeParse(document);
  if (!parsed.success) throw new Error(`${key} would be stored in a shape that is not its own: ${where(parsed.error)}`);
  const doc = kind.packing ? kind.packing.pack(parsed.data) : parsed.data;
  return sealer.seal(key, Buffer.from(JSON.stringify({ v: kind.version, doc })));
}

/** Throws UnreadableDocument, which names the key and never the content. */
export function decode<T>(kind: Kind<T>, sealer: Sealer, key: string, sealed: string): T {
  // Written by `encode` and authenticated by its seal: the envelope's shape is certain.
  const envelope = JSON.parse(sealer.open(key, sealed).toString()) as { v: number; doc: unknown };
  if (envelope.v > kind.version) {
    const versions = `(version ${envelope.v}; this one reads up to ${kind.version})`;
    throw new UnreadableDocument(key, `a newer Rollcall wrote it ${versions}; run that one`);
  }
  let { doc } = envelope;
  for (let version = envelope.v; version < kind.version; version++) {
    const migrate = kind.migrations[version];
    if (migrate === undefined) throw new UnreadableDocument(key, `nothing turns its version ${version} into the next`);
    doc = migrate(doc);
  }
  const parsed = (kind.packing?.unpack ?? kind.schema).safeParse(doc);
  if (!parsed.success) throw new UnreadableDocument(key, `it is not of its shape: ${where(parsed.error)}`);
  return parsed.data;
}

/** Documents of one kind, sealed with the instance's key. */
export interface Documents<T> {
  get(key: string): Promise<T | undefined>;
  many(keys: readonly string[]): Promise<(T | undefined)[]>;
  put(key: string, document: T): Promise<void>;
}

export function createDocuments<T>(store: Store, sealer: Sealer, kind: Kind<T>): Documents<T> {
  const read = (key: string, sealed: string | undefined): T | undefined =>
    sealed === undefined ? undefined : decode(kind, sealer, key, sealed);
  return {
    get: async (key) => read(key, await store.get(key)),
    many: async (keys) => (await store.getMany(keys)).map((sealed, i) => read(keys[i]!, sealed)),
    put: (key, document) => store.set(key, encode(kind, sealer, key, document)),
  };
}

/** Paths only: values may be what the seal is there to hide. */
function where(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')} (${issue.code})`).join(', ');
}
