/** `npm run soak:telegram -- [UPDATES] [SEED]`: nothing that came is lost, whatever breaks. Prints what became of it. */
import { soakTelegram } from './telegram-soak.js';

const [updates = 10_000, seed = 1] = process.argv.slice(2).map(Number);
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const table: [string, (result: Awaited<ReturnType<typeof soakTelegram>>) => string | number][] = [
  ['updates that came', (r) => r.updates],
  ['  of these for the second time', (r) => r.duplicates],
  ['kill -9, and a restart', (r) => r.kills],
  ['calls that went wrong', (r) => JSON.stringify(r.faults)],
  ['answered once', (r) => r.once],
  ['answered again: the word that it was accepted was lost', (r) => r.againAfterLostWord],
  ['answered again: killed before it was noted', (r) => r.againAfterKill],
  ['answered again without a reason', (r) => r.unexplained.length],
  ['never answered', (r) => r.never.length],
  ['other violations', (r) => r.violations.length],
  ['seconds', (r) => Math.round(r.seconds)],
];

print(`${updates} updates, seed ${seed}`);
const result = await soakTelegram({ updates, kills: 3, seed, print });
for (const [what, read] of table) print(`${what.padEnd(58)}${read(result)}`);
for (const line of [...result.never, ...result.unexplained, ...result.violations].slice(0, 20)) print(`  ${line}`);
process.exitCode = result.never.length + result.unexplained.length + result.violations.length === 0 ? 0 : 1;
