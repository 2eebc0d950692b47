import { expect, it } from 'vitest';
import { createListening, once, type ShownMessage } from '../../../src/cli/play/listening.js';

/** What is shown now, in no order. */
let now: ShownMessage[] = [];
const show = (message: string | undefined, order: number, more: Partial<ShownMessage> = {}): ShownMessage => {
  const about = { to: ['Ann'], chat: 'A', private: false, text: 'Hello', buttons: [], files: [], order };
  return { ...about, ...(message !== undefined && { message }), ...more };
};
const listen = () =>
  createListening(
    (order) => now.filter((one) => one.order > order),
    () => 7,
  );

it('hears everything once, in its order, and says of a change that it is one', () => {
  const listening = listen();
  now = [show('b', 2), show('a', 1), show(undefined, 3, { text: 'Psst' })];
  listening.note();
  now = [show('b', 4, { text: 'Bye' }), show('a', 1)];
  const taken = listening.taken();
  expect(taken.map(({ message, text, edited }) => [message, text, edited])).toEqual([
    ['a', 'Hello', false],
    ['b', 'Hello', false],
    [undefined, 'Psst', false],
    ['b', 'Bye', true],
  ]);
  expect(taken[0]).toMatchObject({ to: ['Ann'], chat: 'A', at: 7 });
  expect(listening.taken()).toEqual([]);
});

it.each<[string, Partial<ShownMessage>, boolean]>([
  ['nothing', {}, false],
  ['a button', { buttons: ['Join'] }, true],
  ['a picture', { picture: { name: 'p.jpg', alt: '', bytes: new Uint8Array([1]) } }, true],
  ['a file', { files: [{ name: 'f.csv', bytes: new Uint8Array([1]) }] }, true],
])('an edit that changes %s', (_, more, isHeard) => {
  const listening = listen();
  now = [show('a', 1)];
  listening.taken();
  now = [show('a', 2, more)];
  expect(listening.taken()).toHaveLength(isHeard ? 1 : 0);
});

it('a message is as new as its first sight, whatever was changed in it', () => {
  const listening = listen();
  now = [show('a', 1), show('b', 2)];
  listening.note();
  now = [show('a', 3, { text: 'Changed' }), show('b', 2)];
  listening.note();
  expect(listening.newestFirst([{ message: 'a' }, { message: 'b' }])).toEqual([{ message: 'b' }, { message: 'a' }]);
});

it('what is done once is not done again, and gives the same', async () => {
  let times = 0;
  const deed = once(() => Promise.resolve(`message ${++times}`));
  // Which process it is for makes no difference.
  const bot = {} as Parameters<typeof deed>[0];
  expect([await deed(bot), await deed(bot)]).toEqual(['message 1', 'message 1']);
});
