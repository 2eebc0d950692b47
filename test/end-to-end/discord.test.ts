/** The main job on Discord, with the built bot as a process: by every road of a photo, and with Telegram in one class. */
import { expect, it } from 'vitest';
import { playOnBoth, playOnDiscord } from '../demo/play-discord.js';

it.each(['command', 'menu', 'plain', 'form'] as const)(
  'takes attendance on Discord as elsewhere, by the road of %s',
  async (road) => {
    // The same as test/end-to-end/telegram.test.ts finds on Telegram and in the browser chat.
    expect(await playOnDiscord(road, () => undefined)).toEqual({
      class: ['3 of 3 here', '✅ 3 present'],
      own: { 'Mia Santos': '✅ present', 'Clara Novak': '✅ present', 'Elif Demir': '✅ present' },
    });
  },
  120_000,
);

it('keeps one sheet of a class that lives on Discord and on Telegram', async () => {
  const { here, there } = await playOnBoth(() => undefined);
  expect(here).toEqual(['3 of 3 here', '✅ 3 present']);
  expect(there).toEqual(here);
});
