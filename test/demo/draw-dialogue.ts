/** Draws what people and the bot said as a picture for the documentation. It is a drawing of a dialogue, and says so. */
import { writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import sharp from 'sharp';

export interface Bubble {
  from: string;
  byBot: boolean;
  text: string;
  /** Of a picture in it. */
  bytes?: Uint8Array | undefined;
  /** Seen by one person only: what is said of that. */
  aside?: string;
  reactions: readonly string[];
  /** Labels of rows of buttons. */
  rows: readonly (readonly string[])[];
}

export interface Section {
  title: string;
  bubbles: readonly Bubble[];
}

/** Pixels across, and colours of the PNG: a page of documentation should load on a phone. */
const look = { width: 860, photo: 300, colours: 48 };

const style = `
  body { margin: 0; padding: 16px; width: ${look.width - 32}px; font: 14px/1.35 "Noto Sans", "DejaVu Sans", sans-serif; background: #fff }
  main { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; align-items: start }
  h2 { margin: 0 0 8px; font-size: 15px } section { background: #eef1f4; padding: 12px; border-radius: 8px; margin-bottom: 12px }
  div.bot, div.person { background: #fff; border-radius: 8px; padding: 8px 10px; margin: 8px 40px 8px 0 }
  div.person { background: #e3f2d9; margin: 8px 0 8px 40px } i { font-style: normal; font-weight: 600; color: #456 }
  img { display: block; width: 100%; border-radius: 6px; margin: 4px 0 } p { margin: 2px 0; white-space: pre-line }
  small { color: #777 } .row { display: flex; gap: 4px; margin-top: 4px }
  b { flex: 1; text-align: center; background: #dde6ee; border-radius: 6px; padding: 4px; font-weight: 500 }
  footer { margin-top: 12px; color: #555; font-size: 12px }`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

async function drawBubble({ from, byBot, text, bytes, aside, reactions, rows }: Bubble): Promise<string> {
  const small = bytes && (await sharp(bytes).resize(look.photo).jpeg({ quality: 80 }).toBuffer());
  const keys = rows.map((row) => `<div class="row">${row.map((label) => `<b>${escaped(label)}</b>`).join('')}</div>`);
  return `<div class="${byBot ? 'bot' : 'person'}"><i>${escaped(from)}</i>${
    small ? `<img src="data:image/jpeg;base64,${small.toString('base64')}">` : ''
  }<p>${escaped(text)}</p>${reactions.join('')}${keys.join('')}${aside === undefined ? '' : `<small>${escaped(aside)}</small>`}</div>`;
}

async function drawSection({ title, bubbles }: Section): Promise<string> {
  return `<section><h2>${escaped(title)}</h2>${(await Promise.all(bubbles.map(drawBubble))).join('')}</section>`;
}

/** Two columns, from top to bottom; `note`: what the picture is and is not. */
export async function drawDialogue(target: URL, columns: readonly (readonly Section[])[], note: string): Promise<void> {
  const drawn = await Promise.all(
    columns.map(async (sections) => `<div>${(await Promise.all(sections.map(drawSection))).join('')}</div>`),
  );
  const html = `<meta charset="utf-8"><style>${style}</style><main>${drawn.join('')}</main><footer>${escaped(note)}</footer>`;
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: look.width, height: 400 } });
  await page.setContent(html);
  const shot = await page.screenshot({ fullPage: true });
  await browser.close();
  await writeFile(target, await sharp(shot).png({ palette: true, colours: look.colours, effort: 10 }).toBuffer());
}
