import { expect, it } from 'vitest';
import { AdapterError } from '../../../src/errors.js';
import { editAllBehind, editNow, gatherEdit, type Latest } from '../../../src/stories/live/gathered-edits.js';
import { createFakePlatform } from '../../helpers/fake-platform.js';
import { createFakeServices } from '../../helpers/services.js';

async function enter() {
  const platform = createFakePlatform();
  const clock = { time: 0, now: () => clock.time };
  const services = createFakeServices(platform, clock);
  const message = await platform.messenger.send({ chat: 'fake:1' }, { text: '0' }, 'k');
  let count = 0;
  const latest: Latest = () => Promise.resolve({ chat: 'fake:1', message, reply: { text: String(count) } });
  return { platform, clock, services, latest, count: (now: number) => void (count = now) };
}

it('of two edits of one message the last says the latest, however slow the first is', async () => {
  const { platform, services, latest, count } = await enter();
  const edit = platform.messenger.edit.bind(platform.messenger);
  let letGo: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => (letGo = resolve));
  const texts: string[] = [];
  platform.messenger.edit = async (to, message, reply) => {
    texts.push(reply.text);
    if (texts.length === 1) await slow;
    await edit(to, message, reply);
  };
  count(1);
  const first = editNow(services, 'c', 'notice', latest);
  await new Promise((resolve) => setImmediate(resolve));
  count(2);
  const second = editNow(services, 'c', 'notice', latest);
  await new Promise((resolve) => setImmediate(resolve));
  count(3);
  letGo();
  await Promise.all([first, second]);
  expect(texts).toEqual(['1', '3']);
  expect(platform.said[0]?.text).toBe('3');
});

it('what the platform refuses is answered, and keeps no later edit from its turn', async () => {
  const { platform, services, latest, count } = await enter();
  const edit = platform.messenger.edit.bind(platform.messenger);
  platform.messenger.edit = () => Promise.reject(new AdapterError('fake', 'network'));
  const refused = editNow(services, 'c', 'notice', latest);
  count(2);
  const later = editNow(services, 'c', 'notice', latest);
  expect((await refused)?.code).toBe('network');
  expect((await later)?.code).toBe('network');
  platform.messenger.edit = edit;
  expect(await editNow(services, 'c', 'notice', latest)).toBeUndefined();
  expect(platform.said[0]?.text).toBe('2');
});

it('a clock set back two hours in a busy minute delays nothing: the next edit is made at once', async () => {
  const { platform, clock, services, latest, count } = await enter();
  clock.time = 7_200_000;
  for (let edits = 1; edits <= 11; edits++) {
    count(edits);
    await gatherEdit(services, 'c', 'notice', latest);
  }
  expect(platform.said[0]?.text).toBe('10');
  clock.time = 0;
  count(12);
  await gatherEdit(services, 'c', 'notice', latest);
  expect(platform.said[0]?.text).toBe('12');
});

it('while the clock stands, what has fallen behind waits, and is edited when it is told to', async () => {
  const { platform, services, latest, count } = await enter();
  for (let edit = 1; edit <= 12; edit++) {
    count(edit);
    await gatherEdit(services, 'c', 'notice', latest);
  }
  expect(platform.said[0]?.text).toBe('10');
  await editAllBehind(services);
  expect(platform.said[0]?.text).toBe('12');
  count(13);
  // It is behind no more.
  await editAllBehind(services);
  expect(platform.said[0]?.text).toBe('12');
});
