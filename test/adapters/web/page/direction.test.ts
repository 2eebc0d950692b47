import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { createSay } from '../../../../src/locales/say.js';
import { describeInBrowser, openPage } from './browser.js';
import { group } from '../started.js';
import { quiet, startTalking } from './talking.js';

/** Where these words stand, in points from the left. */
async function leftOf(page: Page, words: string): Promise<number> {
  return page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('[role=log]')!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      return range.getBoundingClientRect().left;
    }
    throw new Error(`“${wanted}” is not shown`);
  }, words);
}

describeInBrowser('names that are written from right to left', () => {
  it.each([
    ['Arabic', 'الأحياء'],
    ['Hebrew', 'ביולוגיה'],
    ['mixed', 'الأحياء ABC'],
  ])('(%s) keep their place in a sentence that begins with one, and turn no line', async (_, title) => {
    const web = await startTalking(quiet);
    const say = createSay('en');
    const text = [
      say('session.closed-now', { title, from: '08:00', to: '09:00' }),
      '0 of 3 here',
      `4 ${say('people.line', { number: 7, name: title, left: 'yes' })}`,
    ].join('\n');
    await web.adapter.messenger.send({ chat: group }, { text }, '1');
    await web.post({ as: 'web:ann-example', chat: group, text: `${title} هنا` });
    const page = await openPage(web.url);
    await page.getByRole('log').getByText('0 of 3 here').waitFor();
    expect(await leftOf(page, title)).toBeLessThan(await leftOf(page, 'attendance'));
    expect(await leftOf(page, '0 of')).toBeLessThan(await leftOf(page, 'here'));
    for (const words of [title, '4 7']) expect(await leftOf(page, '0 of')).toBeCloseTo(await leftOf(page, words), 0);
  });
});
