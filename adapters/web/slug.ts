/** Names become ids that are the same after every restart, because the bot remembers people by them. */
import { createHash } from 'node:crypto';

/**
 * `Ms Rivera` -> `ms-rivera`. Where letters are lost on the way (`José`, `李明`), a piece of a hash keeps different names
 * apart: `jose-1f0a9c`.
 */
export function slugOf(name: string): string {
  const tidy = tidyName(name).toLowerCase();
  const plain = tidy
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  if (plain.replaceAll('-', ' ') === tidy) return plain;
  const hash = createHash('sha256').update(tidy).digest('hex').slice(0, 6);
  return plain === '' ? hash : `${plain}-${hash}`;
}

/** Those that turn the direction of text around, and the byte order mark: they make a name look like another. */
const deceiving = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** One line, single spaces, nothing invisible that deceives. */
export function tidyName(name: string): string {
  return name.normalize('NFC').replace(deceiving, ' ').replace(/\s+/g, ' ').trim();
}

/** `ms-rivera` -> `Ms Rivera`: a name to show until the page tells the right one. */
export function nameFromSlug(slug: string): string {
  return slug
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');
}
