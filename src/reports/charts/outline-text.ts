/** A chart's SVG with every word as an outline, so that it looks the same on a machine without fonts. */
import { capHeight, type Lettering } from '../../lettering/lettering.js';

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
