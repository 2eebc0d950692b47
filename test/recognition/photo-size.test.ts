/** Small files that are very large pictures, or say that they are small: each is refused before it is decoded. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.js';
import { decodingCost } from '../../src/recognition/heif/decoding-cost.js';
import { readPhoto } from '../../src/recognition/read-photo.js';
import { createSay } from '../../src/locales/say.js';
import {
  alphaProperty,
  codedAv1,
  codedHevc,
  gridData,
  heifFile,
  ispe,
  overlayData,
  u16,
  u32,
  type Coded,
  type HeifItem,
} from '../helpers/heif-files.js';

const limits = { maxBytes: 25e6, maxPixels: 60e6 };

/** What somebody is told, or the size that was read. */
async function said(bytes: Uint8Array): Promise<string> {
  try {
    const { width, height } = await readPhoto(bytes, limits);
    return `${width} x ${height}`;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return createSay('en')(error.code, error.details);
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  return Buffer.concat([u32(data.length), body, u32(crc32(body))]);
}

/** A PNG whose rows are there up to a megabyte; `colour` and `interlaced` as its header writes them. */
function png(width: number, height: number, { bits = 8, colour = 2, interlaced = 0 } = {}): Buffer {
  const header = Buffer.concat([u32(width, height), Buffer.from([bits, colour, 0, 0, interlaced])]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const flat = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: 'gray' } });

const av1 = (coded: Coded, width: number, height: number): HeifItem => ({
  type: 'av01',
  data: coded.data,
  properties: [coded.configuration, ispe(width, height)],
});

/** 36 bytes: a lossless WebP of one colour. */
function losslessWebp(width: number, height: number): Promise<Buffer> {
  return flat(width, height).webp({ lossless: true, effort: 0 }).toBuffer();
}

describe('a picture’s sides', () => {
  test.each([
    ['59,000,000 x 1', png(59_000_000, 1), 'That picture is 59,000,000 pixels long; I read up to 16,384 a side.'],
    ['1 x 20,000', png(1, 20_000), 'That picture is 20,000 pixels long; I read up to 16,384 a side.'],
    ['3,000 x 100', png(3000, 100), 'That picture is 3,000 by 100 pixels; I read none that is more than 20 times'],
  ])('%s are refused', async (_, bytes, sentence) => {
    expect(await said(bytes)).toContain(sentence);
  });

  test('a panorama is read', async () => {
    expect(await said(await flat(16_382, 900).jpeg().toBuffer())).toBe('16382 x 900');
    expect(await said(await flat(2000, 100).png().toBuffer())).toBe('2000 x 100');
  });
});

describe('a picture that would be held whole', () => {
  test('an interlaced PNG of 16 bits and alpha', async () => {
    expect(await said(png(7000, 7000, { bits: 16, colour: 6, interlaced: 1 }))).toMatch(
      /That PNG has 49 megapixels; of its kind I read up to 29\.9, for more takes too much memory/,
    );
  });

  test('a progressive JPEG in four inks', async () => {
    const bytes = await flat(70, 70)
      .toColourspace('cmyk')
      .jpeg({ progressive: true, chromaSubsampling: '4:4:4' })
      .toBuffer();
    // Its header says another height and width.
    bytes.set(u16(7000, 7000), bytes.indexOf('\xff\xc2', 0, 'latin1') + 5);
    expect(await said(bytes)).toMatch(/That JPEG has 49 megapixels; of its kind I read up to \d\d/);
  });

  test('a GIF and a WebP without loss', async () => {
    expect(await said(await flat(7500, 7500).gif({ effort: 1 }).toBuffer())).toMatch(/That GIF has 56\.3 megapixels/);
    expect(await said(await losslessWebp(7500, 7500))).toMatch(/That WebP has 56\.3 megapixels/);
  });

  test('a progressive JPEG as cameras write them is read', async () => {
    const bytes = await flat(8064, 6048).jpeg({ progressive: true }).toBuffer();
    expect(await said(bytes)).toMatch(/^\d+ x \d+$/);
  });
});

