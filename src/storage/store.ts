/** The Store port: documents by key. What is in it is sealed before it gets here (storage/vault). */
export interface Store {
  get(key: string): Promise<string | undefined>;
  /** In the order of `keys`; a missing one is undefined. */
  getMany(keys: readonly string[]): Promise<(string | undefined)[]>;
  /** Resolves when the document survives `kill -9`. */
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  /** Every key that begins with `prefix`, in order. For recovery, schedules and checks; nothing on a person's way. */
  keys(prefix: string): Promise<string[]>;
  /** Resolves when nothing that was deleted or overwritten can be read in the store's files any more. */
  scrub(): Promise<void>;
  close(): Promise<void>;
}
