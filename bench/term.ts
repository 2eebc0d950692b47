/**
 * `npm run bench:term`: how long a term's summary of a large class takes on the embedded store, and whether that grows with
 * the marks and no faster. Everything but the picture: sheets read and opened, numbers, people at risk by name, the text.
 * `--save` writes bench/TERM.md.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { makeTerm } from '../src/cli/demo-term/term.js';
import { peopleOf } from '../src/stories/summary/show-class.js';
import { classReport } from '../src/stories/kernel/class-report.js';
import { pageOf } from '../src/stories/kernel/lists.js';
import type { Services } from '../src/stories/kernel/services.js';
import { openStorage, type Storage } from '../src/storage/open-storage.js';
import { createSay } from '../src/locales/say.js';
import { peopleReply } from '../src/stories/summary/people-replies.js';
import { totalLines } from '../src/stories/summary/span-replies.js';
import { describeMachine } from './machine.js';

const { values } = parseArgs({ options: { save: { type: 'boolean', default: false } } });
const rounds = 11;
/** Milliseconds for 500 people and 200 sessions. */
const budget = 200;
/** People in a message, as the bot shows them. */
const onPage = 8;
const timeZone = 'Europe/Berlin';
/** Monday to Friday from here on, for as long as it takes. */
const first = '2026-01-05';
const day = 86_400_000;

interface Size {
  people: number;
  sessions: number;
}
interface Measured {
  /** Milliseconds: as somebody waits for it, and of the processor's, which is the same on a busy machine. */
  waited: number[];
  worked: number[];
}
const sizes: readonly Size[] = [
  { people: 30, sessions: 40 },
  { people: 500, sessions: 50 },
  { people: 500, sessions: 100 },
  { people: 250, sessions: 200 },
  { people: 500, sessions: 200 },
  { people: 500, sessions: 400 },
];

const folder = await mkdtemp(join(tmpdir(), 'rollcall-term-bench-'));
try {
  const machine = await describeMachine(['keyv', '@keyv/sqlite', 'libsql', 'zod']);
  const results: (Measured & { size: Size })[] = [];
  for (const size of sizes) results.push({ size, ...(await measure(size)) });
  const biggest = results.find(({ size }) => size.people === 500 && size.sessions === 200)!;
  const perMark = ({ size, worked }: Measured & { size: Size }): number =>
    median(worked) / (size.people * size.sessions);
  const rows = results.map((result) =>
    [
      `${result.size.people} people, ${result.size.sessions} sessions`,
      (result.size.people * result.size.sessions).toLocaleString('en'),
      `${median(result.worked).toFixed(0)} ms`,
      `${median(result.waited).toFixed(0)} ms`,
      `${result.worked[0]!.toFixed(0)} ms`,
      (perMark(result) / perMark(biggest)).toFixed(2),
    ].join(' | '),
  );
  const report = `# A term's summary

\`npm run bench:term\`, ${new Date().toISOString().slice(0, 10)}. ${machine.processor}, ${machine.cores} cores, ${(machine.memory / 2 ** 30).toFixed(0)} GB of memory, ${machine.system}, Node ${machine.node}; ${machine.packages.join(', ')}. Load of the machine just before: ${machine.load.toFixed(1)}.

| | marks | processor time | waited | processor time of the first | per mark, of 500 x 200 |
| --- | ---: | ---: | ---: | ---: | ---: |
${rows.map((row) => `| ${row} |`).join('\n')}

Timed is all of \`/summary term\` and its list of people but the pictures: the sheets read from SQLite, opened and unpacked, every mark decided, the numbers by person and by session, who is at risk, all names, and the text. Medians of ${rounds}. "First" is the first time in its process after the store was opened: nothing is kept in memory between two summaries. The last column says whether processor time grows with the marks: near 1 it does, and no faster.
`;
  const formatted = await format(report, { ...(await resolveConfig('bench/TERM.md')), parser: 'markdown' });
  console.log(formatted);
  if (values.save) await writeFile(join('bench', 'TERM.md'), formatted);
  if (median(biggest.worked) >= budget) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measure({ people, sessions }: Size): Promise<Measured> {
  const path = join(folder, `${people}-${sessions}`);
  const keyFile = `${path}.key`;
  const now = Date.parse(`${first}T00:00:00Z`) + Math.ceil((sessions / 5) * 7) * day;
  const id = await fill(path, keyFile, { people, now });
  const storage = await openStorage(`${path}.sqlite`, { keyFile }, () => now);
  const measured: Measured = { waited: [], worked: [] };
  for (let round = 0; round < rounds; round++) {
    const [began, before] = [performance.now(), process.cpuUsage()];
    await summarise(storage, id, now, sessions);
    const { user, system } = process.cpuUsage(before);
    measured.waited.push(performance.now() - began);
    measured.worked.push((user + system) / 1000);
  }
  await storage.close();
  return measured;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

async function summarise(storage: Storage, id: string, at: number, sessions: number): Promise<void> {
  // What a report asks for, and no platform.
  const rooms = storage as unknown as Services;
  const klass = await storage.classes.get(id);
  if (!klass) throw new Error('no class');
  const say = createSay('en');
  const report = await classReport(rooms, klass, { unit: 'term' }, at);
  if (report.numbers.sessions.length !== sessions) throw new Error(`${report.numbers.sessions.length} sessions`);
  totalLines(say, report.numbers);
  const page = pageOf(await peopleOf(rooms, report, at), 0, onPage);
  const words = { title: klass.title, dates: report.dates, requiredRate: 80, page };
  peopleReply(say, { class: id, code: 'term' }, { ...words, atRisk: 0, tooEarly: false }, undefined);
}

async function fill(path: string, keyFile: string, plan: { people: number; now: number }): Promise<string> {
  const storage = await openStorage(`${path}.sqlite`, { keyFile }, () => plan.now);
  const rule = { id: 'weekly', weekdays: [1, 2, 3, 4, 5], from: 540, to: 600, every: 1, since: first };
  const { klass, people, timetable, sheets } = makeTerm(
    {
      ...{ timeZone, title: 'Lecture', chat: 'demo:class', host: 'demo:host', ...plan },
      ...{ first, last: '2027-12-31', timetable: { weekly: [rule], pauses: [] } },
    },
    (event, what) => storage.vault.idFrom(event, what),
  );
  for (const person of people) await storage.people.add(person);
  await storage.classes.add(klass);
  await storage.timetables.change(klass.id, () => timetable);
  for (const sheet of sheets) await storage.sheets.add(sheet);
  await storage.close();
  return klass.id;
}
