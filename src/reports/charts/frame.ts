/** What every chart has: its title, what it is about, and what its colours mean. */
import type { Status } from '../../attendance/sheet.js';
import { chartWidth, fitted, textWidth } from './draw-chart.js';
import type { TitleComponentOption } from 'echarts/components';

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

/** `top`: points from the top down to where the chart itself begins. */
export function frame(words: ChartWords, shown: readonly Status[]) {
  const title: TitleComponentOption[] = [
    text(words.title, margin, margin, sizes.title, ink),
    ...words.lines.map((line, i) => text(line, margin, margin + 26 + i * lineHeight, sizes.line, faintInk)),
  ];
  let left = margin;
  let top = margin + 30 + words.lines.length * lineHeight;
  for (const status of shown) {
    const label = words.statuses[status];
    const width = dot + 5 + textWidth(label, sizes.label);
    if (left > margin && left + width > chartWidth - margin) [left, top] = [margin, top + lineHeight];
    title.push(swatch({ status, left, top: top - 1 }), text(label, left + dot + 5, top, sizes.label, ink));
    left += width + 14;
  }
  return { head: { backgroundColor: paper, title }, top: top + 26 };
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

// Colours of charts.

/**
 * Told apart with every kind of colour blindness: by the matrices of Machado et al. (2009) no two of them, nor one and
 * the paper, come nearer than a distance of 25 in CIE L*a*b*, and each stands out from the paper by 3 to 1 (a test holds
 * both). A word stands beside each, always.
 */
export const statusColours: Readonly<Record<Status, string>> = {
  present: '#29a370',
  remote: '#a677b6',
  late: '#cc7e00',
  'left-early': '#4a1f40',
  excused: '#0f49b8',
  absent: '#8c1a10',
};

/** Numbers within bars are written in whichever of the two stands out. */
export const onStatus: Readonly<Record<Status, string>> = {
  present: '#101214',
  remote: '#101214',
  late: '#101214',
  'left-early': '#ffffff',
  excused: '#ffffff',
  absent: '#ffffff',
};

/** Not quite white: a card that dazzles nobody in a dark chat and is seen in a light one. */
export const paper = '#fbfbf9';
export const ink = '#1f2328';
export const faintInk = '#5b6370';
export const rule = '#dcdfe4';
/** A day without a session. */
export const empty = '#eceef1';
