/** One person's days, as a calendar in which every day has the colours of its marks. */
import { DateTime } from 'luxon';
import type { Status } from '../../attendance/sheet.js';
import { countsOf, statusesIn } from '../statistics.js';
import { chartWidth, drawChart } from './draw-chart.js';
import {
  frame,
  margin,
  sizes,
  type ChartWords,
  empty,
  faintInk,
  ink,
  onStatus,
  paper,
  statusColours,
} from './frame.js';

/** One session's mark. */
export interface DayMark {
  /** Its day, `2026-11-23`. */
  date: string;
  status: Status;
}

export interface CalendarWords extends ChartWords {
  /** One letter for each status, written into its days: nobody needs the colours. */
  letters: Readonly<Record<Status, string>>;
  /** Monday first; and January first. */
  weekdays: readonly string[];
  months: readonly string[];
}

/** Weeks side by side: with more, days are too small for their letters on a phone. The rest goes below. */
const weeksInRow = 18;
const gap = 40;
/** The size below which a letter is a speck. */
const leastLetter = 7;

/** `first` and `last` are local days; marks of one day stand in it side by side, in their order. A PNG. */
export async function drawCalendar(
  words: CalendarWords,
  marks: readonly DayMark[],
  { first, last }: { first: string; last: string },
): Promise<Uint8Array> {
  const texts = [words.title, ...words.lines, ...words.weekdays, ...words.months, ...Object.values(words.letters)];
  return drawChart([...texts, ...Object.values(words.statuses)], () => {
    const rows = rowsOf(first, last);
    const days = daysOf(marks);
    const shown = statusesIn([countsOf(marks)]);
    const left = margin + 34;
    const cell = Math.min((chartWidth - left - margin) / Math.min(rows[0]!.weeks, weeksInRow), 26);
    const rowHeight = 7 * cell + gap;
    const { head, top: below } = frame(words, shown);
    const top = below + 22;
    return {
      height: top + rows.length * rowHeight - gap + margin,
      option: {
        ...head,
        calendar: rows.map(({ range }, i) => ({
          ...{ range, left, top: top + i * rowHeight, cellSize: [cell, cell], orient: 'horizontal' as const },
          itemStyle: { color: empty, borderColor: paper, borderWidth: 2 },
          ...{ splitLine: { show: false }, yearLabel: { show: false } },
          dayLabel: { firstDay: 1, nameMap: sundayFirst(words.weekdays), fontSize: sizes.label, color: faintInk },
          monthLabel: {
            ...{ fontSize: sizes.label, color: ink, align: 'left' as const },
            formatter: ({ yyyy, M }: { yyyy: string; M: number }) => monthName(words, range, yyyy, M),
          },
        })),
        series: rows.map(({ range: [from, to] }, i) => {
          const own = days.filter(({ date }) => date >= from && date <= to);
          return {
            ...{ type: 'custom' as const, coordinateSystem: 'calendar' as const, calendarIndex: i, silent: true },
            data: own.map(({ date }) => date),
            renderItem: ({ dataIndex }: { dataIndex: number }, api: { coord: (date: string) => number[] }) => {
              const { date, statuses } = own[dataIndex]!;
              const [x = 0, y = 0] = api.coord(date);
              return dayDrawn(words, statuses, { left: x - cell / 2 + 1, top: y - cell / 2 + 1, size: cell - 2 });
            },
          };
        }),
      },
    };
  });
}

/** One that begins in the last two weeks of a row has no room beside the edge. */
function monthName({ months }: CalendarWords, [from, to]: [string, string], year: string, month: number): string {
  const begin = DateTime.fromISO(`${year}-${String(month).padStart(2, '0')}-01`, { zone: 'utc' });
  const late = DateTime.fromISO(to, { zone: 'utc' }).minus({ weeks: 2 });
  return begin > late && begin > DateTime.fromISO(from, { zone: 'utc' }) ? '' : (months[month - 1] ?? '');
}

interface Row {
  range: [string, string];
  weeks: number;
}

/** Whole weeks, as many as fit side by side, then the next. */
function rowsOf(first: string, last: string): Row[] {
  const rows: Row[] = [];
  let from = DateTime.fromISO(first, { zone: 'utc' });
  const end = DateTime.fromISO(last, { zone: 'utc' });
  do {
    const full = from.startOf('week').plus({ weeks: weeksInRow }).minus({ days: 1 });
    const to = DateTime.min(full, end);
    const weeks = Math.floor(to.startOf('week').diff(from.startOf('week'), 'weeks').weeks) + 1;
    rows.push({ range: [from.toFormat('yyyy-MM-dd'), to.toFormat('yyyy-MM-dd')], weeks });
    from = to.plus({ days: 1 });
  } while (from <= end);
  return rows;
}

/** A day's marks beside and below each other, each with its letter where there is room for one. Points. */
function dayDrawn(
  { letters }: CalendarWords,
  statuses: readonly Status[],
  { left, top, size }: { left: number; top: number; size: number },
) {
  const across = Math.ceil(Math.sqrt(statuses.length));
  const down = Math.ceil(statuses.length / across);
  const [width, height] = [size / across, size / down];
  const fontSize = Math.min(width * 0.65, height * 0.65, sizes.label);
  const children = statuses.map((status, i) => ({
    type: 'rect' as const,
    shape: {
      ...{ x: left + (i % across) * width, y: top + Math.floor(i / across) * height },
      // Where the last row is not full, its last mark takes the rest.
      ...{ width: i === statuses.length - 1 ? size - (i % across) * width : width, height },
    },
    style: { fill: statusColours[status], stroke: paper, lineWidth: statuses.length > 1 ? 1 : 0 },
    textConfig: { position: 'inside' as const },
    textContent: {
      type: 'text' as const,
      style: { text: fontSize < leastLetter ? '' : letters[status], fill: onStatus[status], fontSize },
    },
  }));
  return { type: 'group' as const, children };
}

/** Each day that has marks, with all of them in their order. */
function daysOf(marks: readonly DayMark[]): { date: string; statuses: Status[] }[] {
  const days = new Map<string, Status[]>();
  for (const { date, status } of marks) days.set(date, [...(days.get(date) ?? []), status]);
  return [...days].map(([date, statuses]) => ({ date, statuses }));
}

const sundayFirst = (weekdays: readonly string[]): string[] => [weekdays[6] ?? '', ...weekdays.slice(0, 6)];
