import { expect, it } from 'vitest';
import { AdapterError, StoreError, unlessRefused, UserError } from '../src/errors.js';

const failsWith = (error: Error) => unlessRefused<string>(() => Promise.reject(error));

it.each(['forbidden', 'gone'] as const)('what the platform refuses as %s is no failure', async (code) => {
  const refused = new AdapterError('web', code);
  expect(await failsWith(refused)).toBeUndefined();
  const throwing = (): Promise<string> => {
    throw refused;
  };
  expect(await unlessRefused(throwing)).toBeUndefined();
});

it.each([
  new AdapterError('web', 'rate-limited', 10),
  new AdapterError('web', 'network'),
  new StoreError('full'),
  new UserError('button.stale'),
  new Error('a bug'),
])('it stays a failure: %s', async (error) => {
  await expect(failsWith(error)).rejects.toBe(error);
});

it('what is not refused is what it came to', async () => {
  expect(await unlessRefused(() => Promise.resolve('sent'))).toBe('sent');
});
