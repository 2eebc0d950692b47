/** Each person's share of every status: names people, so it is for hosts alone. */
import { statusesIn, sumOf, type Counts } from '../statistics.js';
import { chartWidth, drawChart, fitted, textWidth } from './draw-chart.js';
import { frame, margin, sizes, type ChartWords, faintInk, ink, paper, statusColours } from './frame.js';

export interface PersonRow {
  name: string;
  /** On the roster: stands before a name that is cut, so that it still says who is meant. */
  number: number | undefined;
  counts: Counts;
  /** Written at the end of the row: the rate, and a sign where they are at risk. */
  note: string;
}

const rowHeight = 25;
/** Of the width, for names: longer ones are cut. */
const mostForNames = 0.4;

/** As much of a name as fits. */
function shownName({ name, number }: Pick<PersonRow, 'name' | 'number'>, width: number): string {
  const isCut = textWidth(name, sizes.label) > width;
  return fitted(isCut && number !== undefined ? `${number} ${name}` : name, sizes.label, width);
}

/** The first at the top; with more than thirty a phone shows them too small to read. A PNG. */
export async function drawPeople(words: ChartWords, rows: readonly PersonRow[]): Promise<Uint8Array> {
  const texts = [
    words.title,
    ...words.lines,
    ...Object.values(words.statuses),
    ...rows.flatMap(({ name, note }) => [name, note]),
  ];
  return drawChart(texts, () => {
    const shown = statusesIn(rows.map(({ counts }) => counts));
    const { head, top } = frame(words, shown);
    const height = rows.length * rowHeight;
    const widest = (all: readonly string[]): number => Math.max(0, ...all.map((each) => textWidth(each, sizes.label)));
    const names = Math.min(widest(rows.map(({ name }) => name)), mostForNames * chartWidth);
    const notes = widest(rows.map(({ note }) => note));
    const axis = (of: readonly string[], color: string) => ({
      ...{ type: 'category' as const, inverse: true, axisLine: { show: false }, axisTick: { show: false } },
      data: [...of],
      axisLabel: { fontSize: sizes.label, color, interval: 0, margin: 8 },
    });
    return {
      height: top + height + margin,
      option: {
        ...head,
        grid: { left: margin + names + 8, right: margin + notes + 8, top, height },
        xAxis: { type: 'value' as const, show: false, max: 1 },
        yAxis: [
          axis(
            rows.map((row) => shownName(row, names)),
            ink,
          ),
          {
            ...axis(
              rows.map(({ note }) => note),
              faintInk,
            ),
            position: 'right' as const,
          },
        ],
        series: shown.map((status) => ({
          ...{ type: 'bar' as const, stack: 'all', silent: true, barWidth: rowHeight - 9 },
          data: rows.map(({ counts }) => counts[status] / Math.max(sumOf(counts), 1)),
          itemStyle: { color: statusColours[status], borderColor: paper, borderWidth: 1 },
        })),
      },
    };
  });
}
