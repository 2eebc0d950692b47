/**
 * What seals documents and hides names in keys. The instance's key opens one document, `vault`, which holds the root
 * that everything else derives from: giving the instance a new key is writing that one document again.
 */
import { UserError } from '../errors.js';
import { keyPlace, type KeySource, makeKey, readKey } from './instance-key.js';
import { createSealer, keyBytes, type Sealer, UnreadableDocument } from './seal.js';
import type { Store } from './store.js';
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';

export interface Vault {
  /** Seals every document but those of persons, and persons' keys. */
  documents: Sealer;
  /** 32 random bytes for `sealer`. */
  newKey(): Buffer;
  sealer(key: Uint8Array): Sealer;
  /** Stands for an outside id (an account, a chat, an event) in a storage key: `[a-z2-7]{26}`, an HMAC. */
  hide(what: string, id: string): string;
  /** Short ids derived from an event: the same event gives the same id. `[a-z2-7]{10}`, an HMAC. */
  idFrom(event: string, what: string): string;
}

const place = 'vault';
/** 26 characters are 130 bits: nobody finds a second id with the same. */
const hiddenLength = 26;
/** 10 characters are 50 bits: among a million ids of one instance, two alike in one of 2,000 instances. */
const idLength = 10;

/**
 * Opens the vault of this store, or makes it where the store is empty. Throws UserError `store.key` where the key is
 * missing, malformed or not the one this data was sealed with; neither a key nor data is ever overwritten.
 */
export async function openVault(store: Store, source: KeySource): Promise<Vault> {
  const sealed = await store.get(place);
  const key = await readKey(source);
  if (sealed !== undefined) return vaultOf(unseal(sealed, key, source));
  if ((await store.keys('')).length > 0) {
    throw new UserError('store.key', {
      path: keyPlace(source),
      reason: 'the data here has lost the document that its key opens; bring it back from a backup',
    });
  }
  const root = randomBytes(keyBytes);
  await store.set(place, createSealer(key ?? (await makeKey(source))).seal(place, root));
  return vaultOf(root);
}

function unseal(sealed: string, key: Buffer | undefined, source: KeySource): Buffer {
  if (key === undefined) {
    throw new UserError('store.key', {
      path: source.keyFile,
      reason: 'it is missing, and the data here cannot be read without it; put it back, or set ROLLCALL_KEY',
    });
  }
  try {
    return createSealer(key).open(place, sealed);
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    throw new UserError('store.key', {
      path: keyPlace(source),
      reason: 'it is not the key that the data here was sealed with; put the right one in its place',
    });
  }
}

function vaultOf(root: Buffer): Vault {
  const derive = (use: string): Buffer => Buffer.from(hkdfSync('sha256', root, '', `rollcall ${use}`, keyBytes));
  const names = derive('names');
  const ids = derive('ids');
  // JSON keeps ("ab", "c") and ("a", "bc") apart.
  const digest = (key: Buffer, ...parts: string[]): Buffer =>
    createHmac('sha256', key).update(JSON.stringify(parts)).digest();
  return {
    documents: createSealer(derive('documents')),
    newKey: () => randomBytes(keyBytes),
    sealer: createSealer,
    hide: (what, id) => base32(digest(names, what, id)).slice(0, hiddenLength),
    idFrom: (event, what) => base32(digest(ids, event, what)).slice(0, idLength),
  };
}

/** RFC 4648 base32 in lower case, without padding: safe in keys, in buttons and over the telephone. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

export function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + alphabet.charAt((held << (5 - bits)) & 31);
}
