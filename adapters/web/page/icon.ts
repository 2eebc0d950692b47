/** The page's icons, drawn here (24 by 24, one stroke): no font and no picture has to be loaded. */

const shapes = {
  attach: 'M20 11.5l-8.2 8.2a5.3 5.3 0 0 1-7.5-7.5l8.6-8.6a3.5 3.5 0 0 1 5 5l-8.5 8.5a1.8 1.8 0 0 1-2.6-2.5l7.7-7.7',
  camera:
    'M4 8h3.5l1.8-2.5h5.4L16.5 8H20a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 20 20H4a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 4 8zM12 17a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z',
  send: 'M4.5 12h8M4 4.5l17 7.5-17 7.5 2.5-7.5z',
  slash:
    'M14.5 5l-5 14M4.5 3h15A1.5 1.5 0 0 1 21 4.5v15a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 19.5v-15A1.5 1.5 0 0 1 4.5 3z',
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M12 5v14M6 13l6 6 6-6',
  chevron: 'M7 10l5 5 5-5',
  reply: 'M10 7L5 12l5 5M5.5 12H14a5 5 0 0 1 5 5v1',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6z',
  plus: 'M12 5v14M5 12h14',
  group:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.2a6.5 6.5 0 0 1 3.5 5.8',
  bot: 'M5 9h14v10H5zM12 9V5M9 13.5v1.5M15 13.5v1.5M2.5 13v3M21.5 13v3M12 4.5h.01',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  clock: 'M12 7v5l3 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
  warning: 'M12 9v4.5M12 17h.01M12 3.5L22 20.5H2z',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  spark: 'M12 3l2 6.5L20.5 12 14 14.5 12 21l-2-6.5L3.5 12 10 9.5z',
  left: 'M15 5l-7 7 7 7',
  right: 'M9 5l7 7-7 7',
} as const;

export type IconName = keyof typeof shapes;
const svg = 'http://www.w3.org/2000/svg';

/** Puts icons into the skeleton's buttons, which name theirs in `data-icon`. */
export function drawIcons(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-icon]')) {
    const name = place.dataset.icon ?? '';
    if (!isIconName(name)) throw new Error(`there is no icon ${name}`);
    place.append(icon(name));
  }
}

function isIconName(name: string): name is IconName {
  return name in shapes;
}

/** Decoration only: whatever it stands on carries the words. */
export function icon(name: IconName): SVGSVGElement {
  const drawing = document.createElementNS(svg, 'svg');
  drawing.setAttribute('viewBox', '0 0 24 24');
  drawing.setAttribute('class', 'icon');
  drawing.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', shapes[name]);
  drawing.append(path);
  return drawing;
}
