/** From a chart's description to a PNG, without a browser and without the machine's fonts. */
import { capHeight, createLettering, type Lettering } from '../../lettering/lettering.js';
import { BarChart, type BarSeriesOption, CustomChart, type CustomSeriesOption } from 'echarts/charts';
import {
  CalendarComponent,
  type CalendarComponentOption,
  GridComponent,
  type GridComponentOption,
  TitleComponent,
  type TitleComponentOption,
} from 'echarts/components';
import { type ComposeOption, init, setPlatformAPI, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import sharp from 'sharp';

export type ChartOption = ComposeOption<
  BarSeriesOption | CustomSeriesOption | CalendarComponentOption | GridComponentOption | TitleComponentOption
>;

/** Points; a phone shows them as its own. */
export const chartWidth = 400;
/** Pixels for each point: as sharp as a phone's screen, and 1,200 across, of which chats keep all. */
const pixels = 3;

const lettering = createLettering();

use([BarChart, CustomChart, CalendarComponent, GridComponent, TitleComponent, SVGRenderer]);
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

// A chart's SVG with every word as an outline, so that it looks the same on a machine without fonts.

/** As the chart library writes them: no element within, every attribute in double quotes. */
const textElement = /<text([^>]*)>([^<]*)<\/text>/g;

/**
 * Throws where the SVG has text in another form: that would be letters from whatever font the machine has, or none. The
 * fonts have to be prepared. Text is centred on the height of its capitals.
 */
export function outlineText(svg: string, lettering: Lettering): string {
  const outlined = svg.replace(textElement, (_, attributes: string, content: string) => {
    const read = (name: string): string | undefined => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
    const size = Number(/font-size:([\d.]+)px/.exec(read('style') ?? '')?.[1] ?? 12);
    const line = lettering.line(unescaped(content));
    const width = line.width * size;
    const anchor = { start: 0, middle: width / 2, end: width }[read('text-anchor') ?? 'start'] ?? 0;
    const drop = read('dominant-baseline') === 'central' ? (capHeight * size) / 2 : 0;
    const d = line.path(Number(read('x') ?? 0) - anchor, Number(read('y') ?? 0) + drop, size);
    const kept = ['fill', 'fill-opacity', 'transform'].flatMap((name) => {
      const value = read(name);
      return value === undefined ? [] : [`${name}="${value}"`];
    });
    return `<path d="${d}" ${kept.join(' ')}></path>`;
  });
  if (/<(text|tspan|foreignObject)\b/.test(outlined)) throw new Error('a chart has text that was not outlined');
  return outlined;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');
}
