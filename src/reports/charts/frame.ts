/** What every chart has: its title, what it is about, and what its colours mean. */
import type { TitleComponentOption } from 'echarts/components';
import { statuses, type Status } from '../../attendance/sheet.js';
import { chartWidth, fitted, textWidth } from './draw-chart.js';
import { faintInk, ink, paper, statusColours } from './palette.js';

/** Words of a chart, in the reader's language. */
export interface ChartWords {
  title: string;
  /** The period, and the number that matters most. */
  lines: readonly string[];
  statuses: Readonly<Record<Status, string>>;
}

/** Points. */
export const margin = 16;
export const sizes = { title: 20, line: 14, label: 12 };
const lineHeight = 19;
const dot = 11;

/** Points from the top down to where the chart itself begins. */
export function headHeight({ lines }: ChartWords): number {
  return margin + 26 + lines.length * lineHeight + 30;
}

/** Titles of the library are text at a place: those of the head, and a dot with a word for each status. */
export function frame(words: ChartWords, shown: readonly Status[] = statuses) {
  const title: TitleComponentOption[] = [
    text(words.title, margin, margin, sizes.title, ink),
    ...words.lines.map((line, i) => text(line, margin, margin + 26 + i * lineHeight, sizes.line, faintInk)),
  ];
  const graphics: { status: Status; left: number; top: number }[] = [];
  let left = margin;
  const top = headHeight(words) - 26;
  for (const status of shown) {
    const label = words.statuses[status];
    graphics.push({ status, left, top: top - 1 });
    title.push(text(label, left + dot + 5, top, sizes.label, ink));
    left += dot + 5 + textWidth(label, sizes.label) + 14;
  }
  return { backgroundColor: paper, title: [...title, ...graphics.map(swatch)] };
}

function text(content: string, left: number, top: number, size: number, colour: string): TitleComponentOption {
  return {
    text: fitted(content, size, chartWidth - left - margin),
    ...{ left, top, padding: 0, itemGap: 0 },
    textStyle: { fontSize: size, fontWeight: 'normal', color: colour },
  };
}

/** A title without words is a coloured box. */
function swatch({ status, left, top }: { status: Status; left: number; top: number }): TitleComponentOption {
  return {
    ...{ text: ' ', left, top, padding: 0, borderRadius: 3, backgroundColor: statusColours[status] },
    textStyle: { fontSize: 1, lineHeight: dot, width: dot, overflow: 'truncate' },
  };
}
