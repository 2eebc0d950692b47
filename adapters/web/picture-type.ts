/** What kind of picture bytes are, by their first bytes: a name or a sender's word is no reason to serve something as one. */

const latin1 = new TextDecoder('latin1');

/** The media type where every browser shows it; undefined for anything else (HEIC, TIFF, text called .jpg). */
export function viewableType(bytes: Uint8Array): string | undefined {
  const start = latin1.decode(bytes.subarray(0, 16));
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return 'image/gif';
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'image/webp';
  if (start.slice(4, 12) === 'ftypavif') return 'image/avif';
  return undefined;
}
