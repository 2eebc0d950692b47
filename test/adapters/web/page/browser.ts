/** A real browser on the real page, with a bot behind it that a test scripts. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
/** Where Debian's package puts it; CHROMIUM names another one. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const present = existsSync(executablePath);

let browser: Browser | undefined;

/** Like `describe`, with a browser; skipped, saying so, where there is none. */
export function describeInBrowser(name: string, tests: () => void): void {
  const title = present ? name : `${name} (SKIPPED: no Chromium at ${executablePath}; apt-get install chromium)`;
  describe.skipIf(!present)(title, () => {
    beforeAll(async () => {
      const quiet = [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ];
      const camera = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
      const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet, ...camera];
      browser = await chromium.launch({ executablePath, args });
    });
    afterAll(async () => browser?.close());
    tests();
  });
}

/** The page, compiled once for these sources, whichever test asks first. */
export function builtPage(): string {
  const sources = join(root, 'adapters', 'web');
  const hash = createHash('sha256');
  for (const name of readdirSync(sources, { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\.(ts|html|css|svg|json)$/.test(name)) hash.update(name).update(readFileSync(join(sources, name)));
  }
  const built = join(tmpdir(), `rollcall-page-${hash.digest('hex').slice(0, 16)}`);
  if (!existsSync(built)) {
    const fresh = mkdtempSync(`${built}-`);
    execFileSync(process.execPath, [join(root, 'scripts', 'build-page.mjs'), fresh], { stdio: 'pipe' });
    try {
      renameSync(fresh, built);
    } catch {
      // Another test was quicker.
      rmSync(fresh, { recursive: true });
    }
  }
  return join(built, 'adapters', 'web', 'page');
}

/** Opens the page in a window of its own. Errors on it fail the test, but for `expected` ones. */
export async function openPage(url: string, options: BrowserContextOptions = {}, expected = /^$/): Promise<Page> {
  if (browser === undefined) throw new Error('only inside describeInBrowser');
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) errors.push(message.text());
  });
  onTestFinished(async () => {
    await context.close();
    expect(errors).toEqual([]);
  });
  await page.goto(url);
  await page.getByRole('button', { name: 'Ms Rivera' }).first().waitFor();
  return page;
}

/** Speaks as somebody else, by the keyboard. */
export async function speakAs(page: Page, name: string): Promise<void> {
  await page.locator('.speaker:visible').first().click();
  await page.getByRole('combobox', { name: 'Find a person' }).fill(name);
  await page.keyboard.press('Enter');
  await page.locator('.speaker:visible', { hasText: name }).first().waitFor();
}

export async function openChat(page: Page, title: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Chats' })
    .getByRole('button', { name: new RegExp(`^${title}`) })
    .first()
    .click();
  await page.getByRole('heading', { name: title, level: 2 }).waitFor();
}

export async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

/** A text in the open chat: the list of chats and the announcer say it, too. */
export function heard(page: Page, text: string | RegExp): Locator {
  return page.getByRole('log').getByText(text);
}

/** Waits for a value to become what is expected; a busy machine gets its time, and a test that holds is not slower. */
export function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 15_000 });
}
