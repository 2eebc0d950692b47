import { expect, test } from 'vitest';
import { openDesk } from '../jobs/events.js';
import { scratchFolder } from './ground.js';

test('what is not shown yet is known after a restart, until it is', async () => {
  const folder = await scratchFolder();
  const { storage } = await openDesk(folder);
  await storage.behind.note({ klass: 'c', session: 's' });
  await storage.behind.note({ klass: 'c', session: 's' });
  await storage.behind.note({ klass: 'd' });
  await storage.close();
  const { behind } = (await openDesk(folder)).storage;
  expect(await behind.all()).toEqual([{ klass: 'c', session: 's' }, { klass: 'd' }]);
  await behind.done({ klass: 'c', session: 's' });
  expect(await behind.all()).toEqual([{ klass: 'd' }]);
});
