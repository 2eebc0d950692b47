/**
 * `npm run bench:calendars -- FOLDER…`: every calendar file (.ics) of folders, such as checkouts of ical.js, icalendar and
 * node-ical with their tests, read as the bot reads them, and by ical.js alone as its documentation does. Prints how many were
 * read, read but for some events, and refused, and how often both find the same beginnings; `--each` names the others.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import ICAL from 'ical.js';
import { readCalendar } from '../src/calendar/read-calendar.js';
import { UserError } from '../src/errors.js';

const { values, positionals } = parseArgs({
  options: { each: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const year = 366 * 86_400_000;
/** Of times that name none: the same for both. */
const timeZone = 'UTC';
/** Occurrences of one event that ical.js is asked for: its rules may go on for ever. */
const most = 5_000;

interface Read {
  /** Milliseconds UTC. */
  starts: number[];
  skipped: number;
}
/** As ical.js describes it, without exporting the type. */
interface Occurrence {
  item: ICAL.Event;
  startDate: ICAL.Time;
}
type Outcome = Read | { refused: string };

console.log('| | files | read | but for some events | refused | refused by ical.js | both | the same beginnings |');
console.log('| --- | --: | --: | --: | --: | --: | --: | --: |');
for (const folder of positionals) await report(folder);

async function report(folder: string): Promise<void> {
  const rows: { file: string; ours: Outcome; theirs: Outcome }[] = [];
  for (const file of await calendarsIn(folder)) {
    const bytes = await readFile(file);
    const range = rangeOf(bytes.toString('latin1'));
    rows.push({
      file,
      ours: await outcome(() => byRollcall(bytes, range)),
      theirs: await outcome(() => byIcal(bytes, range)),
    });
  }
  const both = rows.filter(
    (row): row is { file: string; ours: Read; theirs: Read } => 'starts' in row.ours && 'starts' in row.theirs,
  );
  const same = both.filter(({ ours, theirs }) => String(ours.starts) === String(theirs.starts));
  const read = rows.filter(({ ours }) => 'starts' in ours && ours.skipped === 0).length;
  const refused = rows.filter(({ ours }) => 'refused' in ours).length;
  const figures = [
    ...[rows.length, read, rows.length - read - refused, refused],
    ...[rows.filter(({ theirs }) => 'refused' in theirs).length, both.length, same.length],
  ];
  console.log(`| ${folder.split('/').at(-1) ?? ''} | ${figures.join(' | ')} |`);
  if (!values.each) return;
  for (const row of rows) {
    const { file, ours, theirs } = row;
    if (!same.some((one) => one === row))
      console.log(`  ${relative(folder, file)}: ${inWords(ours)}; ical.js: ${inWords(theirs)}`);
  }
}

async function calendarsIn(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files
    .filter((file) => file.endsWith('.ics') && !file.includes('node_modules'))
    .sort()
    .map((file) => join(folder, file));
}

/** A year before what the file names first, and two behind it. */
function rangeOf(text: string): { from: number; to: number } {
  const [, first = '2026', month = '01'] = /DTSTART[^:\r\n]*:(\d{4})(\d\d)/.exec(text) ?? [];
  const at = Date.UTC(Number(first), Number(month) - 1);
  return { from: at - year, to: at + 2 * year };
}

async function outcome(read: () => Promise<Read>): Promise<Outcome> {
  try {
    return await read();
  } catch (error) {
    return { refused: error instanceof UserError ? error.code : String(error).slice(0, 80) };
  }
}

async function byRollcall(bytes: Uint8Array, range: { from: number; to: number }): Promise<Read> {
  const { entries, skipped } = await readCalendar(bytes, { ...range, timeZone });
  const starts = entries.map(({ start }) => start).filter((at) => range.from <= at && at <= range.to);
  return { starts: unique(starts), skipped: skipped.length };
}

async function byIcal(bytes: Uint8Array, { from, to }: { from: number; to: number }): Promise<Read> {
  const calendars = [ICAL.parse(new TextDecoder().decode(bytes))].flat(1) as unknown[];
  const roots = (typeof calendars[0] === 'string' ? [calendars] : calendars).map(
    (each) => new ICAL.Component(each as []),
  );
  const starts: number[] = [];
  for (const root of roots) {
    ICAL.TimezoneService.reset();
    for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
    const components = root.getAllSubcomponents('vevent');
    for (const component of components) {
      const event = new ICAL.Event(component);
      if (component.getFirstPropertyValue('status') === 'CANCELLED' || isLabel(component)) continue;
      if (event.isRecurrenceException() || !event.isRecurring()) {
        starts.push(instantOf(event.startDate));
        continue;
      }
      const own = components.filter((one) => one !== component && one.getFirstPropertyValue('uid') === event.uid);
      for (const one of own) event.relateException(one);
      const times = event.iterator();
      for (let n = 0; n < most; n++) {
        const next = times.next() as ICAL.Time | undefined; // its types leave out that there may be no more
        if (!next || instantOf(next) > to) break;
        const details = event.getOccurrenceDetails(next) as Occurrence;
        if (!details.item.isRecurrenceException()) starts.push(instantOf(details.startDate));
      }
    }
  }
  return Promise.resolve({ starts: unique(starts.filter((at) => from <= at && at <= to)), skipped: 0 });
}

/** Whole days that leave everybody free are nothing to a timetable. */
function isLabel(component: ICAL.Component): boolean {
  const start = component.getFirstPropertyValue('dtstart');
  return component.getFirstPropertyValue('transp') === 'TRANSPARENT' && start instanceof ICAL.Time && start.isDate;
}

/** Days, and times of no zone, as if they were UTC. */
function instantOf(time: ICAL.Time): number {
  if (!time.isDate && time.zone !== ICAL.Timezone.localTimezone) return time.toUnixTime() * 1000;
  return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
}

function unique(starts: readonly number[]): number[] {
  return [...new Set(starts)].sort((a, b) => a - b);
}

function inWords(outcome: Outcome): string {
  if ('refused' in outcome) return outcome.refused;
  return `${outcome.starts.length} beginnings${outcome.skipped ? `, ${outcome.skipped} events skipped` : ''}`;
}
