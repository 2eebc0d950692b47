/** HEIF files made by hand, so that what their boxes say and what is coded in them need not agree. */
import { readFileSync } from 'node:fs';
import sharp, { type AvifOptions } from 'sharp';

/** One item of a file; `inputs` are the ids of what a derived item is made of, ids count from 1. */
export interface HeifItem {
  type: string;
  data: Buffer;
  properties?: readonly Buffer[];
  inputs?: readonly number[];
  /** The item that this one is the alpha of. */
  alphaOf?: number;
}

const u8 = (...values: number[]): Buffer => Buffer.from(values);
export const u16 = (...values: number[]): Buffer => Buffer.concat(values.map((value) => u8(value >> 8, value & 255)));
export const u32 = (...values: number[]): Buffer =>
  Buffer.concat(
    values.map((value) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes;
    }),
  );

function box(type: string, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([u32(content.length + 8), Buffer.from(type, 'latin1'), content]);
}

const fullBox = (type: string, version: number, ...parts: Buffer[]): Buffer =>
  box(type, u8(version, 0, 0, 0), ...parts);

/** What the boxes say of an item's size. */
export const ispe = (width: number, height: number): Buffer => fullBox('ispe', 0, u32(width, height));

export const alphaProperty = fullBox('auxC', 0, Buffer.from('urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0'));

/** A grid's own data: rows and columns of tiles, and the size of the whole. */
export const gridData = (rows: number, columns: number, width: number, height: number): Buffer =>
  Buffer.concat([u8(0, 1, rows - 1, columns - 1), u32(width, height)]);

/** An overlay's own data: its canvas, and every layer in the upper left corner. */
export const overlayData = (layers: number, width: number, height: number): Buffer =>
  Buffer.concat([u8(0, 1), u16(0, 0, 0, 0), u32(width, height), Buffer.alloc(layers * 8)]);

/** The whole file; the first item is the primary one. */
export function heifFile(brand: 'avif' | 'heic', items: readonly HeifItem[]): Buffer {
  const ftyp = box('ftyp', Buffer.from(brand), u32(0), Buffer.from(`mif1${brand}miaf`));
  const properties = [...new Set(items.flatMap((item) => item.properties ?? []))];
  const associations = items.map((item, at) => {
    const own = (item.properties ?? []).map((property) => properties.indexOf(property) + 1);
    return Buffer.concat([u16(at + 1), u8(own.length), u16(...own.map((index) => index | 0x8000))]);
  });
  const references = items.flatMap((item, at) => [
    ...(item.inputs ? [box('dimg', u16(at + 1, item.inputs.length, ...item.inputs))] : []),
    ...(item.alphaOf ? [box('auxl', u16(at + 1, 1, item.alphaOf))] : []),
  ]);
  const meta = (dataAt: number): Buffer => {
    let offset = dataAt;
    const places = items.map(({ data }, at) => {
      const entry = Buffer.concat([u16(at + 1, 0, 1), u32(offset, data.length)]);
      offset += data.length;
      return entry;
    });
    return fullBox(
      'meta',
      0,
      fullBox('hdlr', 0, u32(0), Buffer.from('pict'), Buffer.alloc(13)),
      fullBox('pitm', 0, u16(1)),
      fullBox('iloc', 0, u8(0x44, 0), u16(items.length), ...places),
      fullBox(
        'iinf',
        0,
        u16(items.length),
        ...items.map(({ type }, at) => fullBox('infe', 2, u16(at + 1, 0), Buffer.from(type), u8(0))),
      ),
      box('iprp', box('ipco', ...properties), box('ipma', u8(0, 0, 0, 1), u32(items.length), ...associations)),
      ...(references.length > 0 ? [fullBox('iref', 0, ...references)] : []),
    );
  };
  const dataAt = ftyp.length + meta(0).length + 8;
  return Buffer.concat([ftyp, meta(dataAt), box('mdat', ...items.map(({ data }) => data))]);
}

/** A coded picture and its configuration. */
export interface Coded {
  data: Buffer;
  configuration: Buffer;
}

/** The whole box of this type, wherever it stands first. */
function firstBox(file: Buffer, type: string): Buffer {
  const at = file.indexOf(type, 0, 'latin1') - 4;
  return file.subarray(at, at + file.readUInt32BE(at));
}

/** A picture of one colour as AV1; `options` as sharp takes them. */
export async function codedAv1(width: number, height: number, options: AvifOptions = {}): Promise<Coded> {
  const file = await sharp({ create: { width, height, channels: 3, background: 'gray' } })
    .avif({ effort: 0, quality: 20, chromaSubsampling: '4:2:0', ...options })
    .toBuffer();
  return { data: firstBox(file, 'mdat').subarray(8), configuration: firstBox(file, 'av1C') };
}

/** 128 x 96 as HEVC, from the fixture, of which it is the first item. */
export function codedHevc(): Coded {
  const file = readFileSync('test/fixtures/plain.heic');
  return { data: firstBox(file, 'mdat').subarray(8, 8 + 389), configuration: firstBox(file, 'hvcC') };
}
