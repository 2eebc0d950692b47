/** Small ones of `npm run soak:discord` and `npm run busy:discord`. */
import { expect, it } from 'vitest';
import { keepDiscordBusy } from '../soak/discord-busy.js';
import { soakDiscord } from '../soak/discord-soak.js';

it('answers every interaction that it was told of, once unless an answer’s acceptance was lost', async () => {
  const result = await soakDiscord({ interactions: 300, drops: 6, seed: 3, print: () => undefined });
  expect(result).toMatchObject({ never: [], unexplained: [], violations: [] });
  expect(result.begunAnew).toBeGreaterThan(1);
  expect(result.resumed).toBeGreaterThan(1);
  expect(Object.values(result.faults).reduce((sum, count) => sum + count)).toBeGreaterThan(10);
  expect(result.once).toBeGreaterThan(200);
});

it('acknowledges everything in time while both cores look at photos of sixty faces', async () => {
  const result = await keepDiscordBusy({ interactions: 60, photos: 4, print: () => undefined });
  expect(result).toMatchObject({ late: [], violations: [] });
  expect(Object.values(result.took).flat()).toHaveLength(60);
  expect(result.photosLeft).toBeGreaterThan(0);
});
