/** SVG elements from numbers and constants. Nothing that people typed may come in here: names come as outlines. */
export function element(name: string, attributes: Readonly<Record<string, string | number>>, content = ''): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === 'number' ? px(value) : value}"`,
  );
  return `<${name}${written.join('')}>${content}</${name}>`;
}

/** A hundredth of a pixel is finer than anybody sees. */
function px(value: number): number {
  return Math.round(value * 100) / 100;
}

export function drawing(width: number, height: number, content: string): Buffer {
  return Buffer.from(element('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height }, content));
}
