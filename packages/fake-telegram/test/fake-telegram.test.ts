/** The server as a real bot meets it: telegraf over HTTP, polling. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import sharp from 'sharp';
import { Telegraf } from 'telegraf';
import { message } from 'telegraf/filters';
import { createFakeTelegram, type FakeTelegram } from '../src/fake-telegram.js';

let server: FakeTelegram;
let bot: Telegraf;
let polling: Promise<void> = Promise.resolve();
const bright = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer();

beforeEach(async () => {
  server = await createFakeTelegram();
  bot = new Telegraf(server.token, { telegram: { apiRoot: server.url } });
});
afterEach(async () => {
  bot.stop();
  await polling;
  expect(server.violations).toEqual([]);
  await server.close();
});

async function launch(): Promise<void> {
  await new Promise<void>((resolve) => {
    polling = bot.launch(resolve);
  });
}

it('brings what people say to a polling bot, and its answers back', async () => {
  bot.start((context) => context.reply(`Hello ${context.from.first_name}, ${context.payload}`));
  await launch();
  const ann = server.person('Ann Example', { language: 'de' });
  const { id } = await ann.starts('class-5b');
  await server.until(() => server.messages(ann).length === 2, 'an answer');
  expect(server.messages(ann).at(-1)).toMatchObject({ text: 'Hello Ann, class-5b', byBot: true });
  expect(server.repliesTo(ann, id)).toEqual([]);
});

it('shows buttons, takes presses, and shows the toast to who pressed', async () => {
  bot.command('open', (context) =>
    context.reply('Open.', { reply_markup: { inline_keyboard: [[{ text: 'Here', callback_data: 'here:1' }]] } }),
  );
  bot.action('here:1', async (context) => {
    await context.answerCbQuery('Noted.');
    await context.editMessageText('Open: 1');
  });
  await launch();
  const ann = server.person('Ann Example');
  const group = server.group('Class 5b', { admins: [ann] });
  await ann.in(group).says('/open');
  const last = await server.until(() => server.messages(group).find(({ byBot }) => byBot), 'an answer');
  expect(last.buttons).toEqual([[{ text: 'Here', callback_data: 'here:1' }]]);
  await ann.in(group).presses(last.id, 'here:1');
  const changed = await server.until(() => server.messages(group).find(({ edited }) => edited), 'the change');
  expect(changed).toMatchObject({ text: 'Open: 1', buttons: [] });
  expect(server.toasts).toMatchObject([{ to: ann.id, text: 'Noted.' }]);
});

it('carries photos both ways', async () => {
  const bytes = await bright();
  bot.on(message('photo'), async (context) => {
    const largest = context.message.photo.at(-1)!;
    const link = await context.telegram.getFileLink(largest.file_id);
    const fetched = Buffer.from(await (await fetch(link)).arrayBuffer());
    await context.replyWithPhoto({ source: fetched, filename: 'back.jpg' }, { caption: 'Back.' });
  });
  await launch();
  const ann = server.person('Ann Example');
  const { message: sent } = await ann.direct().sendsPhoto(bytes, { caption: 'me' });
  expect(sent.photo?.map(({ width }) => width)).toEqual([90, 320, 800, 900]);
  const back = await server.until(() => server.messages(ann).find(({ byBot }) => byBot), 'the photo');
  expect(back).toMatchObject({ text: 'Back.', photo: bytes });
});
