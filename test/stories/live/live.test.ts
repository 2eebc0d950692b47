import { expect, it, vi } from 'vitest';
import { createApp } from '../../../src/app.js';
import { silent } from '../../../src/chat/ports.js';
import { AdapterError } from '../../../src/errors.js';
import { rememberSaid } from '../../../src/stories/live/said.js';
import { stories } from '../../../src/stories/every-story.js';
import { breakMethod } from '../../helpers/break.js';
import { createClassroom } from '../../helpers/classroom.js';
import { photoOf } from '../../helpers/services.js';

const minute = 60_000;

async function openClassroom() {
  const room = await createClassroom(stories);
  await room.host.says('/open');
  const { messenger } = room.platform;
  const edit = messenger.edit.bind(messenger);
  const edits: string[] = [];
  messenger.edit = (to, message, reply) => {
    edits.push(reply.text);
    return edit(to, message, reply);
  };
  return { ...room, edits, edit, notice: () => room.platform.said.find(({ text }) => text.includes('is open'))?.text };
}

it('says once what changed, and nothing where nothing did', async () => {
  const { host, ann, edits, tick, handle } = await openClassroom();
  const press = await ann.taps('I’m here');
  expect(edits).toHaveLength(1);
  await handle(press);
  await tick();
  await host.says('/mark Ann present');
  await host.says('/mark Ann present');
  expect(edits).toHaveLength(2);
});

it('of two changes the last is said last, however slow the first edit is', async () => {
  const { ann, bo, platform, edit, notice } = await openClassroom();
  let letGo: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => (letGo = resolve));
  let edits = 0;
  platform.messenger.edit = async (...args) => {
    if (edits++ === 0) await slow;
    await edit(...args);
  };
  const first = ann.taps('I’m here');
  await new Promise((resolve) => setImmediate(resolve));
  const second = bo.taps('I’m here');
  await new Promise((resolve) => setImmediate(resolve));
  letGo();
  await Promise.all([first, second]);
  expect(notice()).toMatch(/2 taps/);
});

it('a message that is gone is not tried again', async () => {
  const { ann, platform, tick, clock, services } = await openClassroom();
  let tries = 0;
  platform.messenger.edit = () => {
    tries += 1;
    return Promise.reject(new AdapterError('fake', 'gone'));
  };
  await ann.taps('I’m here');
  clock.at += minute;
  await tick();
  expect(tries).toBe(1);
  expect(await services.behind.all()).toEqual([]);
});

it('what fell behind is said after a restart', async () => {
  const { ann, services, platform, edit, notice, clock } = await openClassroom();
  platform.messenger.edit = () => Promise.reject(new AdapterError('fake', 'network'));
  await ann.taps('I’m here');
  expect(notice()).not.toMatch(/1 tap/);
  platform.messenger.edit = edit;
  const said = rememberSaid(platform.messenger);
  const app = createApp({ ...services, messenger: said.messenger, said }, stories, silent);
  await app.handle({ kind: 'timer', id: 'after', at: (clock.at += minute), timer: 'sessions' });
  expect(notice()).toMatch(/1 tap/);
  expect(await services.behind.all()).toEqual([]);
});

it('a crash between a change and its edit leaves an event that comes again, and then shows it', async () => {
  const { ann, services, platform, edit, notice } = await openClassroom();
  platform.messenger.edit = () => Promise.reject(new Error('the process ends here'));
  const press = await ann.taps('I’m here');
  platform.messenger.edit = edit;
  const said = rememberSaid(platform.messenger);
  await createApp({ ...services, messenger: said.messenger, said }, stories, silent).handle(press);
  expect(notice()).toMatch(/1 tap/);
});

it('a change whose saving failed too late to undo it is shown', async () => {
  const { services, platform, clock, tick } = await openClassroom();
  clock.at += 180 * minute;
  const mend = breakMethod(services.sheets, 'change', 'after');
  await tick();
  mend();
  expect(platform.said.filter(({ text }) => text.includes('is open'))).toEqual([]);
});

it('a crash between a close by the clock and its edit is made up for by the next minute', async () => {
  const { services, platform, edit, clock, tick, notice } = await openClassroom();
  clock.at += 180 * minute;
  platform.messenger.edit = () => new Promise(() => undefined);
  void tick();
  await vi.waitFor(async () => expect(await services.sheets.open()).toEqual([]));
  expect(notice()).toBeDefined();
  platform.messenger.edit = edit;
  const said = rememberSaid(platform.messenger);
  const app = createApp({ ...services, messenger: said.messenger, said }, stories, silent);
  await app.handle({ kind: 'timer', id: 'after', at: (clock.at += minute), timer: 'sessions' });
  expect(notice()).toBeUndefined();
  expect(await services.behind.all()).toEqual([]);
});

it('a clock set back two hours in a busy minute delays nothing', async () => {
  const { host, ann, bo, clock, notice } = await openClassroom();
  clock.at += 30 * minute;
  for (let i = 0; i < 12; i++) await host.says(`/mark Ann ${i % 2 ? 'late' : 'present'}`);
  await ann.taps('I’m here');
  clock.at -= 29 * minute;
  await bo.taps('I’m here');
  expect(notice()).toMatch(/1 tap/);
});

it('older photos follow as well, within the limits', async () => {
  const { host, platform } = await openClassroom();
  await host.sends([photoOf('ann')], '/attend');
  await host.sends([photoOf('bo')], '/attend');
  await host.says('/mark Cy present');
  const captions = platform.said.filter(({ picture }) => picture).map(({ text }) => text);
  expect(captions).toEqual(['3 of 3 present\nRecognised: Ann', '3 of 3 present\nRecognised: Bo']);
});

it('a list that was turned into something else is left alone', async () => {
  const { host, platform } = await openClassroom();
  await host.sends([photoOf('ann')], '/attend');
  await host.taps('Fix');
  await host.taps('Done');
  await host.says('/mark Ann absent');
  expect(platform.said.filter(({ text }) => text.includes('as you left it'))).toHaveLength(1);
});

it('of the lists that are open the last dozen follow', async () => {
  const { host, platform } = await openClassroom();
  await host.sends([photoOf('ann')], '/attend');
  for (let i = 0; i < 14; i++) await host.taps('Missing');
  await host.says('/mark Bo present');
  const shown = platform.said
    .filter(({ text }) => text.startsWith('Not marked yet'))
    .map(({ text }) => /\d/.exec(text)?.[0]);
  expect(shown).toEqual(['2', '2', ...Array.from({ length: 12 }, () => '1')]);
});
