/** A made-up term of thirty people and forty lessons, and a ledger of it that knows nothing but what people did. */
import { parse } from 'csv-parse/sync';
import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import { stories } from '../src/stories/every-story.js';
import { createClassroom } from './helpers/classroom.js';
import { closes } from './helpers/close.js';
import { photoOf } from './helpers/services.js';

const zone = 'Europe/Berlin';
const stati = ['present', 'late', 'excused', 'absent'] as const;
type Mark = (typeof stati)[number];
const names = Array.from({ length: 30 }, (_, i) => `Pupil${String(i + 1).padStart(2, '0')}`);

/** Mondays and Thursdays from February on, over the change of clocks, but for the holidays. */
function lessonDays(): string[] {
  const days: string[] = [];
  for (let day = DateTime.fromISO('2027-02-01', { zone }); days.length < 40; day = day.plus({ days: 1 })) {
    const date = day.toISODate() ?? '';
    const isHoliday = date >= '2027-03-22' && date <= '2027-04-02';
    if ([1, 4].includes(day.weekday) && !isHoliday) days.push(date);
  }
  return days;
}

/** Numbers that look like chance, and are the same each time (a linear congruence, as in Numerical Recipes). */
function chances(seed: number) {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!;
  return { is: (share: number) => next() < share, pick, some: (share: number) => names.filter(() => next() < share) };
}

it.each([1, 2])('agrees with the register to the last mark (%i)', async (seed) => {
  const { is, pick, some } = chances(seed);
  const room = await createClassroom(stories);
  for (const name of names) await room.addPerson(name);
  const host = room.host.in(await room.addClass('Term 9', names));
  const days = lessonDays();
  const at = (date: string, time: string) => {
    room.clock.at = DateTime.fromISO(`${date}T${time}`, { zone }).toMillis();
  };
  at('2027-01-31', '12:00');
  await host.says(`/schedule zone ${zone}`);
  await host.says('/schedule Mon, Thu 9:00-10:00');
  await host.says('/schedule break 2027-03-22..2027-04-02 Holidays');

  /** By lesson, then by name; what is not in it counts nowhere. */
  const ledger = new Map<string, Map<string, Mark>>();
  for (const [i, date] of days.entries()) {
    const excused = new Set<string>();
    at(date, '08:00');
    if (is(0.3)) {
      const name = pick(names);
      await host.says(`/excuse ${name} ${date} dentist`);
      excused.add(name);
    }
    at(date, '08:50');
    if (is(0.15)) await host.says('/open');
    at(date, '09:00');
    await room.tick();
    const [onTime, late] = is(0.9) ? [['Pupil01', ...some(0.6)], is(0.5) ? some(0.3) : []] : [[], []];
    const byHand = new Map<string, Mark>();
    const photo = (people: readonly string[]) => photoOf([...new Set(people)].join('+').toLowerCase());
    at(date, '09:05');
    if (onTime.length > 0) await host.sends([photo(onTime)], '/attend');
    at(date, '09:20');
    if (late.length > 0) await host.sends([photo(late)], '/attend');
    at(date, '09:30');
    for (let n = is(0.4) ? 3 : 0; n > 0 && onTime.length > 0; n--) {
      const [name, status] = [pick(names), pick(stati)];
      await host.says(`/mark ${name} ${status}`);
      byHand.set(name, status);
    }
    const isTaken = onTime.length > 0;
    const isByHand = isTaken && is(0.5);
    at(date, isByHand ? '09:45' : '10:00');
    if (isByHand) await closes(host);
    else await room.tick();
    const isDiscarded = isByHand && is(0.15);
    if (isDiscarded) await host.taps('Discard');

    // On the next day somebody brings a note, and perhaps it was another one's.
    at(DateTime.fromISO(date).plus({ days: 1 }).toISODate() ?? '', '08:00');
    if (is(0.4) && !isDiscarded) {
      const [name, status] = [pick(names), pick(stati)];
      await host.says(i % 2 ? `/mark ${name} ${status} yesterday` : `/mark ${name} ${status} ${date}`);
      if (is(0.3)) await host.taps('Undo');
      else byHand.set(name, status);
    }

    const marks = new Map<string, Mark>();
    for (const name of names) {
      const came = onTime.includes(name) ? 'present' : late.includes(name) ? 'late' : undefined;
      const away = excused.has(name) ? 'excused' : isTaken ? 'absent' : undefined;
      const mark = byHand.get(name) ?? came ?? away;
      if (mark && !isDiscarded) marks.set(name, mark);
    }
    if (marks.size > 0) ledger.set(date, marks);
  }

  await host.says('/export csv all');
  const { file } = host.hears(/marks of \d+ sessions/);
  const rows = parse<Record<string, string>>(Buffer.from(file!.bytes), { columns: true, bom: true });
  const register = new Map<string, Map<string, string>>();
  for (const { session_start: start = '', name = '', status = '' } of rows) {
    const date = start.slice(0, 10);
    register.set(date, (register.get(date) ?? new Map<string, string>()).set(name, status));
  }
  const sorted = (all: ReadonlyMap<string, ReadonlyMap<string, string>>) =>
    [...all].sort().map(([date, marks]) => [date, ...[...marks].sort().map(([name, mark]) => `${name} ${mark}`)]);
  expect(sorted(register)).toEqual(sorted(ledger));
  expect(new Set(rows.map(({ session_start: start = '' }) => start.slice(19)))).toEqual(new Set(['+01:00', '+02:00']));

  const all = [...ledger.values()].flatMap((marks) => [...marks.values()]);
  const count = (...wanted: Mark[]) => all.filter((mark) => wanted.includes(mark)).length;
  const rate = Math.round((count('present', 'late') / count('present', 'late', 'absent')) * 100);
  await host.says('/summary all');
  const { text } = host.hears(/attended\. Excused ones do not count/);
  expect(text).toContain(`${rate}% attended`);
  for (const [status, sign] of [
    ['present', '✅'],
    ['late', '🕒'],
    ['excused', '📝'],
    ['absent', '❌'],
  ] as const)
    if (count(status) > 0) expect(text).toContain(`${sign} ${count(status).toLocaleString('en')} ${status}`);
});
