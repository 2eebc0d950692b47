/**
 * Raw pixels wrapped as an uncompressed TIFF. sharp takes a colour profile only as part of a file, and what the HEIC
 * decoder hands over are bare pixels, in an iPhone's case of Display P3. Tags: TIFF 6.0, ICC.1 annex B.4.
 */

/** Numbers of the field types of TIFF 6.0 section 2. */
const short = 3;
const long = 4;
const undefinedBytes = 7;
const headerLength = 8;
const entryLength = 12;

/** `pixels`: 8-bit RGBA with straight alpha, rows from the top. `profile`: ICC. */
export function taggedTiff(pixels: Uint8Array, width: number, height: number, profile: Uint8Array): Buffer {
  const bitsAt = headerLength + pixels.length;
  const profileAt = bitsAt + 8;
  const directoryAt = profileAt + profile.length + (profile.length % 2);
  const entries: [tag: number, type: number, count: number, value: number][] = [
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, 4, bitsAt],
    [259, short, 1, 1], // no compression
    [262, short, 1, 2], // RGB
    [273, long, 1, headerLength], // where the one strip starts
    [277, short, 1, 4], // samples per pixel
    [278, long, 1, height], // rows in the strip
    [279, long, 1, pixels.length],
    [338, short, 1, 2], // the fourth sample is straight alpha
    [34675, undefinedBytes, profile.length, profileAt],
  ];

  const tiff = Buffer.alloc(directoryAt + 2 + entries.length * entryLength + 4);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(directoryAt, 4);
  tiff.set(pixels, headerLength);
  tiff.set([8, 0, 8, 0, 8, 0, 8, 0], bitsAt);
  tiff.set(profile, profileAt);
  tiff.writeUInt16LE(entries.length, directoryAt);
  entries.forEach(([tag, type, count, value], i) => {
    const at = directoryAt + 2 + i * entryLength;
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    // A single short stands at the start of the four bytes, which in little-endian order is the same number.
    tiff.writeUInt32LE(value, at + 8);
  });
  return tiff;
}
