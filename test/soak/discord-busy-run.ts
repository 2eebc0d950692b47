/** `npm run busy:discord -- [INTERACTIONS] [PHOTOS]`: how long acknowledgements take while both cores look at photos. */
import { keepDiscordBusy } from './discord-busy.js';

const [interactions = 200, photos = 12] = process.argv.slice(2).map(Number);
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const { took, late, photosLeft, violations } = await keepDiscordBusy({ interactions, photos, print });
const row = (what: string, all: readonly number[]): string => {
  const sorted = [...all].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `${what.padEnd(32)}${String(all.length).padStart(5)}${String(median).padStart(10)}${String(sorted.at(-1) ?? 0).padStart(10)}`;
};
print(`${' '.repeat(32)}count    median   slowest   (milliseconds until acknowledged)`);
for (const [kind, all] of Object.entries(took)) print(row(kind, all));
print(row('all', Object.values(took).flat()));
print(`photos still being looked at when the last was acknowledged: ${photosLeft}`);
print(`acknowledged too late, or never: ${late.length}`);
for (const line of [...late, ...violations]) print(`  ${line}`);
process.exitCode = late.length + violations.length === 0 ? 0 : 1;
