/** A small one of `npm run soak:telegram`. */
import { expect, it } from 'vitest';
import { soakTelegram } from '../soak/telegram-soak.js';

it('answers every update, once unless an answer’s acceptance was lost, whatever breaks', async () => {
  const result = await soakTelegram({ updates: 600, kills: 1, seed: 7, print: () => undefined });
  expect(result).toMatchObject({ never: [], unexplained: [], violations: [], kills: 1 });
  expect(result.duplicates).toBeGreaterThan(20);
  expect(Object.values(result.faults).reduce((sum, count) => sum + count)).toBeGreaterThan(20);
  expect(result.once).toBeGreaterThan(result.againAfterLostWord + result.againAfterKill);
});
