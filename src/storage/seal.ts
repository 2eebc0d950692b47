/** AES-256-GCM around a document. The place it is stored at is part of the seal: moved elsewhere, it does not open. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** What is stored at `place` cannot be read: changed, moved, sealed by another key, or of a shape nobody knows. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument';
  constructor(
    readonly place: string,
    why: string,
  ) {
    super(`${place} cannot be read: ${why}`);
  }
}

export interface Sealer {
  seal(place: string, plain: Uint8Array): string;
  /** Throws UnreadableDocument. */
  open(place: string, sealed: string): Buffer;
}

/** Bytes of an AES-256 key. */
export const keyBytes = 32;
/** The layout of what `seal` makes: format, key number, nonce, ciphertext, tag; then base64. */
const format = 1;
/** Which key of its kind sealed it: 1 until there is a second one. */
const keyNumber = 1;
const header = Buffer.from([format, keyNumber]);
/** NIST SP 800-38D: 96-bit nonces, 128-bit tags; drawn at random, good for 2^32 documents per key. */
const nonceBytes = 12;
const tagBytes = 16;

export function createSealer(key: Uint8Array): Sealer {
  return {
    seal(place, plain) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      cipher.setAAD(Buffer.concat([header, Buffer.from(place)]));
      const parts = [header, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()];
      return Buffer.concat(parts).toString('base64');
    },
    open(place, sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      if (bytes.length < header.length + nonceBytes + tagBytes) throw new UnreadableDocument(place, 'it is cut short');
      if (!bytes.subarray(0, header.length).equals(header)) {
        throw new UnreadableDocument(place, 'it is sealed in a way this version does not know');
      }
      const nonce = bytes.subarray(header.length, header.length + nonceBytes);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
      decipher.setAAD(Buffer.concat([header, Buffer.from(place)]));
      decipher.setAuthTag(bytes.subarray(-tagBytes));
      try {
        return Buffer.concat([
          decipher.update(bytes.subarray(header.length + nonceBytes, -tagBytes)),
          decipher.final(),
        ]);
      } catch {
        throw new UnreadableDocument(
          place,
          'it was changed, moved here from another place, or sealed with another key',
        );
      }
    },
  };
}
