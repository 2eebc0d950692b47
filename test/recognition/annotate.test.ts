import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { annotate, type KnownMark, type Annotation } from '../../src/recognition/annotate.js';
import { arrangeLabels } from '../../src/recognition/picture/arrange-labels.js';
import { colours, drawBox, drawLabel, drawLeader, drawLegend } from '../../src/recognition/picture/draw-marks.js';
import { labelText } from '../../src/recognition/picture/label-text.js';
import { createLettering } from '../../src/lettering/lettering.js';
import { readPhoto } from '../../src/recognition/read-photo.js';
import type { Box, Photo } from '../../src/recognition/recognizer.js';

const lettering = createLettering();

async function flatPhoto(width: number, height: number, background = '#808080'): Promise<Photo> {
  const data = await sharp({ create: { width, height, channels: 3, background } })
    .raw()
    .toBuffer();
  return { data, width, height };
}

async function decode(bytes: Uint8Array): Promise<Photo> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  expect(info.channels).toBe(3);
  return { data, width: info.width, height: info.height };
}

const at = ({ data, width }: Photo, x: number, y: number): number[] => {
  const start = (Math.round(y) * width + Math.round(x)) * 3;
  return [...data.subarray(start, start + 3)];
};
const near = (pixel: number[], colour: string): boolean => {
  const wanted = [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16));
  return pixel.every((value, c) => Math.abs(value - wanted[c]!) < 40);
};

const known = (number: number, name: string, box: Box): KnownMark => ({ certainty: 'known', box, number, name });
const row = (count: number, across: number, top: number, size: number): Box[] =>
  Array.from({ length: count }, (_, i) => ({
    x: ((i + 0.5) * across) / count - size / 2,
    y: top,
    width: size,
    height: size * 1.25,
  }));
const names = [
  'Ann Example', 'Bernadette Rostenkowski', 'Chen Wei', 'Dimitris Papadopoulos', 'Екатерина Иванова',
  'Fatima Al-Sayed', 'Guðrún Jónsdóttir', 'Hans Müller', 'Ivana Nováková', 'João da Silva',
]; // prettier-ignore

describe('the picture', () => {
  test.each([
    [400, 300, 1280, 960],
    [300, 400, 960, 1280],
    [1500, 1000, 1500, 1000],
    [4000, 3000, 2048, 1536],
  ])('of %i x %i pixels is %i x %i', async (width, height, shownWidth, shownHeight) => {
    const photo = await flatPhoto(width, height);
    const box = { x: width * 0.4, y: height * 0.3, width: width * 0.1, height: width * 0.12 };
    const picture = await decode(await annotate(photo, [known(1, 'Ann', box)]));
    expect([picture.width, picture.height]).toEqual([shownWidth, shownHeight]);
  });

  test('shows a solid box for somebody known, a dashed one for somebody unsure, and none for a stranger', async () => {
    const photo = await flatPhoto(1500, 1000);
    const boxes = row(3, 1500, 400, 150);
    const marks: Annotation[] = [
      known(1, 'Ann', boxes[0]!),
      { certainty: 'unsure', box: boxes[1]!, number: 2 },
      { certainty: 'unknown', box: boxes[2]! },
    ];
    const picture = await decode(await annotate(photo, marks));
    const [solid, dashed, none] = boxes.map((box) => {
      // Along the left side, which no label and no leader touches here, and a little outside as boxes are.
      const x = box.x - 0.06 * box.height;
      return Array.from({ length: 100 }, (_, i) => at(picture, x, box.y + box.height * (0.2 + 0.006 * i)));
    });
    const share = (pixels: number[][], colour: string): number =>
      pixels.filter((pixel) => near(pixel, colour)).length / pixels.length;
    expect(share(solid!, colours.known.fill)).toBe(1);
    expect(share(dashed!, colours.unsure.fill)).toBeGreaterThan(0.3);
    expect(share(dashed!, colours.unsure.fill)).toBeLessThan(0.8);
    expect(share(none!, '#808080')).toBe(1);
  });

  test('has its names in it, in ink on the label', async () => {
    const photo = await flatPhoto(1500, 1000);
    const box = { x: 700, y: 400, width: 100, height: 125 };
    const picture = await decode(await annotate(photo, [known(1, 'Ann Example', box)]));
    let [ink, fill] = [0, 0];
    for (let y = 540; y < 620; y++) {
      for (let x = 500; x < 1000; x++) {
        if (near(at(picture, x, y), colours.known.ink)) ink++;
        if (near(at(picture, x, y), colours.known.fill)) fill++;
      }
    }
    expect(fill).toBeGreaterThan(5000);
    expect(ink / fill).toBeGreaterThan(0.15);
  });

  test('carries nothing but pixels', async () => {
    const camera = {
      IFD0: { Make: 'Secret', Orientation: '6' },
      IFD3: { GPSLatitude: '48/1 51/1 30/1', GPSLatitudeRef: 'N' },
    };
    const sent = await sharp({ create: { width: 600, height: 400, channels: 3, background: 'red' } })
      .withExif(camera)
      .withIccProfile('p3')
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Secret</x:xmpmeta>')
      .jpeg()
      .toBuffer();
    expect((await sharp(sent).metadata()).exif?.includes('Secret')).toBe(true);
    const photo = await readPhoto(sent, { maxBytes: 1e6, maxPixels: 1e6 });
    const picture = Buffer.from(await annotate(photo, [known(1, 'Ann', { x: 100, y: 100, width: 80, height: 90 })]));
    const { exif, icc, xmp, iptc, comments, format } = await sharp(picture).metadata();
    expect([exif, icc, xmp, iptc, comments, format]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      'jpeg',
    ]);
    for (const trace of ['Exif', 'GPS', 'Secret', 'ICC_PROFILE', 'adobe'])
      expect(picture.includes(trace), trace).toBe(false);
  });

  test('of any shape, with marks at and beyond its edges, comes out', async () => {
    for (const [width, height] of [
      [1, 1],
      [5000, 8],
      [8, 3000],
      [64, 64],
    ] as const) {
      const marks: Annotation[] = [
        known(1, 'Ann Example', { x: -width, y: -height, width: width * 3, height: height * 3 }),
        known(2, '', { x: width * 2, y: height * 2, width: 5, height: 5 }),
        { certainty: 'unsure', number: 3, box: { x: width - 1, y: height - 1, width: 10, height: 10 } },
        { certainty: 'unknown', box: { x: width * 2, y: height * 2, width: 5, height: 5 } },
        { certainty: 'unknown', box: { x: -3, y: -3, width: 4, height: 4 } },
      ];
      const picture = await decode(await annotate(await flatPhoto(width, height), marks));
      expect(picture.width).toBeGreaterThan(0);
    }
  });
});

