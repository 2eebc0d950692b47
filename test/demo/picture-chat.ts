/**
 * `npm run picture:chat`: a screenshot of the browser chat for docs/images/chat.png, with the demo class of the built bot:
 * the class photo of nearly everybody, as it is answered.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { startProcess } from '../helpers/bot-process.js';
import { eveningZone } from './play.js';

const target = new URL('../../docs/images/chat.png', import.meta.url);
/** Milliseconds for the whole demo on a slow machine. */
const patience = 600_000;
/** Pixels, and colours of the PNG: a page of documentation should load on a phone. */
const look = { width: 980, height: 950, colours: 128 };
/** Pixels that the buttons under an answer, and what one types into, take. */
const roomBelow = 160;

const dataDir = await mkdtemp(join(tmpdir(), 'rollcall-picture-'));
const bot = await startProcess(dataDir, { WEB: 'on', LOG_LEVEL: 'warn' });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: look, locale: 'en-GB', timezoneId: eveningZone() });
  await page.goto(bot.url);
  await page.getByRole('log').getByRole('button', { name: 'Set up a demo class' }).click();
  await page.getByText('The demo class is ready.').first().waitFor({ timeout: patience });
  // Of the photo of nearly everybody.
  const answer = page
    .getByRole('log')
    .locator('article', { hasText: /Recognised: .*Grace Lim/ })
    .last();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await answer.scrollIntoViewIfNeeded();
  const box = await answer.boundingBox();
  await page.mouse.move(look.width / 2, look.height / 2);
  // Down to its end and its buttons, which are below it.
  await page.mouse.wheel(0, (box?.y ?? 0) + (box?.height ?? 0) - look.height + roomBelow);
  await page.mouse.move(0, 0);
  await page.waitForLoadState('networkidle');
  await writeFile(
    target,
    await sharp(await page.screenshot())
      .png({ palette: true, colours: look.colours, effort: 10 })
      .toBuffer(),
  );
} finally {
  await browser.close();
  await bot.end('SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
}
