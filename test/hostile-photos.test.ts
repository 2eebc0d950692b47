/** Photos that are none, broken, huge or unusual: each gets a clear sentence or is read properly, and the bot goes on. */
import { readFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Speaker } from './helpers/dialogue.js';
import { startStage, type RealStage } from './helpers/real-bot.js';
import { readSample, selfiesOf } from './helpers/sample-people.js';

/** One chunk of a PNG: length, type, data, CRC (which no reader of headers asks for). */
function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
}

/** A PNG of one colour that is small as a file and 2.7 GB as pixels. */
function hugePng(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(30_000, 0);
  header.writeUInt32BE(30_000, 4);
  header.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const rows = deflateSync(Buffer.alloc(1_000_000));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

async function animatedGif(): Promise<Buffer> {
  const first = await sharp(await readSample(6))
    .resize(960)
    .png()
    .toBuffer();
  const { width, height } = await sharp(first).metadata();
  const second = await sharp({ create: { width, height, channels: 3, background: 'black' } })
    .png()
    .toBuffer();
  return sharp([first, second], { join: { animated: true } })
    .gif()
    .toBuffer();
}

describe('in the class chat', () => {
  let stage: RealStage;
  let host: Speaker;
  beforeAll(async () => {
    stage = await startStage();
    const teacher = stage.person('Ms Rivera');
    host = teacher.in(stage.group('Physics 9b', { admins: [teacher] }));
    await host.says('/class Physics 9b');
    await host.taps('No, all adults');
    const mia = stage.person('Mia Santos');
    await mia.says('/register Mia Santos mia@example.org');
    await mia.taps('Yes, use my face');
    await mia.sends(await selfiesOf('Mia Santos'));
    await mia.in(host.chat).taps('Join');
  });
  afterAll(() => stage.close());

  const hostile: [string, () => Promise<Uint8Array>, RegExp][] = [
    [
      'a text file named .jpg',
      () => Promise.resolve(Buffer.from('Dear reader, this is no photo.')),
      /not a photo I can read/,
    ],
    ['a truncated JPEG', async () => (await readSample(6)).subarray(0, 90_000), /seems damaged/],
    ['a 30,000 x 30,000 PNG', () => Promise.resolve(hugePng()), /900 megapixels; I read up to 60/],
    ['a zero-byte file', () => Promise.resolve(Buffer.alloc(0)), /is empty/],
    ['a 50 MB photo', async () => Buffer.concat([await readSample(6), Buffer.alloc(50_000_000)]), /larger than 25 MB/],
  ];
  it.each(hostile)('answers %s with a sentence, and goes on', async (_, bytes, sentence) => {
    await host.sends([await bytes()], '/attend');
    host.hears(sentence);
    await host.says('/summary');
    host.hears(/Physics 9b/);
  });

  it('reads the first frame of an animated GIF', async () => {
    await host.sends([await animatedGif()], '/attend');
    expect(host.hears(/1 of 1 present/).picture?.type).toBe('image/jpeg');
  });

  it('reads a HEIC', async () => {
    await host.sends([await readFile('test/fixtures/plain.heic')], '/attend');
    host.hears(/I see no face in this photo/);
  });

  it('answers the good photo of an album that has a broken one', async () => {
    await host.sends([Buffer.from('no photo'), await readSample(6)], '/attend');
    host.hears(/not a photo I can read/);
    expect(host.hears(/1 of 1 present/).picture).toBeDefined();
  });

  it('says so when a photo is no longer to be had', async () => {
    const { message } = await host.sends([await readSample(6)]);
    stage.platform.loseAll();
    await host.says('/attend', { replyTo: message });
    host.hears(/no longer have that photo/);
  });
});
