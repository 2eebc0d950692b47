/** Photos and files, to the bot and from it. */
import sharp from 'sharp';
import { Telegram } from 'telegraf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Group } from '../src/group.js';
import type { Person } from '../src/person.js';
import { createRawBot, type RawBot } from './raw-call.js';
import { createFakeTelegram, type FakeTelegram } from '../src/fake-telegram.js';

let server: FakeTelegram;
let bot: RawBot;
let ann: Person;
let group: Group;
const clock = { time: Date.UTC(2026, 10, 23, 8, 0) };

beforeEach(async () => {
  server = await createFakeTelegram({ now: () => clock.time });
  bot = createRawBot(server);
  ann = server.person('Ann Example');
  group = server.group('Class 5b', { admins: [ann] });
});
afterEach(() => server.close());

const picture = (width: number, height: number, background = 'teal') =>
  sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
const badRequest = (why: string) => ({ ok: false, error_code: 400, description: `Bad Request: ${why}` });
const download = async (path: string) => {
  const response = await fetch(`${server.url}/file/bot${server.token}/${path}`);
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
};
const linkOf = async (file_id: string) => {
  const { result } = await bot.call('getFile', { file_id });
  return (result as { file_path: string }).file_path;
};

describe('what people send', () => {
  it('is a photo in several sizes, the last of which is the photo itself', async () => {
    const bytes = await picture(500, 400);
    const { message } = await ann.direct().sendsPhoto(bytes, { caption: 'me' });
    expect(message.photo).toMatchObject([
      { width: 90, height: 72 },
      { width: 320, height: 256 },
      { width: 500, height: 400, file_size: bytes.length },
    ]);
    const [small, , large] = message.photo!;
    expect((await download(await linkOf(large!.file_id))).bytes).toEqual(bytes);
    const { bytes: scaled } = await download(await linkOf(small!.file_id));
    expect(await sharp(scaled).metadata()).toMatchObject({ width: 90, height: 72 });
  });

  it('is an album in several messages', async () => {
    const photos = [await picture(50, 40), await picture(50, 40, 'red')];
    const [first, second] = await ann.direct().sendsAlbum(photos, { caption: 'both' });
    expect(first!.message).toMatchObject({ caption: 'both' });
    expect(second!.message.caption).toBeUndefined();
    expect(first!.message.media_group_id).toBe(second!.message.media_group_id);
    expect((await bot.updates()).map((update) => update.message)).toMatchObject([
      { message_id: first!.id },
      { message_id: second!.id },
    ]);
  });

  it('is a file of any kind, which may be too big to be had', async () => {
    const file = { bytes: Buffer.from('PK'), name: 'list.zip', type: 'application/zip' };
    const { message } = await ann.direct().sendsFile(file);
    expect(message.document).toMatchObject({ file_name: 'list.zip', mime_type: 'application/zip', file_size: 2 });
    const path = await linkOf(message.document!.file_id);
    expect(path).toMatch(/\.zip$/);
    expect((await download(path)).bytes.toString()).toBe('PK');
    const large = await ann.direct().sendsFile({ ...file, size: 20 * 1024 * 1024 + 1 });
    const refused = await bot.call('getFile', { file_id: large.message.document!.file_id });
    expect(refused).toEqual(badRequest('file is too big'));
    expect(await bot.call('getFile', { file_id: 'none' })).toEqual(badRequest('invalid file_id'));
  });

  it('can be had for an hour by the same link', async () => {
    const { message } = await ann.direct().sendsPhoto(await picture(50, 40));
    const path = await linkOf(message.photo![0]!.file_id);
    expect((await download(path)).status).toBe(200);
    clock.time += 60 * 60 * 1000;
    expect((await download(path)).status).toBe(404);
    const again = await linkOf(message.photo![0]!.file_id);
    expect((await download(again)).status).toBe(200);
    server.files.expireLinks();
    expect((await download(again)).status).toBe(404);
  });
});

