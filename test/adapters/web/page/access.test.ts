import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { describeInBrowser, eventually, openPage } from './browser.js';
import { group, host, type Started } from '../started.js';
import { quiet, startTalking } from './talking.js';

const sample = readFileSync(
  fileURLToPath(new URL('../../../../node_modules/@vladmandic/face-api/demo/sample1.jpg', import.meta.url)),
);

/** A class chat with all that can stand in one. */
async function furnished(): Promise<Started> {
  const web = await startTalking(quiet, { demo: () => Promise.resolve() });
  const { messenger } = web.adapter;
  const picture = { bytes: sample, type: 'image/jpeg' as const, name: 'marked.jpg', alt: 'The class' };
  const buttons = [
    [
      { label: 'Show the missing', data: 'a' },
      { label: 'Fix', data: 'b', style: 'primary' as const },
      { label: 'Undo this photo', data: 'c', style: 'danger' as const },
    ],
  ];
  await web.post({ as: 'web:ann-example', chat: group, text: `a-long-word-${'x'.repeat(120)} and more` });
  const photo: [string, Uint8Array<ArrayBuffer>] = ['class.jpg', new Uint8Array(sample)];
  await web.post({ chat: group, text: '/attend' }, [photo, photo, photo]);
  await messenger.send({ chat: group }, { text: '6 of 8 present', picture, buttons }, '1');
  await messenger.send({ chat: group, only: host }, { text: 'Missing: Ben Okafor' }, '2');
  return web;
}

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
}

async function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Relative luminance and contrast as WCAG 2.2 defines them, of every text that is shown, on the ground it stands on. */
async function faintTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    /** Draws one colour over another, and reads what is to be seen. */
    const paint = (colours: string[]) => {
      context.clearRect(0, 0, 1, 1);
      for (const colour of colours) {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
      }
      return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const luminance = (rgb: number[]) => {
      const [r = 0, g = 0, b = 0] = rgb.map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const faint: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      const text = [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent?.trim());
      if (
        text.join('') === '' ||
        !element.checkVisibility({ opacityProperty: true }) ||
        element.closest('.unseen, .skip, :disabled')
      )
        continue;
      const grounds: string[] = [];
      for (let at: Element | null = element; at !== null; at = at.parentElement)
        grounds.unshift(getComputedStyle(at).backgroundColor);
      const ground = luminance(paint(grounds));
      const ink = luminance(paint([...grounds, getComputedStyle(element).color]));
      const contrast = (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05);
      if (contrast < 4.5) faint.push(`${text.join(' ')}: ${contrast.toFixed(2)}`);
    }
    return faint;
  });
}

