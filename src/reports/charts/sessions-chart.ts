/** How many were there, session by session: for everybody's eyes, it names nobody. */
import type { Status } from '../../attendance/sheet.js';
import { type Counts, statusesIn, sumOf } from '../statistics.js';
import { chartWidth, drawChart, fitted, textWidth } from './draw-chart.js';
import { frame, margin, sizes, type ChartWords, faintInk, onStatus, paper, rule, statusColours } from './frame.js';

/** A session, or several in one. `label`: short, under a column or beside a bar. */
export interface Column {
  label: string;
  counts: Counts;
}

/** A few sessions are bars with their numbers in them, more are columns side by side. */
export const mostBars = 4;
const barHeight = 44;
const columnsHeight = 250;

export interface SessionsWords extends ChartWords {
  /** What the height of a column counts. */
  axis: string;
}

/** At least one column. A PNG. */
export async function drawSessions(words: SessionsWords, columns: readonly Column[]): Promise<Uint8Array> {
  const texts = [
    words.title,
    words.axis,
    ...words.lines,
    ...Object.values(words.statuses),
    ...columns.map(({ label }) => label),
  ];
  return drawChart(texts, () => (columns.length <= mostBars ? bars(words, columns) : upright(words, columns)));
}

function bars(words: ChartWords, columns: readonly Column[]) {
  const shown = statusesIn(columns.map(({ counts }) => counts));
  const { head, top } = frame(words, shown);
  const height = columns.length * barHeight;
  const axisWidth = 84;
  const most = Math.max(1, ...columns.map(({ counts }) => sumOf(counts)));
  const widthOf = (count: number) => (count / most) * (chartWidth - 2 * margin - axisWidth);
  return {
    height: top + height + margin,
    option: {
      ...head,
      grid: { left: margin + axisWidth, right: margin, top, height },
      xAxis: { type: 'value' as const, show: false, max: most },
      yAxis: {
        ...{ type: 'category' as const, inverse: true, axisLine: { show: false }, axisTick: { show: false } },
        data: columns.map(({ label }) => fitted(label, sizes.label, axisWidth - 8)),
        axisLabel: { fontSize: sizes.label, color: faintInk, interval: 0 },
      },
      series: shown.map((status) => ({
        ...series(status, columns),
        barWidth: barHeight - 14,
        label: {
          show: true,
          fontSize: sizes.line,
          color: onStatus[status],
          textBorderWidth: 0,
          // A number that is wider than its part would stand in its neighbour's.
          formatter: ({ value }: { value?: unknown }) =>
            textWidth(`${Number(value)}`, sizes.line) + 4 < widthOf(Number(value)) ? `${Number(value)}` : '',
        },
      })),
    },
  };
}

function upright(words: SessionsWords, columns: readonly Column[]) {
  const shown = statusesIn(columns.map(({ counts }) => counts));
  const { head, top: below } = frame(words, shown);
  const top = below + 22;
  const room = chartWidth - 2 * margin - 28;
  // A label needs about 38 points.
  const every = Math.max(1, Math.ceil(columns.length / (room / 38)));
  return {
    height: top + columnsHeight + 30 + margin,
    option: {
      ...head,
      grid: { left: margin + 28, right: margin, top, height: columnsHeight },
      xAxis: {
        ...{ type: 'category' as const, axisTick: { show: false }, axisLine: { lineStyle: { color: rule } } },
        data: columns.map(({ label }) => label),
        axisLabel: { fontSize: sizes.label, color: faintInk, interval: every - 1, hideOverlap: true },
      },
      yAxis: {
        ...{ type: 'value' as const, minInterval: 1, splitNumber: 4 },
        ...{
          name: words.axis,
          nameGap: 10,
          nameTextStyle: { fontSize: sizes.label, color: faintInk, align: 'left' as const },
        },
        axisLabel: { fontSize: sizes.label, color: faintInk },
        splitLine: { lineStyle: { color: rule } },
      },
      series: shown.map((status) => ({ ...series(status, columns), barCategoryGap: '22%', barMaxWidth: 40 })),
    },
  };
}

function series(status: Status, columns: readonly Column[]) {
  return {
    ...{ type: 'bar' as const, stack: 'all', silent: true },
    data: columns.map(({ counts }) => counts[status]),
    // A hair of paper between the parts: they are told apart without their colours.
    itemStyle: { color: statusColours[status], borderColor: paper, borderWidth: columns.length > 40 ? 0.3 : 1 },
  };
}
