/** One person's days, as a calendar in which every day has the colour of its mark. */
import { DateTime } from 'luxon';
import { statuses, type Status } from '../../attendance/sheet.js';
import { chartWidth, drawChart } from './draw-chart.js';
import {
  frame,
  headHeight,
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

export interface CalendarDay {
  /** `2026-11-23`. */
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

/** `first` and `last` are local days; a day with several sessions has the least of its marks. A PNG. */
export async function drawCalendar(
  words: CalendarWords,
  days: readonly CalendarDay[],
  { first, last }: { first: string; last: string },
): Promise<Uint8Array> {
  const texts = [words.title, ...words.lines, ...words.weekdays, ...words.months, ...Object.values(words.letters)];
  return drawChart([...texts, ...Object.values(words.statuses)], () => {
    const rows = rowsOf(first, last);
    const left = margin + 34;
    const cell = Math.min((chartWidth - left - margin) / Math.min(rows[0]!.weeks, weeksInRow), 26);
    const rowHeight = 7 * cell + gap;
    const top = headHeight(words) + 22;
    return {
      height: top + rows.length * rowHeight - gap + margin,
      option: {
        ...frame(words),
        visualMap: {
          ...{ show: false, type: 'piecewise' as const, dimension: 1 },
          pieces: statuses.map((status, value) => ({ value, color: statusColours[status] })),
        },
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
        series: rows.map(({ range: [from, to] }, i) => ({
          ...{ type: 'heatmap' as const, coordinateSystem: 'calendar' as const, calendarIndex: i, silent: true },
          data: leastOf(days)
            .filter(({ date }) => date >= from && date <= to)
            .map(({ date, status }) => ({
              value: [date, statuses.indexOf(status)],
              label: {
                ...{ show: cell >= 15, formatter: words.letters[status], color: onStatus[status] },
                ...{ fontSize: Math.min(cell * 0.6, sizes.label), textBorderWidth: 0 },
              },
            })),
        })),
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

function leastOf(days: readonly CalendarDay[]): CalendarDay[] {
  const least = new Map<string, CalendarDay>();
  for (const day of days) {
    const other = least.get(day.date);
    if (!other || statuses.indexOf(day.status) > statuses.indexOf(other.status)) least.set(day.date, day);
  }
  return [...least.values()];
}

const sundayFirst = (weekdays: readonly string[]): string[] => [weekdays[6] ?? '', ...weekdays.slice(0, 6)];
