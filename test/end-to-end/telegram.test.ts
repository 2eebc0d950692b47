/** The main job on Telegram, with the built bot as a process; the same story gives the same marks in the browser chat. */
import { expect, it } from 'vitest';
import { playInBrowser, playOnTelegram } from '../demo/play.js';

it('takes attendance on Telegram as in the browser chat', async () => {
  const lines: string[] = [];
  const onTelegram = await playOnTelegram((line) => lines.push(line));
  expect(onTelegram).toEqual({
    class: ['3 of 3 here', '✅ 3 present'],
    own: { 'Mia Santos': '✅ present', 'Clara Novak': '✅ present', 'Elif Demir': '✅ present' },
  });
  expect(lines.join('\n')).toMatch(/Ms Rivera taps \[Clara Novak\]/);
  expect(await playInBrowser(() => undefined)).toEqual(onTelegram);
});