describe('what the bot sends', () => {
  it.each([
    ['no picture', () => Promise.resolve(Buffer.from('hello')), 'IMAGE_PROCESS_FAILED'],
    ['too long a picture', () => picture(2100, 100), 'PHOTO_INVALID_DIMENSIONS'],
    ['too large a picture', () => picture(6000, 4100), 'PHOTO_INVALID_DIMENSIONS'],
    ['an empty file', () => Promise.resolve(Buffer.alloc(0)), 'file must be non-empty'],
  ])('is refused: %s', async (_what, make, why) => {
    const sent = await bot.uploads('sendPhoto', { chat_id: String(group.id) }, { photo: await make() });
    expect(sent).toEqual(badRequest(why));
  });

  it('can be a photo that Telegram has already, but nothing else', async () => {
    const bytes = await picture(50, 40);
    const { message } = await ann.direct().sendsPhoto(bytes);
    const send = (photo: string) => bot.call('sendPhoto', { chat_id: group.id, photo });
    expect(await send(message.photo![0]!.file_id)).toMatchObject({ ok: true });
    expect(server.messages(group).at(-1)?.photo).toEqual(bytes);
    expect(await send('none')).toEqual(badRequest('wrong file identifier/HTTP URL specified'));
    const file = await ann.direct().sendsFile({ bytes, name: 'me.png', type: 'image/png' });
    expect(await send(file.message.document!.file_id)).toEqual(badRequest("can't use file of type Document as Photo"));
    expect(await send('')).toEqual(badRequest('there is no photo in the request'));
    const long = await bot.call('sendPhoto', {
      chat_id: group.id,
      photo: message.photo![0]!.file_id,
      caption: 'x'.repeat(1025),
    });
    expect(long).toEqual(badRequest('message caption is too long'));
  });

  it('comes from telegraf in all the ways it uploads', async () => {
    const telegram = new Telegram(server.token, { apiRoot: server.url });
    const [teal, red] = [await picture(50, 40), await picture(50, 40, 'red')];
    const source = (bytes: Buffer) => ({ source: bytes, filename: 'sheet.png' });
    await telegram.sendPhoto(group.id, source(teal), { caption: 'one' });
    await telegram.sendDocument(group.id, { source: Buffer.from('a,b'), filename: 'sheet.csv' });
    await telegram.sendMediaGroup(group.id, [
      { type: 'photo', media: source(teal), caption: 'two' },
      { type: 'photo', media: source(red) },
    ]);
    const [one, file, two, three] = server.messages(group);
    expect([one?.photo, two?.photo, three?.photo]).toEqual([teal, teal, red]);
    expect(file?.document).toEqual({ name: 'sheet.csv', bytes: Buffer.from('a,b') });
    await telegram.editMessageMedia(group.id, one!.id, undefined, {
      type: 'photo',
      media: source(red),
      caption: 'new',
    });
    expect(server.messages(group)[0]).toMatchObject({ photo: red, text: 'new', edited: true });
    await telegram.editMessageCaption(group.id, one!.id, undefined, 'newer');
    expect(server.messages(group)[0]).toMatchObject({ photo: red, text: 'newer' });
    await expect(telegram.editMessageText(group.id, one!.id, undefined, 'text')).rejects.toThrow(
      'Bad Request: there is no text in the message to edit',
    );
    expect(server.violations).toEqual([]);
  });

  it('can answer with an upload where reply_parameters are JSON', async () => {
    const telegram = new Telegram(server.token, { apiRoot: server.url });
    const { id } = await ann.in(group).says('/attend');
    const photo = { source: await picture(50, 40) };
    // The library's types want an object, which its uploads then lose.
    await telegram.callApi('sendPhoto', {
      chat_id: group.id,
      photo,
      reply_parameters: JSON.stringify({ message_id: id }) as never,
    });
    expect(server.repliesTo(group, id)).toHaveLength(1);
  });
});
