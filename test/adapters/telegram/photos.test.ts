/** Photos that people send, and how their bytes are had. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import sharp from 'sharp';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import type { MessageReceived } from '../../../src/chat/event.js';
import { createTelegramFiles } from '../../../adapters/telegram/files.js';
import { received, startTelegram, type Started } from './started.js';

let large: Buffer;
beforeAll(async () => {
  large = await sharp({ create: { width: 2000, height: 1500, channels: 3, background: '#575' } })
    .jpeg()
    .toBuffer();
});

async function first(started: Started): Promise<MessageReceived> {
  const [event] = await received(started, 1);
  if (event?.kind !== 'message') throw new Error('no message');
  return event;
}

it('takes the widest size of a photo', async () => {
  const started = await startTelegram();
  await started.server.person('Ann').direct().sendsPhoto(large, { caption: 'me' });
  const { photos, text } = await first(started);
  expect(text).toBe('me');
  expect(photos).toHaveLength(1);
  const bytes = await started.adapter.platform.files.fetch(photos[0]!);
  expect((await sharp(bytes).metadata()).width).toBe(2000);
});

it.each([
  ['class.jpg', 'image/jpeg'],
  ['IMG_0001.HEIC', 'application/octet-stream'],
  ['scan.tiff', undefined],
  ['', 'image/png'],
])('takes a file %s of type %s for a photo, with every byte', async (name, type) => {
  const started = await startTelegram();
  const ann = started.server.person('Ann');
  const group = started.server.group('Class 5b', { admins: [ann], bot: 'administrator' });
  await ann.in(group).sendsFile({ bytes: large, name, ...(type && { type }) });
  const { photos } = await first(started);
  expect(photos).toEqual([{ ref: expect.any(String) as string, size: large.length, ...(name !== '' && { name }) }]);
  expect(Buffer.from(await started.adapter.platform.files.fetch(photos[0]!))).toEqual(large);
});

it('leaves other files of a group alone, but not with a command', async () => {
  const started = await startTelegram();
  const ann = started.server.person('Ann');
  const group = started.server.group('Class 5b', { admins: [ann], bot: 'administrator' });
  const file = { bytes: Buffer.from('%PDF-1.7'), name: 'homework.pdf', type: 'application/pdf' };
  await ann.in(group).sendsFile(file, { caption: 'For tomorrow' });
  await ann.in(group).sendsFile(file, { caption: '/attend' });
  const [said, attended] = (await received(started, 2)) as MessageReceived[];
  expect(said?.photos).toEqual([]);
  expect(attended).toMatchObject({ text: '/attend', photos: [{ name: 'homework.pdf' }] });
});

it('tells the photos of the message that is answered, and of which album that is an item', async () => {
  const started = await startTelegram();
  const ann = started.server.person('Ann');
  const group = started.server.group('Class 5b', { admins: [ann] });
  const [, second] = await ann.in(group).sendsAlbum([large, large]);
  await ann.in(group).says('/attend', { replyTo: second!.id });
  const { replyTo } = await first(started);
  expect(replyTo).toMatchObject({ message: String(second!.id), photos: [{}] });
  expect(replyTo?.album).toMatch(/^telegram:-\d+:album:\d+$/);
});

it('says that a file is too large where Telegram does not hand it out', async () => {
  const started = await startTelegram();
  await started.server.person('Ann').direct().sendsFile({ bytes: large, name: 'a.jpg', size: 21_000_000 });
  const [photo] = (await first(started)).photos;
  await expect(started.adapter.platform.files.fetch(photo!)).rejects.toMatchObject({
    code: 'photo.too-large',
    details: { limit: 20_000_000, size: 21_000_000 },
  });
});

it.each([
  ['an unknown id', 'telegram:file:AgACAgInothing', () => undefined],
  ['a link that is no longer good', undefined, (started: Started) => started.server.files.expireLinks()],
])('says that a photo is gone: %s', async (_, ref, spoil) => {
  const started = await startTelegram();
  await started.server.person('Ann').direct().sendsPhoto(large);
  const [photo] = (await first(started)).photos;
  const { fetch: download } = globalThis;
  onTestFinished(() => void (globalThis.fetch = download));
  // Between the link and the download, an hour passes.
  globalThis.fetch = (...args) => {
    spoil(started);
    return download(...args);
  };
  await expect(started.adapter.platform.files.fetch({ ref: ref ?? photo!.ref })).rejects.toMatchObject({
    code: 'photo.gone',
  });
});

it.each([500, 'drop-before'] as const)(
  'tries on later where a download ends in %s, and never names its address',
  async (failure) => {
    const started = await startTelegram();
    await started.server.person('Ann').direct().sendsPhoto(large);
    const [photo] = (await first(started)).photos;
    started.server.fail({ with: failure, method: 'download' });
    const error: unknown = await started.adapter.platform.files.fetch(photo!).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ platform: 'telegram', code: 'network' });
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(started.server.token);
    await started.adapter.platform.files.fetch(photo!);
  },
);

it('reads a file where a Bot API server of this machine says that it lies', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-files-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'file_1.jpg');
  await writeFile(path, large);
  // The fake server has no local mode: this is what it would answer.
  const calls = {
    call: ((_: string, { file_id }: { file_id: string }) =>
      Promise.resolve({ file_path: file_id === 'there' ? path : join(folder, 'no') })) as never,
    say: () => Promise.reject(new Error('nothing is said')),
  };
  const files = createTelegramFiles({ calls, token: 'T', apiRoot: 'http://127.0.0.1:1' });
  expect(Buffer.from(await files.fetch({ ref: 'telegram:file:there' }))).toEqual(large);
  await expect(files.fetch({ ref: 'telegram:file:gone' })).rejects.toMatchObject({ code: 'photo.gone' });
});
