/** What is coded in a picture, read from the bitstream itself: a file's boxes may say another size. */

export interface CodedPicture {
  /** Pixels of all its frames, also those that are never shown. */
  pixels: number;
  /** Samples of a pixel: 1 for grey, 1.5 for 4:2:0, 2 for 4:2:2, 3 for 4:4:4. */
  samples: number;
  /** Bits of a sample. */
  depth: number;
}

/** Bits from the most significant on, as both AV1 and HEVC write them; beyond the end a RangeError. */
class Bits {
  private at = 0;
  constructor(private readonly bytes: Uint8Array) {}

  read(count: number): number {
    let value = 0;
    for (let left = count; left > 0; left--, this.at++) {
      const byte = this.bytes[this.at >> 3];
      if (byte === undefined) throw new RangeError('a header that is cut short');
      value = value * 2 + ((byte >> (7 - (this.at & 7))) & 1);
    }
    return value;
  }

  flag(): boolean {
    return this.read(1) === 1;
  }

  /** Exponential Golomb code, HEVC's ue(v) (9.2) and AV1's uvlc() (4.10.3). */
  golomb(): number {
    let zeros = 0;
    while (!this.flag()) if (++zeros > 32) throw new RangeError('a number that is none');
    return 2 ** zeros - 1 + this.read(zeros);
  }
}

interface SequenceHeader {
  width: number;
  height: number;
  samples: number;
  depth: number;
}

function pictureOf(headers: readonly SequenceHeader[], frames: number): CodedPicture {
  if (headers.length === 0) throw new Error('a picture without its header');
  const most = (value: (header: SequenceHeader) => number): number => Math.max(...headers.map(value));
  return {
    pixels: most(({ width, height }) => width * height) * Math.max(frames, 1),
    samples: most(({ samples }) => samples),
    depth: most(({ depth }) => depth),
  };
}

/** Types of AV1's units (5.3): what says the size, and what begins a frame. */
const sequenceHeader = 1;
const frameHeader = 3;
const frame = 6;

/** `av1C`: the configuration box's content. Throws where there is no sequence header, or a broken one. */
export function readAv1(av1C: Buffer | undefined, data: Buffer): CodedPicture {
  const units = [...av1Units(av1C?.subarray(4) ?? Buffer.alloc(0)), ...av1Units(data)];
  return pictureOf(
    units.filter(({ type }) => type === sequenceHeader).map(({ content }) => av1Sequence(new Bits(content))),
    units.filter(({ type }) => type === frame || type === frameHeader).length,
  );
}

function av1Units(bytes: Buffer): { type: number; content: Buffer }[] {
  const units: { type: number; content: Buffer }[] = [];
  for (let at = 0; at < bytes.length;) {
    const head = bytes[at++]!;
    if ((head & 4) !== 0) at++; // an extension of the header
    let size = bytes.length - at;
    if ((head & 2) !== 0) {
      size = 0;
      for (let shift = 0, byte = 128; byte >= 128; shift += 7) {
        if (shift > 28) throw new RangeError('a size that is none');
        byte = bytes.readUInt8(at++);
        size += (byte & 127) * 2 ** shift;
      }
    }
    if (size > bytes.length - at) throw new RangeError('a unit that is cut short');
    units.push({ type: (head >> 3) & 15, content: bytes.subarray(at, at + size) });
    at += size;
  }
  return units;
}

/** AV1 5.5.1 and 5.5.2. */
function av1Sequence(bits: Bits): SequenceHeader {
  const profile = bits.read(3);
  bits.read(1); // still_picture
  const isReduced = bits.flag();
  if (isReduced) bits.read(5);
  else readOperatingPoints(bits);
  const [widthBits, heightBits] = [bits.read(4) + 1, bits.read(4) + 1];
  const [width, height] = [bits.read(widthBits) + 1, bits.read(heightBits) + 1];
  if (!isReduced && bits.flag()) bits.read(7); // frame_id_numbers_present_flag
  bits.read(3); // 128x128 blocks, filter intra, intra edge filter
  if (!isReduced) readTools(bits);
  bits.read(3); // superres, cdef, restoration
  const isHigh = bits.flag();
  const depth = isHigh ? (profile === 2 && bits.flag() ? 12 : 10) : 8;
  const isGrey = profile !== 1 && bits.flag();
  // 4:2:0, 4:4:4, and for the third what takes most.
  return { width, height, depth, samples: isGrey ? 1 : profile === 0 ? 1.5 : 3 };
}

