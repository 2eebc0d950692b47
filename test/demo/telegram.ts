/** `npm run demo:telegram`: an evening on Telegram without Telegram, and the same in the browser chat, compared. */
import { isDeepStrictEqual } from 'node:util';
import { playInBrowser, playOnTelegram } from './play.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

print('The built bot talks to a Bot API server of this repository’s tests, over HTTP, as it would to Telegram’s.');
print('It is a little stricter than usual (THRESHOLD_SHIFT=-0.025), so that one face is a question.');
const onTelegram = await playOnTelegram(print);
print('\nThe same evening in the browser chat, unseen …');
const inBrowser = await playInBrowser(() => undefined);

print('\nMarks on Telegram:         ' + JSON.stringify(onTelegram));
print('Marks in the browser chat: ' + JSON.stringify(inBrowser));
const isSame = isDeepStrictEqual(onTelegram, inBrowser);
print(isSame ? '✓ The same marks.' : '✗ The marks differ.');
process.exitCode = isSame ? 0 : 1;
