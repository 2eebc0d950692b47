/** What decoding a HEIF file takes, told without decoding any of it. */
import { readHeif, type HeifFile, type HeifItem } from './boxes.js';
import { readAv1, readHevc, type CodedPicture } from './coded-picture.js';

/** All in pixels but the last two. */
export interface DecodingCost {
  /** What decoders work on at the same time. */
  coded: number;
  /** What is there besides while they do: whatever tiles and layers are laid onto, and transparency. */
  canvas: number;
  /** What is decoded one after the other: a picture that is used twice counts twice. */
  decoded: number;
  /** The most samples to a pixel, and bits to a sample, of all that is coded. */
  samples: number;
  depth: number;
}

const derived = new Set(['grid', 'iden', 'iovl']);
/** Tiles whose memory is there at once: libheif decodes several together, and 16 is what fits what was measured. */
const tilesAtOnce = 16;
/** Pictures made of pictures made of pictures: cameras make a grid of tiles, and perhaps turn or cut it. */
const mostLevels = 8;

/**
 * Of whichever picture of the file takes most: which one is shown is the decoder's choice. Throws an Error for a file that
 * is broken, or whose pictures are made of each other in a circle.
 */
export function decodingCost(bytes: Uint8Array): DecodingCost {
  const file = readHeif(bytes);
  const costs = new Map<number, DecodingCost>();
  for (const id of file.items.keys()) costOf(file, id, costs, 0);
  const cost = most([...file.items.keys()].map((id) => withAlpha(file, id, costs)));
  if (cost.coded === 0) throw new Error('there is no picture in it');
  return cost;
}

const nothing: DecodingCost = { coded: 0, canvas: 0, decoded: 0, samples: 0, depth: 0 };

function most(costs: readonly DecodingCost[]): DecodingCost {
  return costs.reduce(
    (a, b) => ({
      coded: Math.max(a.coded, b.coded),
      canvas: Math.max(a.canvas, b.canvas),
      decoded: Math.max(a.decoded, b.decoded),
      samples: Math.max(a.samples, b.samples),
      depth: Math.max(a.depth, b.depth),
    }),
    nothing,
  );
}

function withAlpha({ alphas }: HeifFile, id: number, costs: ReadonlyMap<number, DecodingCost>): DecodingCost {
  const own = costs.get(id)!; // every item has been gone through
  const alpha = costs.get(alphas.get(id) ?? id);
  if (alpha === undefined || alpha === own) return own;
  const canvas = own.canvas + Math.max(alpha.canvas, alpha.coded);
  return { ...most([own, alpha]), canvas, decoded: own.decoded + alpha.decoded };
}

/** Each item once, however many others are made of it. */
function costOf(file: HeifFile, id: number, costs: Map<number, DecodingCost>, level: number): DecodingCost {
  if (level > mostLevels) throw new Error('pictures made of too many others, or of themselves');
  const done = costs.get(id);
  if (done) return done;
  const item = file.items.get(id);
  if (!item) throw new Error('a picture made of one that is not there');
  const cost = costOfOne(item, (input) => costOf(file, input, costs, level + 1));
  costs.set(id, cost);
  return cost;
}

function costOfOne(item: HeifItem, costOf: (input: number) => DecodingCost): DecodingCost {
  const area = statedArea(item);
  const coded = codedIn(item);
  if (coded) {
    const pixels = Math.max(area, coded.pixels);
    return { coded: pixels, canvas: 0, decoded: pixels, samples: coded.samples, depth: coded.depth };
  }
  if (!derived.has(item.type)) return { ...nothing, canvas: area };
  const inputs = item.inputs.map(costOf);
  const largest = most(inputs);
  return {
    ...largest,
    coded: largest.coded * Math.min(tilesAtOnce, inputs.length),
    canvas: largest.canvas + area,
    decoded: inputs.reduce((sum, input) => sum + input.decoded, 0),
  };
}

function codedIn({ type, properties, data }: HeifItem): CodedPicture | undefined {
  const configuration = (name: string): Buffer | undefined =>
    properties.find((property) => property.type === name)?.content;
  if (type === 'av01') return readAv1(configuration('av1C'), data);
  return type === 'hvc1' || type === 'hev1' ? readHevc(configuration('hvcC'), data) : undefined;
}

/** Pixels: by its `ispe`, or where that is larger by a grid's or an overlay's own data (ISO/IEC 23008-12, 6.6.2). */
function statedArea({ type, properties, data }: HeifItem): number {
  const areas = properties
    .filter((property) => property.type === 'ispe')
    .map(({ content }) => content.readUInt32BE(4) * content.readUInt32BE(8));
  if (type === 'grid') areas.push(areaAt(data, 4));
  if (type === 'iovl') areas.push(areaAt(data, 10));
  return Math.max(0, ...areas);
}

/** Width times height, two or four bytes each as the flags in the second byte say. */
function areaAt(data: Buffer, at: number): number {
  const length = (data.readUInt8(1) & 1) === 1 ? 4 : 2;
  return data.readUIntBE(at, length) * data.readUIntBE(at + length, length);
}