function readOperatingPoints(bits: Bits): void {
  let delayBits = 0;
  let hasModel = false;
  if (bits.flag()) {
    bits.read(64);
    if (bits.flag()) bits.golomb();
    hasModel = bits.flag();
    if (hasModel) {
      delayBits = bits.read(5) + 1;
      bits.read(32 + 5 + 5);
    }
  }
  const hasDelay = bits.flag();
  for (let left = bits.read(5) + 1; left > 0; left--) {
    bits.read(12);
    if (bits.read(5) > 7) bits.read(1);
    if (hasModel && bits.flag()) bits.read(2 * delayBits + 1);
    if (hasDelay && bits.flag()) bits.read(4);
  }
}

function readTools(bits: Bits): void {
  bits.read(4); // interintra, masked, warped, dual filter
  const hasOrder = bits.flag();
  if (hasOrder) bits.read(2);
  const choosesTools = bits.flag();
  const forcesTools = choosesTools ? 2 : bits.read(1);
  if (forcesTools > 0 && !bits.flag()) bits.read(1);
  if (hasOrder) bits.read(3);
}

/** Types of HEVC's units (table 7-1): up to 31 they are slices of pictures. */
const lastSlice = 31;
const sequenceParameters = 33;
const chromaSamples = [1, 1.5, 2, 3];

/** `hvcC`: the configuration box's content. Throws where there is no sequence parameter set, or a broken one. */
export function readHevc(hvcC: Buffer | undefined, data: Buffer): CodedPicture {
  if (!hvcC) throw new Error('a picture without its configuration');
  const units = [...configuredUnits(hvcC), ...lengthPrefixed(data, (hvcC.readUInt8(21) & 3) + 1)];
  const typeOf = (unit: Buffer): number => (unit.readUInt8(0) >> 1) & 63;
  return pictureOf(
    units.filter((unit) => typeOf(unit) === sequenceParameters).map(hevcSequence),
    units.filter((unit) => typeOf(unit) <= lastSlice && (unit[2] ?? 0) >= 128).length, // the first slice of its picture
  );
}

/** ISO/IEC 14496-15, 8.3.3.1: lists of units behind 22 bytes. */
function configuredUnits(hvcC: Buffer): Buffer[] {
  const units: Buffer[] = [];
  let at = 23;
  for (let lists = hvcC.readUInt8(22); lists > 0; lists--) {
    const count = hvcC.readUInt16BE(at + 1);
    at += 3;
    for (let left = count; left > 0; left--) {
      const length = hvcC.readUInt16BE(at);
      units.push(hvcC.subarray(at + 2, at + 2 + length));
      at += 2 + length;
    }
  }
  return units.filter(({ length }) => length > 0);
}

function lengthPrefixed(data: Buffer, prefix: number): Buffer[] {
  const units: Buffer[] = [];
  for (let at = 0; at + prefix <= data.length;) {
    const length = data.readUIntBE(at, prefix);
    if (length === 0 || at + prefix + length > data.length) throw new RangeError('a unit that is cut short');
    units.push(data.subarray(at + prefix, at + prefix + length));
    at += prefix + length;
  }
  return units;
}

/** HEVC 7.3.2.2 and 7.3.3, up to the depth. */
function hevcSequence(unit: Buffer): SequenceHeader {
  const bits = new Bits(withoutEmulation(unit.subarray(2)));
  bits.read(4);
  const layers = bits.read(3);
  bits.read(1 + 88 + 8); // nesting, the general profile and its level
  const present = Array.from({ length: layers }, () => [bits.flag(), bits.flag()] as const);
  if (layers > 0) bits.read(2 * (8 - layers));
  for (const [hasProfile, hasLevel] of present) bits.read((hasProfile ? 88 : 0) + (hasLevel ? 8 : 0));
  bits.golomb();
  const chroma = bits.golomb();
  if (chroma === 3) bits.read(1);
  const [width, height] = [bits.golomb(), bits.golomb()];
  if (bits.flag()) for (let left = 4; left > 0; left--) bits.golomb(); // what is cut off afterwards
  const depth = 8 + Math.max(bits.golomb(), bits.golomb());
  return { width, height, depth, samples: chromaSamples[chroma] ?? 3 };
}

/** A 3 after two zeros is there so that nothing looks like the beginning of a unit (7.3.1.1). */
function withoutEmulation(bytes: Buffer): Uint8Array {
  let zeros = 0;
  return bytes.filter((byte) => {
    const isExtra = zeros >= 2 && byte === 3;
    zeros = byte === 0 ? zeros + 1 : 0;
    return !isExtra;
  });
}
