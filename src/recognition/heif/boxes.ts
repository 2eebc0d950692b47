/** The boxes of a HEIF file (AVIF, HEIC) as far as they say what its decoders would decode. ISO/IEC 14496-12, 23008-12. */

/** One item of a file: a coded picture, one derived from others, or something that is no picture. */
export interface HeifItem {
  /** `av01`, `hvc1`, `grid`, `Exif`, ... */
  type: string;
  data: Buffer;
  properties: readonly HeifBox[];
  /** Ids of what a derived picture is made of, in order. */
  inputs: readonly number[];
}

export interface HeifBox {
  type: string;
  content: Buffer;
}

export interface HeifFile {
  items: ReadonlyMap<number, HeifItem>;
  /** The item that is the transparency of another, by the other's id. */
  alphas: ReadonlyMap<number, number>;
}

const headerLength = 8;
/** Sizes of 0 and 1 mean the rest of the file, and eight more bytes of size. */
const toTheEnd = 0;
const longSize = 1;
/** How often a file's bytes may be items' data; usually once. */
const mostShared = 2;
/** Where data stands: in the file, or in the meta box's own `idat`. */
const inFile = 0;
const inIdat = 1;

/** Throws a RangeError or an Error for a file that is cut short, or says something twice that can be true once. */
export function readHeif(bytes: Uint8Array): HeifFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const boxes = boxesOf(only(boxesOf(file), 'meta').content.subarray(4));
  const types = readTypes(only(boxes, 'iinf').content);
  const idat = boxes.find(({ type }) => type === 'idat')?.content;
  const places = readPlaces(only(boxes, 'iloc').content);
  const properties = readProperties(boxesOf(only(boxes, 'iprp').content));
  const references = boxes.filter(({ type }) => type === 'iref').flatMap(({ content }) => readReferences(content));
  const made = references.filter(({ type }) => type === 'dimg');
  const inputs = new Map(made.map(({ from, to }) => [from, to] as const));
  if (inputs.size < made.length) throw new Error('an item made of two lists of others');
  // Items that share their data could make a small file a long read.
  const lengths = [...places.values()].flatMap(({ extents }) => extents.map(({ length }) => length || file.length));
  if (lengths.reduce((sum, length) => sum + length, 0) > mostShared * file.length) throw new Error('shared data');

  const items = new Map<number, HeifItem>();
  for (const [id, type] of types) {
    const data = dataOf(places.get(id), file, idat);
    items.set(id, { type, data, properties: properties.get(id) ?? [], inputs: inputs.get(id) ?? [] });
  }
  const alphas = references.filter(({ type, from }) => type === 'auxl' && isAlpha(items.get(from)));
  return { items, alphas: new Map(alphas.flatMap(({ from, to }) => to.map((id) => [id, from] as const))) };
}

function only(boxes: readonly HeifBox[], type: string): HeifBox {
  const [box, ...more] = boxes.filter((each) => each.type === type);
  if (!box || more.length > 0) throw new Error(`${type} is there ${box ? 'more than once' : 'not at all'}`);
  return box;
}

function boxesOf(bytes: Buffer): HeifBox[] {
  const boxes: HeifBox[] = [];
  for (let at = 0; at + headerLength <= bytes.length;) {
    const stated = bytes.readUInt32BE(at);
    const header = stated === longSize ? 2 * headerLength : headerLength;
    const size =
      stated === longSize ? Number(bytes.readBigUInt64BE(at + 8)) : stated === toTheEnd ? bytes.length - at : stated;
    if (size < header || at + size > bytes.length) throw new RangeError('a box beyond what it is in');
    boxes.push({
      type: bytes.toString('latin1', at + 4, at + headerLength),
      content: bytes.subarray(at + header, at + size),
    });
    at += size;
  }
  return boxes;
}

