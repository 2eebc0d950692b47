import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.js';
import { readPhoto } from '../../src/recognition/read-photo.js';
import type { Photo } from '../../src/recognition/recognizer.js';

const limits = { maxBytes: 25e6, maxPixels: 60e6 };
const red = [255, 0, 0];
const green = [0, 255, 0];
const blue = [0, 0, 255];
const white = [255, 255, 255];

const flat = (width: number, height: number, background: string): Sharp =>
  sharp({ create: { width, height, channels: 3, background } });

/** 128 x 96: red, green / blue, white. */
async function quarters(): Promise<Sharp> {
  const corner = async (colour: string, left: number, top: number) => ({
    input: await flat(64, 48, colour).png().toBuffer(),
    left,
    top,
  });
  const corners = [corner('red', 0, 0), corner('lime', 64, 0), corner('blue', 0, 48), corner('white', 64, 48)];
  const raw = await flat(128, 96, 'black')
    .composite(await Promise.all(corners))
    .png()
    .toBuffer();
  return sharp(raw);
}

/** The colours of the four corners, ten pixels in: top left, top right, bottom left, bottom right. */
function cornersOf({ data, width, height }: Photo): number[][] {
  expect(data.length).toBe(width * height * 3);
  const at = (x: number, y: number): number[] => [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
  return [at(10, 10), at(width - 11, 10), at(10, height - 11), at(width - 11, height - 11)];
}

/** Lossy files are off by a little; a wrong profile or a wrong turn is off by more. */
function expectCorners(photo: Photo, colours: number[][]): void {
  const off = cornersOf(photo).flatMap((corner, i) => corner.map((value, c) => Math.abs(value - colours[i]![c]!)));
  expect(Math.max(...off)).toBeLessThanOrEqual(6);
}

async function refusal(bytes: Uint8Array, given = limits): Promise<{ code: string; details: object }> {
  const error: unknown = await readPhoto(bytes, given).then(
    () => expect.unreachable('was read'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw error;
  return { code: error.code, details: error.details };
}

describe('what is read', () => {
  test.each(['jpeg', 'png', 'webp', 'tiff', 'gif', 'avif'] as const)('%s', async (format) => {
    // Full colour resolution: this is about reading, not about chroma subsampling.
    const options = { jpeg: { chromaSubsampling: '4:4:4' }, avif: { chromaSubsampling: '4:4:4', quality: 90 } };
    const bytes = await (
      await quarters()
    )
      .toFormat(format, { ...(options as Record<string, object>)[format] })
      .toBuffer();
    const photo = await readPhoto(bytes, limits);
    expect([photo.width, photo.height]).toEqual([128, 96]);
    expectCorners(photo, [red, green, blue, white]);
  });

  test('the first frame of an animated GIF and of an animated WebP', async () => {
    const frames = await Promise.all(['red', 'blue'].map((colour) => flat(40, 30, colour).png().toBuffer()));
    for (const format of ['gif', 'webp'] as const) {
      const bytes = await sharp(frames, { join: { animated: true } })
        .toFormat(format)
        .toBuffer();
      expect((await sharp(bytes, { animated: true }).metadata()).pages).toBe(2);
      const photo = await readPhoto(bytes, limits);
      expect([photo.width, photo.height]).toEqual([40, 30]);
      expectCorners(photo, [red, red, red, red]);
    }
  });

  test('a photo that the camera turned, upright', async () => {
    const upright = [blue, red, white, green]; // orientation 6: shown a quarter clockwise
    const bytes = await (await quarters()).withMetadata({ orientation: 6 }).png().toBuffer();
    const photo = await readPhoto(bytes, limits);
    expect([photo.width, photo.height]).toEqual([96, 128]);
    expectCorners(photo, upright);
  });

  test('a HEIC, turned in its own way and in Display P3, upright and in sRGB', async () => {
    // Made with libheif's heif-enc from the four quarters, then given a quarter turn to the left (irot).
    const photo = await readPhoto(readFileSync('test/fixtures/turned-display-p3.heic'), limits);
    expect([photo.width, photo.height]).toEqual([96, 128]);
    expectCorners(photo, [green, white, red, blue]);
    expectCorners(await readPhoto(readFileSync('test/fixtures/plain.heic'), limits), [red, green, blue, white]);
  });

  test('colours of another profile, as sRGB', async () => {
    const bytes = await (await quarters()).withIccProfile('p3').png().toBuffer();
    expectCorners(await readPhoto(bytes, limits), [red, green, blue, white]);
  });

  test('grey, 16 bits, CMYK', async () => {
    const grey = await flat(30, 20, '#808080').toColourspace('b-w').png().toBuffer();
    const deep = await flat(30, 20, '#ff0000').toColourspace('rgb16').png().toBuffer();
    const inks = await flat(30, 20, '#ffffff').toColourspace('cmyk').jpeg().toBuffer();
    expect((await sharp(inks).metadata()).space).toBe('cmyk');
    expectCorners(await readPhoto(grey, limits), Array<number[]>(4).fill([128, 128, 128]));
    expectCorners(await readPhoto(deep, limits), Array<number[]>(4).fill(red));
    expectCorners(await readPhoto(inks, limits), Array<number[]>(4).fill(white));
  });

  test('what is transparent, on white', async () => {
    const create = { width: 30, height: 20, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0 } } as const;
    expectCorners(await readPhoto(await sharp({ create }).png().toBuffer(), limits), Array<number[]>(4).fill(white));
  });

  test('more pixels than are of use, shrunk', async () => {
    const photo = await readPhoto(await flat(7000, 5000, 'red').jpeg().toBuffer(), limits);
    expect(photo.width * photo.height).toBeLessThanOrEqual(24.1e6);
    expect(photo.width / photo.height).toBeCloseTo(1.4, 2);
  });
});

describe('what is refused', () => {
  test('nothing', async () => {
    expect(await refusal(new Uint8Array())).toEqual({ code: 'photo.empty', details: {} });
  });

  test('too many bytes', async () => {
    const bytes = Buffer.concat([await flat(10, 10, 'red').jpeg().toBuffer(), Buffer.alloc(50e6)]);
    expect(await refusal(bytes)).toEqual({ code: 'photo.too-large', details: { limit: 25e6, size: bytes.length } });
  });

  test('30,000 x 30,000 pixels, before any is decoded', async () => {
    // The pixels are missing: a decoder would find it unreadable.
    const bytes = await flat(30, 30, 'red').png().toBuffer();
    const resize = (side: number): void => {
      bytes.writeUInt32BE(side, 16);
      bytes.writeUInt32BE(side, 20);
      bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
    };
    resize(30_000);
    expect(await refusal(bytes)).toEqual({ code: 'photo.too-many-pixels', details: { megapixels: 900, limit: 60 } });
    resize(16_000);
    expect((await refusal(bytes, { ...limits, maxPixels: 1e9 })).code).toBe('photo.unreadable');
  });

  test.each([0.2, 0.6, 0.95])('%f of a JPEG, a PNG, a WebP, a TIFF, a GIF', async (share) => {
    const noise = sharp({
      create: {
        width: 300,
        height: 200,
        channels: 3,
        background: 'red',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    });
    for (const format of ['jpeg', 'png', 'webp', 'tiff', 'gif'] as const) {
      const bytes = await noise.clone().toFormat(format).toBuffer();
      const cut = bytes.subarray(0, Math.floor(bytes.length * share));
      expect(await refusal(cut), format).toEqual({ code: 'photo.unreadable', details: {} });
    }
  });

  test('a HEIC cut short, and one of zeros after its first bytes', async () => {
    const bytes = readFileSync('test/fixtures/plain.heic');
    expect((await refusal(bytes.subarray(0, 900))).code).toBe('photo.unreadable');
    expect((await refusal(Buffer.concat([bytes.subarray(0, 32), Buffer.alloc(500)]))).code).toBe('photo.unreadable');
  });

  test.each([
    ['TXT', 'Dear Sir or Madam,\r\n'],
    ['SVG', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['PDF', '%PDF-1.7\n'],
    ['MP4', '\0\0\0\x18ftypmp42\0\0\0\0mp42isom'],
  ])('a %s, whatever its name is', async (type, head) => {
    expect(await refusal(Buffer.from(head, 'latin1'))).toEqual({ code: 'photo.not-a-photo', details: { type } });
  });

  test('bytes of no known kind', async () => {
    expect(await refusal(new Uint8Array(100))).toEqual({ code: 'photo.not-a-photo', details: {} });
  });
});
