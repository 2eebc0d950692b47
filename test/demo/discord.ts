/** `npm run demo:discord`: an evening on Discord without Discord, by every road that a photo can take; and on two platforms. */
import { isDeepStrictEqual } from 'node:util';
import type { PhotoRoad } from '../helpers/grounds/discord.js';
import { playOnBoth, playOnDiscord } from './play-discord.js';
import { playInBrowser, playOnTelegram } from './play.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const unseen = (): void => undefined;
const roads: Record<PhotoRoad, string> = {
  command: '/attend with its photos',
  menu: 'the menu of a message with photos',
  plain: 'a message with photos, read along',
  form: 'the form of /attend',
};

print(
  'The built bot talks to a fake Discord of this repository’s tests, over HTTP and a websocket, through discord.js.',
);
print('It is a little stricter than usual (THRESHOLD_SHIFT=-0.025), so that one face is a question.');
const marks: [string, unknown][] = [];
for (const [road, what] of Object.entries(roads) as [PhotoRoad, string][]) {
  print(marks.length === 0 ? `\nBy ${what}:` : `\nThe same evening by ${what}, unseen …`);
  marks.push([`on Discord, by ${what}`, await playOnDiscord(road, marks.length === 0 ? print : unseen)]);
}
print('\nThe same evening on Telegram and in the browser chat, unseen …');
marks.push(['on Telegram', await playOnTelegram(unseen)], ['in the browser chat', await playInBrowser(unseen)]);

print('\nOne class on both platforms:');
const { here, there } = await playOnBoth(print);

print('');
for (const [where, found] of marks) print(`Marks ${where}:\n  ${JSON.stringify(found)}`);
const isSame = marks.every(([, found]) => isDeepStrictEqual(found, marks[0]![1]));
print(isSame ? '✓ The same marks.' : '✗ The marks differ.');
print(`The sheet on Discord: ${here.join(', ')}\nThe sheet on Telegram: ${there.join(', ')}`);
const isOne = isDeepStrictEqual(here, there);
print(isOne ? '✓ One sheet.' : '✗ Two sheets.');
process.exitCode = isSame && isOne ? 0 : 1;