describe('AVIF and HEIC', () => {
  let large: Coded;
  let small: Coded;
  beforeAll(async () => {
    [large, small] = [await codedAv1(5712, 4284), await codedAv1(64, 64)];
  });

  test('an AVIF of 24 megapixels in one piece takes too much, of 12 it is read', async () => {
    expect(await said(heifFile('avif', [av1(large, 5712, 4284)]))).toMatch(
      /That AVIF has 24\.5 megapixels; of its kind I read up to 20\.\d.*save it as a JPEG/,
    );
    expect(await said(heifFile('avif', [av1(await codedAv1(4032, 3024), 4032, 3024)]))).toBe('4032 x 3024');
  });

  test('what is coded counts, whatever the boxes say', async () => {
    expect(await said(heifFile('avif', [av1(large, 64, 64)]))).toMatch(/24\.5 megapixels/);
    // Behind a picture that is small, and first in the file.
    const behind = [av1(small, 64, 64), av1(large, 64, 64)];
    expect(decodingCost(heifFile('avif', behind)).coded).toBe(5712 * 4284);
    // The sequence header in the configuration is another than the picture's.
    const two = { data: large.data, configuration: small.configuration };
    expect(decodingCost(heifFile('avif', [av1(two, 64, 64)])).coded).toBe(5712 * 4284);
  });

  test('depth, colour and several frames count', async () => {
    const deep = await codedAv1(256, 192, { bitdepth: 10, chromaSubsampling: '4:4:4' });
    expect(decodingCost(heifFile('avif', [av1(deep, 256, 192)]))).toMatchObject({ samples: 3, depth: 10 });
    expect(decodingCost(heifFile('avif', [av1(small, 64, 64)]))).toMatchObject({ samples: 1.5, depth: 8, coded: 4096 });
    const frames = { ...small, data: Buffer.concat([small.data, small.data.subarray(2)]) };
    expect(decodingCost(heifFile('avif', [av1(frames, 64, 64)])).coded).toBe(2 * 4096);
  });

  test('a grid counts as large as its canvas, an overlay as often as it decodes', () => {
    const grid = (width: number, height: number, stated = ispe(width, height)): HeifItem => ({
      type: 'grid',
      data: gridData(10, 10, width, height),
      properties: [stated],
      inputs: Array<number>(100).fill(2),
    });
    const lie = heifFile('avif', [grid(30_000, 30_000, ispe(64, 64)), av1(small, 64, 64)]);
    expect(decodingCost(lie)).toMatchObject({ canvas: 9e8, decoded: 100 * 4096 });
    const layers = Array<number>(40).fill(2);
    const overlay = { type: 'iovl', data: overlayData(40, 640, 640), properties: [ispe(640, 640)], inputs: layers };
    expect(decodingCost(heifFile('avif', [overlay, av1(large, 64, 64)])).decoded).toBe(40 * 5712 * 4284);
  });

  test('transparency counts as well', () => {
    const alpha = { ...av1(small, 64, 64), properties: [small.configuration, ispe(64, 64), alphaProperty], alphaOf: 1 };
    expect(decodingCost(heifFile('avif', [av1(small, 64, 64), alpha]))).toMatchObject({ canvas: 4096, decoded: 8192 });
  });

  test('HEVC’s own size is read: 128 x 96 of a file that says 64 x 64', () => {
    const { data, configuration } = codedHevc();
    const item = { type: 'hvc1', data, properties: [configuration, ispe(64, 64)] };
    expect(decodingCost(heifFile('heic', [item]))).toMatchObject({ coded: 128 * 96, samples: 1.5, depth: 8 });
  });

  test('a HEIC of 24 megapixels in tiles is within the limits, of 48 it is not', async () => {
    const { data, configuration } = codedHevc();
    const tiled = (width: number, height: number): Buffer => {
      const inputs = Array<number>(4).fill(2);
      const grid = { type: 'grid', data: gridData(2, 2, width, height), properties: [ispe(width, height)], inputs };
      return heifFile('heic', [grid, { type: 'hvc1', data, properties: [configuration, ispe(128, 96)] }]);
    };
    // Its four tiles do not fill it: a decoder is asked, and refuses.
    expect(await said(tiled(5712, 4284))).toMatch(/seems damaged/);
    expect(await said(tiled(8064, 6048))).toMatch(/That HEIC has 48\.8 megapixels; of its kind I read up to 24/);
  });

  test.each<[string, (items: { picture: HeifItem }) => HeifItem[]]>([
    ['made of itself', () => [{ type: 'iden', data: Buffer.alloc(0), properties: [ispe(64, 64)], inputs: [1] }]],
    ['made of one that is not there', () => [{ type: 'iden', data: Buffer.alloc(0), inputs: [9] }]],
    ['without a picture', () => [{ type: 'Exif', data: Buffer.alloc(8) }]],
    [
      'made of a long chain of others',
      ({ picture }) => [
        ...Array.from({ length: 50 }, (_, at) => ({ type: 'iden', data: Buffer.alloc(0), inputs: [at + 2] })),
        picture,
      ],
    ],
    ['whose picture has no header', ({ picture }) => [{ ...picture, data: Buffer.alloc(0), properties: [] }]],
  ])('one %s is unreadable', async (_, items) => {
    expect(await said(heifFile('avif', items({ picture: av1(small, 64, 64) })))).toMatch(/seems damaged/);
  });

  test('cut anywhere, or with any byte changed, it gets a sentence', async () => {
    const file = heifFile('avif', [av1(small, 64, 64)]);
    for (let at = 0; at < file.length; at += 7) {
      const changed = Buffer.from(file);
      changed[at] = changed[at]! ^ 0xff;
      for (const bytes of [file.subarray(0, at), changed]) expect(await said(bytes)).toMatch(/\.$|^64 x 64$/);
    }
  });
});

