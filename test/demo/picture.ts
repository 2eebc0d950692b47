/**
 * `npm run picture:telegram`: draws docs/images/telegram.png, the chats of the demo's morning as the fake server recorded
 * them. It is a drawing of a dialogue and says so; nothing in it was written for the picture.
 */
import { writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import type { Seen } from '../helpers/telegram/record.js';
import type { TelegramServer } from '../helpers/telegram/server.js';
import { playOnTelegram } from './play.js';

/** Pixels across, and colours of the PNG: a page of documentation should load on a phone. */
const look = { width: 760, photo: 280, colours: 48 };
const target = new URL('../../docs/images/telegram.png', import.meta.url);

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

async function bubble({ byBot, wire, text, photo, document, buttons, reactions }: Seen): Promise<string> {
  const bytes = photo ?? document?.bytes;
  const from = [wire.from?.first_name, wire.from?.last_name].filter(Boolean).join(' ');
  const small = bytes && (await sharp(bytes).resize(look.photo).jpeg({ quality: 80 }).toBuffer());
  const keys = buttons.map(
    (row) => `<div class="row">${row.map((key) => `<b>${escaped(key.text)}</b>`).join('')}</div>`,
  );
  return `<div class="${byBot ? 'bot' : 'person'}"><i>${escaped(from)}</i>${
    small ? `<img src="data:image/jpeg;base64,${small.toString('base64')}">` : ''
  }<p>${escaped(text)}</p>${reactions.join('')}${keys.join('')}</div>`;
}

async function chat(title: string, messages: readonly Seen[]): Promise<string> {
  return `<section><h2>${escaped(title)}</h2>${(await Promise.all(messages.map(bubble))).join('')}</section>`;
}

const style = `
  body { margin: 0; padding: 16px; width: ${look.width - 32}px; font: 14px/1.35 "Noto Sans", "DejaVu Sans", sans-serif; background: #fff }
  main { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; align-items: start }
  h2 { margin: 0 0 8px; font-size: 15px } section { background: #eef1f4; padding: 12px; border-radius: 8px; margin-bottom: 12px }
  div.bot, div.person { background: #fff; border-radius: 8px; padding: 8px 10px; margin: 8px 40px 8px 0 }
  div.person { background: #e3f2d9; margin: 8px 0 8px 40px } i { font-style: normal; font-weight: 600; color: #456 }
  img { display: block; width: 100%; max-height: 260px; object-fit: contain; object-position: left; border-radius: 6px; margin: 4px 0 } p { margin: 2px 0; white-space: pre-line }
  .row { display: flex; gap: 4px; margin-top: 4px } b { flex: 1; text-align: center; background: #dde6ee; border-radius: 6px; padding: 4px; font-weight: 500 }
  footer { margin-top: 12px; color: #555; font-size: 12px }`;

async function draw(server: TelegramServer): Promise<void> {
  const byTitle = (title: string) => server.messages({ id: idOf(server, title) });
  const inClass = byTitle('Physics 9b');
  const attended = inClass.findIndex(({ text }) => text === '/attend');
  const host = byTitle('Ms').filter(({ text }) => /All checked/.test(text));
  const late = byTitle('Elif').slice(-4, -2);
  const album = inClass.slice(attended, attended + 4);
  const panels = [
    await chat('Physics 9b, the class’s chat', album.slice(0, 3)),
    (await chat('… goes on', album.slice(3))) +
      (await chat('Ms Rivera’s chat with Rollcall', host)) +
      (await chat('Elif Demir’s chat with Rollcall', late)),
  ];
  const note =
    'A drawing of a dialogue, not a screenshot of an app: the messages are those that the bot exchanged with the test server. Sample photos: @vladmandic/face-api (MIT); the names are invented.';
  const html = `<meta charset="utf-8"><style>${style}</style><main><div>${panels[0]}</div><div>${panels[1]}</div></main><footer>${note}</footer>`;
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: look.width, height: 400 } });
  await page.setContent(html);
  const shot = await page.screenshot({ fullPage: true });
  await browser.close();
  await writeFile(target, await sharp(shot).png({ palette: true, colours: look.colours, effort: 10 }).toBuffer());
}

/** Of a group by its title, of a direct chat by its first name. */
function idOf(server: TelegramServer, title: string): number {
  for (const { result } of server.calls) {
    const { chat } = (result ?? {}) as { chat?: { id: number; title?: string; first_name?: string } };
    if (chat && (chat.title ?? chat.first_name) === title) return chat.id;
  }
  throw new Error(`no chat ${title}`);
}

await playOnTelegram(() => undefined, draw);
