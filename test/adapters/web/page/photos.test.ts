import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { describeInBrowser, eventually, openChat, openPage, say } from './browser.js';
import { group, type Started } from '../started.js';
import { quiet, startTalking } from './talking.js';

const samples = fileURLToPath(new URL('../../../../node_modules/@vladmandic/face-api/demo/', import.meta.url));
const sample = (number: number) => `${samples}sample${number}.jpg`;

/** Puts a file into the page's own hands, as a drag or the clipboard would. */
async function give(page: Page, kind: 'drop' | 'paste', name: string, bytes: Uint8Array): Promise<void> {
  await page.evaluate(
    ([how, fileName, base64]) => {
      const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([data], fileName, { type: 'image/jpeg' }));
      const target = document.querySelector('#log')!;
      if (how === 'drop') {
        target.dispatchEvent(new DragEvent('dragover', { dataTransfer: transfer, bubbles: true, cancelable: true }));
        target.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
      } else {
        target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
      }
    },
    [kind, name, Buffer.from(bytes).toString('base64')] as const,
  );
}

function sentPhotos(web: Started): [string | undefined, number | undefined][] {
  const event = web.received.at(-1)?.event;
  return event?.kind === 'message' ? event.photos.map(({ name, size }) => [name, size]) : [];
}

const tray = (page: Page) => page.getByRole('list', { name: 'Photos to send' }).getByRole('listitem');

describeInBrowser('photos on the page', () => {
  it('are picked, several as one message, and can be taken back', async () => {
    const web = await startTalking(quiet);
    const page = await openPage(web.url);
    await page.getByLabel('Photos', { exact: true }).setInputFiles([sample(1), sample(2), sample(3)]);
    await page.getByRole('button', { name: 'Remove sample2.jpg' }).click();
    await say(page, '/attend');
    await page.getByRole('log').getByRole('img', { name: 'Sent' }).waitFor();
    const sizes = [1, 3].map((number) => readFileSync(sample(number)).length);
    expect(sentPhotos(web)).toEqual([
      ['sample1.jpg', sizes[0]],
      ['sample3.jpg', sizes[1]],
    ]);
    expect([...(web.received[0]?.held?.values() ?? [])].map((bytes) => bytes.length)).toEqual(sizes);
    expect(await tray(page).count()).toBe(0);
  });

  it('are dropped and pasted', async () => {
    const web = await startTalking(quiet);
    const page = await openPage(web.url);
    await openChat(page, 'Our class');
    await give(page, 'drop', 'dropped.jpg', readFileSync(sample(4)));
    await give(page, 'paste', 'pasted.jpg', readFileSync(sample(5)));
    await eventually(async () => tray(page).count()).toBe(2);
    await page.getByRole('button', { name: 'Send' }).click();
    await eventually(() => sentPhotos(web).map(([name]) => name)).toEqual(['dropped.jpg', 'pasted.jpg']);
  });

  it('are taken with the webcam', async () => {
    const web = await startTalking(quiet);
    const page = await openPage(web.url);
    await page.getByRole('button', { name: 'Take a photo' }).click();
    const dialog = page.getByRole('dialog', { name: 'Take a photo' });
    await dialog.getByRole('button', { name: 'Take photo' }).click();
    await dialog.getByRole('button', { name: 'Take another' }).click();
    await dialog.getByRole('button', { name: 'Take photo' }).click();
    await dialog.getByRole('button', { name: 'Use this photo' }).click();
    await eventually(async () => dialog.count()).toBe(0);
    await page.keyboard.press('Enter');
    await eventually(() => sentPhotos(web)).toEqual([
      [expect.stringMatching(/^webcam-\d{6}\.jpg$/), expect.any(Number)],
    ]);
    const bytes = [...(web.received[0]?.held?.values() ?? [])][0];
    expect([...(bytes?.subarray(0, 3) ?? [])]).toEqual([0xff, 0xd8, 0xff]);
  });

  it('say why there is no webcam, and let go of it when closed', async () => {
    const web = await startTalking(quiet);
    const page = await openPage(web.url);
    await page.evaluate(() => {
      const refused = new DOMException('no', 'NotAllowedError');
      navigator.mediaDevices.getUserMedia = () => Promise.reject(refused);
    });
    await page.getByRole('button', { name: 'Take a photo' }).click();
    await page.getByRole('alert').getByText('may not use the camera').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
  });

  it('too large are not sent, but the bot is told', async () => {
    const web = await startTalking(quiet, { maxBytes: 1000 });
    const page = await openPage(web.url);
    await page.getByLabel('Photos', { exact: true }).setInputFiles([sample(1)]);
    await page.keyboard.press('Enter');
    const size = readFileSync(sample(1)).length;
    await eventually(() => sentPhotos(web)).toEqual([['sample1.jpg', size]]);
    expect(web.received[0]?.held?.size).toBe(0);
  });

  it('too many are not taken, with a word why', async () => {
    const page = await openPage((await startTalking(quiet, { limits: { photos: 2 } })).url);
    await page.getByLabel('Photos', { exact: true }).setInputFiles([sample(1), sample(2), sample(3)]);
    await page.getByRole('status').getByText('At most 2 photos').waitFor();
    expect(await tray(page).count()).toBe(2);
  });

  it('that are none are shown as files', async () => {
    const web = await startTalking(quiet);
    const page = await openPage(web.url);
    const file = { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a photo at all') };
    await page.getByLabel('Photos', { exact: true }).setInputFiles([file]);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('log').getByText('notes.jpg').waitFor();
    // It is shown while it is still on its way.
    await eventually(() => sentPhotos(web)).toEqual([['notes.jpg', 18]]);
  });

  it('of the bot are shown with their words, and enlarged', async () => {
    const web = await startTalking(quiet);
    const page = await openPage(web.url);
    await openChat(page, 'Our class');
    const alt = 'The class with six names';
    const picture = { bytes: readFileSync(sample(6)), type: 'image/jpeg' as const, name: 'marked.jpg', alt };
    await web.adapter.messenger.send({ chat: group }, { text: '6 of 8 present', picture }, 'k');
    const image = page.getByRole('log').getByRole('img', { name: alt });
    await eventually(async () => image.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBe(1920);
    await page.getByRole('button', { name: `Enlarge: ${alt}` }).click();
    const viewer = page.getByRole('dialog', { name: 'Picture' });
    await viewer.getByRole('img', { name: alt }).click();
    const width = async () => viewer.getByRole('img', { name: alt }).evaluate((shown) => shown.clientWidth);
    await eventually(width).toBe(1920);
    await page.keyboard.press('Escape');
    expect(await viewer.count()).toBe(0);
  });

  it('stay on the page when the server has forgotten them', async () => {
    const web = await startTalking(quiet, { limits: { pictureBytes: 1 } });
    const page = await openPage(web.url, {}, /404/);
    await page.getByLabel('Photos', { exact: true }).setInputFiles([sample(1)]);
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByRole('img', { name: 'Sent' }).waitFor();
    await openChat(page, 'Our class');
    await openChat(page, 'Rollcall');
    const own = page.getByRole('log').getByRole('img', { name: 'Photo sample1.jpg' });
    await eventually(async () => own.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBe(1920);
    await page.reload();
    await page.getByRole('log').getByText('This picture is no longer kept.').waitFor();
  });
});