describe('what is no photo, in disguise', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="9000"/>';
  test.each([
    ['a JPEG', `\xff\xd8\xff${svg}`],
    ['a GIF', `GIF8${svg}`],
    ['a WebP', `<svg    WEBP="1" ${svg.slice(5)}`],
    ['a TIFF', `II*\0${svg}`],
  ])('an SVG as %s', async (_, text) => {
    expect(await said(Buffer.from(text, 'latin1'))).toMatch(/seems damaged|not a photo I can read/);
  });

  test('a TIFF whose tile is far larger than itself', async () => {
    const tags: [number, number, number][] = [
      ...([
        [256, 4, 64],
        [257, 4, 64],
        [258, 3, 8],
        [259, 3, 1],
        [262, 3, 1],
        [277, 3, 1],
      ] as [number, number, number][]),
      ...([
        [322, 4, 65_536],
        [323, 4, 65_536],
        [324, 4, 8],
        [325, 4, 100],
      ] as [number, number, number][]),
    ];
    const entries = tags.map(([tag, type, value]) => {
      const entry = Buffer.alloc(12);
      entry.writeUInt16LE(tag, 0);
      entry.writeUInt16LE(type, 2);
      entry.writeUInt32LE(1, 4);
      entry.writeUInt32LE(value, 8);
      return entry;
    });
    const count = Buffer.from(u16(tags.length)).swap16();
    const tiff = Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), count, ...entries, Buffer.alloc(200)]);
    expect(await said(tiff)).toMatch(/seems damaged|megapixels/);
  });
});

const bombs = '../shared/cases/bombs';

describe.skipIf(!existsSync(bombs))('the bombs of ../shared/cases (skipped where they are not)', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'bombs-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  // A process each, for its peak is for life.
  const program = `
    import { readFileSync } from 'node:fs';
    import { readPhoto } from '${new URL('../../src/recognition/read-photo.ts', import.meta.url).href}';
    const peak = () => Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
    const bytes = readFileSync(process.argv[2]);
    const before = peak();
    const outcome = await readPhoto(bytes, { maxBytes: 25e6, maxPixels: 60e6 }).then(() => 'read', (error) => error.code);
    process.stdout.write(JSON.stringify({ outcome, grown: peak() - before }));
  `;

  test.each(existsSync(bombs) ? readdirSync(bombs) : [])(
    '%s is read or refused, in 320 MB',
    async (name) => {
      const file = join(folder, 'read.mjs');
      writeFileSync(file, program);
      const args = ['--import', new URL('../storage/typescript-hooks.mjs', import.meta.url).pathname, file];
      const { stdout } = await promisify(execFile)(process.execPath, [...args, join(bombs, name)]);
      const { outcome, grown } = JSON.parse(stdout) as { outcome: string; grown: number }; // as the program writes it
      expect(outcome).toMatch(/^(read|photo\..*)$/);
      expect(grown).toBeLessThan(320);
    },
    120_000,
  );

  test.each([
    ['png_59Mx1.png', /59,000,000 pixels long/],
    ['avif_7700.avif', /59\.3 megapixels; of its kind I read up to/],
  ])('%s, one of the two worst, is refused', async (name, sentence) => {
    expect(await said(readFileSync(join(bombs, name)))).toMatch(sentence);
  });
});
