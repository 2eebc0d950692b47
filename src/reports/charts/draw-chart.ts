/** From a chart's description to a PNG, without a browser and without the machine's fonts. */
import { BarChart, HeatmapChart, type BarSeriesOption, type HeatmapSeriesOption } from 'echarts/charts';
import {
  CalendarComponent,
  GridComponent,
  TitleComponent,
  VisualMapComponent,
  type CalendarComponentOption,
  type GridComponentOption,
  type TitleComponentOption,
  type VisualMapComponentOption,
} from 'echarts/components';
import { init, setPlatformAPI, use, type ComposeOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import sharp from 'sharp';
import { createLettering } from '../../lettering/lettering.js';
import { outlineText } from './outline-text.js';

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | HeatmapSeriesOption
  | CalendarComponentOption
  | GridComponentOption
  | TitleComponentOption
  | VisualMapComponentOption
>;

/** Points; a phone shows them as its own. */
export const chartWidth = 400;
/** Pixels for each point: as sharp as a phone's screen, and 1,200 across, of which chats keep all. */
const pixels = 3;

const lettering = createLettering();

use([BarChart, HeatmapChart, CalendarComponent, GridComponent, TitleComponent, VisualMapComponent, SVGRenderer]);
setPlatformAPI({
  // "600 14px sans-serif", as the library passes it. Bold is not another font here.
  measureText: (text, font = '') => ({ width: textWidth(text, Number(/([\d.]+)px/.exec(font)?.[1] ?? 12)) }),
});

/** Points. The fonts for it have to be prepared: `drawChart` does that before it asks for the chart. */
export function textWidth(text: string, size: number): number {
  return lettering.line(text).width * size;
}

/** The text, cut at its end to so many points. */
export function fitted(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = Array.from(new Intl.Segmenter('und').segment(text), ({ segment }) => segment);
  let kept = letters.length;
  while (kept > 0 && textWidth(`${letters.slice(0, kept).join('').trimEnd()}…`, size) > width) kept -= 1;
  return `${letters.slice(0, kept).join('').trimEnd()}…`;
}

/** `texts`: whatever people wrote in it. `describe` is asked once their fonts are there. */
export async function drawChart(
  texts: readonly string[],
  describe: () => { height: number; option: ChartOption },
): Promise<Uint8Array> {
  await lettering.prepare(texts);
  const { height, option } = describe();
  const svg = outlineText(svgOf(option, height), lettering);
  // SVG counts 72 points to the inch.
  return sharp(Buffer.from(svg), { density: 72 * pixels })
    .png()
    .toBuffer();
}

function svgOf(option: ChartOption, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: chartWidth, height });
  try {
    chart.setOption({ animation: false, ...option });
    return chart.renderToSVGString({ useViewBox: true });
  } finally {
    chart.dispose();
  }
}