describe('strangers', () => {
  /** Stripes as fine as an eye is tall, light and dark. */
  async function striped(): Promise<Photo> {
    const photo = await flatPhoto(1400, 1000);
    photo.data.forEach((_, i) => (photo.data[i] = Math.floor(i / 3 / 14) % 2 === 0 ? 30 : 220));
    return photo;
  }
  const box = { x: 600, y: 400, width: 160, height: 200 };
  /** The greatest step between pixels a stripe apart, inside the middle of the face. */
  function steepest(picture: Photo): number {
    let most = 0;
    for (let y = 430; y < 570; y++) {
      for (let x = 620; x < 730; x++) {
        most = Math.max(most, Math.abs(at(picture, x, y)[0]! - at(picture, x + 14, y)[0]!));
      }
    }
    return most;
  }

  test('keep no detail', async () => {
    const photo = await striped();
    expect(steepest(photo)).toBe(190);
    expect(steepest(await decode(await annotate(photo, [{ certainty: 'unknown', box }])))).toBeLessThan(50);
  });

  test('are as blurred where somebody known stands before them', async () => {
    const marks: Annotation[] = [
      { certainty: 'unknown', box },
      known(1, 'Ann', { x: 500, y: 300, width: 400, height: 420 }),
    ];
    expect(steepest(await decode(await annotate(await striped(), marks)))).toBeLessThan(50);
  });

  test('others stay as they are', async () => {
    const marks: Annotation[] = [
      { certainty: 'unknown', box: { ...box, x: 200 } },
      known(1, 'Ann', { x: 550, y: 350, width: 300, height: 330 }),
    ];
    expect(steepest(await decode(await annotate(await striped(), marks)))).toBeGreaterThan(150);
  });
});

describe('labels', () => {
  const arrange = (marks: KnownMark[], width: number, height: number) =>
    arrangeLabels(marks, { width, height, faces: marks.map(({ box }) => box) }, lettering);

  test('of ten in a row are all in the picture and legible on a phone', async () => {
    const marks = row(10, 2048, 500, 120).map((box, i) => known(i + 1, names[i]!, box));
    const { size, labels, legend } = await arrange(marks, 2048, 1536);
    expect(legend).toEqual([]);
    expect(labels.every(({ text }) => text.words.length === 3)).toBe(true);
    // Points when the picture is shown 360 wide.
    expect((size / 2048) * 360).toBeGreaterThanOrEqual(9);
  });

  test('of a crowd are numbers, and every name is in the legend', async () => {
    const marks = [0, 1, 2, 3, 4].flatMap((line) =>
      row(12, 2048, 100 + line * 280, 70).map((box, i) => known(line * 12 + i + 1, `${names[i % 10]!} ${line}`, box)),
    );
    const { labels, legend } = await arrange(marks, 2048, 1536);
    expect(labels).toHaveLength(60);
    expect(legend).toEqual(marks);
    const overlapping = labels.filter(({ spot }, i) =>
      labels
        .slice(i + 1)
        .some(({ spot: other }) => Math.abs(spot.box.x - other.box.x) < 10 && Math.abs(spot.box.y - other.box.y) < 10),
    );
    expect(overlapping).toEqual([]);
  });

  test('the legend holds every name and is as tall as it needs', () => {
    const marks = names.map((name, i) => known(i + 1, name, { x: 0, y: 0, width: 9, height: 9 }));
    const narrow = drawLegend(marks, { width: 700, height: 500 }, 30, lettering);
    const wide = drawLegend(marks, { width: 3000, height: 500 }, 30, lettering);
    expect(narrow.height).toBeGreaterThan(wide.height);
    expect(drawLegend([], { width: 700, height: 500 }, 30, lettering)).toEqual({ height: 0, shapes: '' });
  });

  test('are drawn as shapes: nothing asks the machine for a font, and no name is written into the file', () => {
    const mark = known(7, '<text>Ann & "Bo"</text>', { x: 10, y: 10, width: 50, height: 50 });
    const text = labelText(lettering, mark, mark.name);
    const spot = {
      box: { x: 0, y: 0, width: 300, height: 40 },
      zone: { x: 0, y: 0, width: 300, height: 40 },
      form: 0,
      leader: { from: { x: 9, y: 90 }, to: { x: 9, y: 40 } },
      cost: 0,
    };
    const drawn = drawBox(mark, 3) + drawLabel(text, spot.box, 28) + drawLeader({ text, spot }, 28);
    const touching = { ...spot, leader: { from: { x: 9, y: 40 }, to: { x: 9, y: 40 } } };
    expect(drawLeader({ text, spot: touching }, 28)).toBe('');
    expect(drawn).not.toMatch(/<text|font|Ann|&/);
    expect(drawn).not.toContain('NaN');
  });
});
