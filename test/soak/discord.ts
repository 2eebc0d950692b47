/** `npm run soak:discord -- [INTERACTIONS] [DROPS] [SEED]`: nothing that came is lost, whatever breaks. Prints the counts. */
import { soakDiscord, type DiscordSoakResult } from './discord-soak.js';

const [interactions = 3000, drops = 50, seed = 1] = process.argv.slice(2).map(Number);
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const table: [string, (result: DiscordSoakResult) => string | number][] = [
  ['interactions', (r) => r.interactions],
  ['  made while the bot had no session, so never told of', (r) => r.undelivered],
  ['connections that were resumed', (r) => r.resumed],
  ['sessions that were begun anew', (r) => r.begunAnew],
  ['requests that went wrong', (r) => JSON.stringify(r.faults)],
  ['answered once', (r) => r.once],
  ['  of these in the channel or directly: told of too late', (r) => r.otherwise],
  ['buttons told of too late: done, and no word of it', (r) => r.pressedLate],
  ['answered again: the word that it was accepted was lost', (r) => r.againAfterLostWord],
  ['answered again without a reason', (r) => r.unexplained.length],
  ['never answered', (r) => r.never.length],
  ['other violations', (r) => r.violations.length],
  ['seconds', (r) => Math.round(r.seconds)],
];

print(`${interactions} interactions, ${drops} broken connections, seed ${seed}`);
const result = await soakDiscord({ interactions, drops, seed, print });
for (const [what, read] of table) print(`${what.padEnd(58)}${read(result)}`);
for (const line of [...result.never, ...result.unexplained, ...result.violations].slice(0, 20)) print(`  ${line}`);
process.exitCode = result.never.length + result.unexplained.length + result.violations.length === 0 ? 0 : 1;