describeInBrowser('a page for everybody', () => {
  it('is led by the keyboard alone: from the list to a message’s button, and to another person', async () => {
    const web = await furnished();
    const page = await openPage(web.url);
    await page.getByRole('textbox', { name: 'Message' }).focus();
    await page.locator('#speaker-side').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Our class' }).waitFor();
    expect(await focused(page)).toBe('Message');
    // Back into the log: the newest message, up to the one with buttons, and on to these.
    await page.locator('.message').last().focus();
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toMatch(/^Rollcall, /);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Enlarge: The class');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Fix');
    await page.keyboard.press('Enter');
    await eventually(() => web.received.at(-1)?.event).toMatchObject({ kind: 'button', data: 'b' });
    await page.locator('#speaker-chat').focus();
    await page.keyboard.press('Enter');
    expect(await focused(page)).toContain('Find a person');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.locator('#speaker-chat').innerText()).toContain('Ann Example');
  });

  it('has one stop for Tab in the log, however long it is', async () => {
    const web = await furnished();
    const page = await openPage(web.url);
    await page.getByRole('button', { name: /Our class/ }).click();
    const stops = async () =>
      page.evaluate(
        () => [...document.querySelectorAll<HTMLElement>('.message')].filter((one) => one.tabIndex === 0).length,
      );
    expect(await stops()).toBe(1);
    await page.locator('.message').first().focus();
    expect(await stops()).toBe(1);
    expect(await page.locator('.message').last().getAttribute('tabindex')).toBe('-1');
  });

  it('tells screen readers what is said in the open chat, and what only they hear', async () => {
    const web = await furnished();
    const page = await openPage(web.url);
    await page.getByRole('button', { name: /Our class/ }).click();
    await web.adapter.messenger.send({ chat: group, only: host }, { text: 'Ben is at risk' }, '3');
    await page.locator('[aria-live=polite]', { hasText: 'Rollcall: Only you can see this Ben is at risk' }).waitFor();
    await web.adapter.messenger.send({ chat: group, only: 'web:ben-okafor' }, { text: 'for Ben' }, '4');
    await web.adapter.messenger.send({ chat: group }, { text: 'for all' }, '5');
    await page.locator('[aria-live=polite]', { hasText: 'Rollcall: for all' }).waitFor();
  });

  it('keeps the focus where it was when the bot changes a message', async () => {
    const web = await furnished();
    const page = await openPage(web.url);
    await page.getByRole('button', { name: /Our class/ }).click();
    const buttons = [[{ label: 'Ann: present', data: 'ann' }]];
    const id = await web.adapter.messenger.send({ chat: group }, { text: 'Fix', buttons }, '6');
    await page.getByRole('button', { name: 'Ann: present' }).focus();
    const changed = { text: 'Fix', buttons: [[{ label: 'Ann: late', data: 'ann' }]] };
    await web.adapter.messenger.edit({ chat: group }, id, changed);
    await page.getByRole('button', { name: 'Ann: late' }).waitFor();
    expect(await focused(page)).toBe('Ann: late');
  });

  it('stays at the end when pictures come, and leaves a reader further up alone', async () => {
    const web = await furnished();
    const page = await openPage(web.url);
    await page.getByRole('button', { name: /Our class/ }).click();
    const fromEnd = async () =>
      page.locator('#log').evaluate((log) => Math.round(log.scrollHeight - log.scrollTop - log.clientHeight));
    await eventually(fromEnd).toBe(0);
    const picture = { bytes: sample, type: 'image/jpeg' as const, name: 'again.jpg', alt: 'Again' };
    await web.adapter.messenger.send({ chat: group }, { text: 'one more', picture }, '7');
    await eventually(async () =>
      page.getByRole('img', { name: 'Again' }).evaluate((shown) => shown.clientHeight),
    ).toBeGreaterThan(200);
    await eventually(fromEnd).toBe(0);
    await page.mouse.move(800, 400);
    await page.mouse.wheel(0, -400);
    await eventually(fromEnd).toBeGreaterThan(300);
    await web.adapter.messenger.send({ chat: group }, { text: 'the newest' }, '8');
    await page
      .getByRole('button', { name: /Our class/ })
      .getByLabel('1 unread message')
      .waitFor();
    expect(await fromEnd()).toBeGreaterThan(300);
    await page.getByRole('button', { name: 'To the newest message' }).click();
    await eventually(fromEnd).toBe(0);
    await eventually(async () => page.getByLabel('1 unread message').count()).toBe(0);
  });

  it('is two views on a phone, with a way back, and nothing to scroll sideways', async () => {
    const web = await furnished();
    const page = await openPage(web.url, { viewport: { width: 375, height: 812 } });
    expect(await page.getByRole('log').isVisible()).toBe(false);
    expect(await sideways(page)).toBe(0);
    await page.getByRole('button', { name: /Our class/ }).click();
    await page.getByRole('log').getByText('6 of 8 present').waitFor();
    expect(await page.getByRole('button', { name: 'New class chat' }).isVisible()).toBe(false);
    expect(await sideways(page)).toBe(0);
    const wide = await page.evaluate(
      () =>
        [...document.querySelectorAll('#chat *')].filter(
          (one) => one.checkVisibility() && one.getBoundingClientRect().right > 376,
        ).length,
    );
    expect(wide).toBe(0);
    await page.locator('#speaker-chat').click();
    const menu = await page.getByRole('dialog', { name: 'Speak as' }).boundingBox();
    expect([menu?.x ?? -1, (menu?.x ?? 0) + (menu?.width ?? 0)]).toEqual([8, 367]);
    await page.keyboard.press('Escape');
    await page.goBack();
    await page.getByRole('button', { name: 'New class chat' }).waitFor();
    await page.getByRole('button', { name: /Our class/ }).click();
    await page.getByRole('button', { name: 'Back to the chats' }).click();
    await page.getByRole('button', { name: 'New class chat' }).waitFor();
  });

  it.each(['light', 'dark'] as const)('has texts that can be read, %s', async (colorScheme) => {
    const web = await furnished();
    const page = await openPage(web.url, { colorScheme });
    expect(await faintTexts(page)).toEqual([]);
    await page.getByRole('button', { name: /Our class/ }).click();
    await page.getByRole('log').getByText('Missing: Ben Okafor').waitFor();
    await page.getByRole('textbox', { name: 'Message' }).pressSequentially('/');
    expect(await faintTexts(page)).toEqual([]);
    await page.locator('#speaker-side').click();
    expect(await faintTexts(page)).toEqual([]);
  });

  it('gives every picture words, every button a name, and moves nothing where that is not wanted', async () => {
    const web = await furnished();
    const page = await openPage(web.url, { reducedMotion: 'reduce' });
    await page.getByRole('button', { name: /Our class/ }).click();
    web.adapter.messenger.working({ chat: group });
    await page.getByText('working…').first().waitFor();
    const found = await page.evaluate(() => ({
      wordless: [...document.querySelectorAll('#log img')].filter((image) => image.getAttribute('alt') === '').length,
      nameless: [...document.querySelectorAll('button')].filter(
        (button) => button.checkVisibility() && !button.getAttribute('aria-label') && !button.textContent.trim(),
      ).length,
      moving: document.getAnimations().length,
    }));
    expect(found).toEqual({ wordless: 0, nameless: 0, moving: 0 });
  });
});