/** Reads numbers of stated lengths one after the other. */
function reader(bytes: Buffer, start: number): (length: number) => number {
  let at = start;
  return (length) => {
    if (length === 0) return 0;
    const value = length === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, length);
    at += length;
    return value;
  };
}

function readTypes(iinf: Buffer): [id: number, type: string][] {
  const entries = boxesOf(iinf.subarray(iinf[0] === 0 ? 6 : 8)).filter(({ type }) => type === 'infe');
  return entries.map(({ content }) => {
    if (content[0] !== 2 && content[0] !== 3) throw new Error('an item of no type');
    const idLength = content[0] === 2 ? 2 : 4;
    return [content.readUIntBE(4, idLength), content.toString('latin1', 6 + idLength, 10 + idLength)];
  });
}

interface Place {
  where: number;
  extents: { offset: number; length: number }[];
}

function readPlaces(iloc: Buffer): Map<number, Place> {
  const version = iloc[0]!;
  const next = reader(iloc, 4);
  const [offsets, bases] = [next(1), next(1)];
  const lengths = { offset: offsets >> 4, length: offsets & 15, base: bases >> 4, index: version > 0 ? bases & 15 : 0 };
  const idLength = version < 2 ? 2 : 4;
  const places = new Map<number, Place>();
  for (let left = next(idLength); left > 0; left--) {
    const id = next(idLength);
    const where = version > 0 ? next(2) & 15 : inFile;
    if (next(2) !== 0) throw new Error('data in another file');
    const base = next(lengths.base);
    const extents = Array.from({ length: next(2) }, () => {
      next(lengths.index);
      return { offset: base + next(lengths.offset), length: next(lengths.length) };
    });
    if (places.has(id)) throw new Error('an item in two places');
    places.set(id, { where, extents });
  }
  return places;
}

function dataOf(place: Place | undefined, file: Buffer, idat: Buffer | undefined): Buffer {
  if (!place) return Buffer.alloc(0);
  const source = place.where === inFile ? file : place.where === inIdat ? idat : undefined;
  if (!source) throw new Error('data in a place that is not read');
  const parts = place.extents.map(({ offset, length }) => {
    const end = length === 0 ? source.length : offset + length;
    if (end > source.length) throw new RangeError('data beyond the end');
    return source.subarray(offset, end);
  });
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}

function readProperties(iprp: readonly HeifBox[]): Map<number, HeifBox[]> {
  const all = boxesOf(only(iprp, 'ipco').content);
  const properties = new Map<number, HeifBox[]>();
  for (const { content } of iprp.filter(({ type }) => type === 'ipma')) {
    const isLong = (content[3]! & 1) === 1;
    const next = reader(content, 4);
    for (let left = next(4); left > 0; left--) {
      const id = next(content[0] === 0 ? 2 : 4);
      const own = Array.from({ length: next(1) }, () => all[(next(isLong ? 2 : 1) & (isLong ? 0x7fff : 0x7f)) - 1]);
      if (properties.has(id)) throw new Error('an item with two lists of properties');
      properties.set(
        id,
        own.filter((box) => box !== undefined),
      );
    }
  }
  return properties;
}

function readReferences(iref: Buffer): { type: string; from: number; to: number[] }[] {
  return boxesOf(iref.subarray(4)).map(({ type, content }) => {
    const next = reader(content, 0);
    const idLength = iref[0] === 0 ? 2 : 4;
    const from = next(idLength);
    return { type, from, to: Array.from({ length: next(2) }, () => next(idLength)) };
  });
}

/** `urn:mpeg:mpegB:cicp:systems:auxiliary:alpha` and, of HEVC, `urn:mpeg:hevc:2015:auxid:1`. */
function isAlpha(item: HeifItem | undefined): boolean {
  const auxC = item?.properties.find(({ type }) => type === 'auxC')?.content.toString('latin1', 4) ?? '';
  return /^urn:[^\0]*(:alpha|:auxid:1)\0/.test(auxC);
}
