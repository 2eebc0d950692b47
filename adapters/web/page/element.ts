/** Makes elements without a framework, and without ever reading markup from text. */

type Handler = (event: Event) => void;
export type Attributes = Readonly<Record<string, string | number | boolean | undefined | Handler>>;
export type Child = Node | string | false | undefined;

/** `onclick: f` listens; `true` is an empty attribute; `false` and `undefined` leave it out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice('on'.length), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== false && child !== undefined));
  return element;
}

/** The element of the page's skeleton with this id. Throws when index.html and the code have parted. */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`index.html has no ${type.name} #${id}`);
  return found;
}

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

/** Draws a list again by changing only what has changed, so that scrolling, focus and pictures stay. */

export interface Item {
  key: string;
  /** Everything the element is made of: it is built anew when one of these is another. */
  made: readonly unknown[];
  build: () => HTMLElement;
}

export interface KeyedList {
  show(items: readonly Item[]): void;
  get(key: string): HTMLElement | undefined;
}

export function createKeyedList(container: HTMLElement): KeyedList {
  let shown = new Map<string, { element: HTMLElement; made: readonly unknown[] }>();

  function elementFor(item: Item): HTMLElement {
    const before = shown.get(item.key);
    if (before !== undefined && isSame(before.made, item.made)) return before.element;
    const element = item.build();
    element.dataset.key = item.key;
    if (before !== undefined) replace(before.element, element);
    return element;
  }

  return {
    get: (key) => shown.get(key)?.element,
    show(items) {
      const next = new Map<string, { element: HTMLElement; made: readonly unknown[] }>();
      for (const item of items) next.set(item.key, { element: elementFor(item), made: item.made });
      for (const [key, { element }] of shown) if (!next.has(key)) element.remove();
      shown = next;
      let place = container.firstElementChild;
      for (const { element } of next.values()) {
        if (element === place) place = place.nextElementSibling;
        else container.insertBefore(element, place);
      }
    },
  };
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => Object.is(value, other[index]));
}

/** The focus goes on to what has taken the place of the focused element; `data-focus` names the same thing in both. */
function replace(before: HTMLElement, after: HTMLElement): void {
  const focused = before.contains(document.activeElement) ? document.activeElement : null;
  before.replaceWith(after);
  if (!(focused instanceof HTMLElement)) return;
  const name = focused.dataset.focus;
  const same = [...after.querySelectorAll<HTMLElement>('[data-focus]')].find((one) => one.dataset.focus === name);
  const heir = name === undefined ? after : (same ?? after);
  heir.focus({ preventScroll: true });
}

// A message's text as elements: links can be followed, commands can be taken into the composer.

/** A web address, or a command at the beginning of a word. */
const special = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])|(?<![\w/.])(\/[a-z]{2,20})(?![\w/])/g;

export function richText(text: string, useCommand: (command: string) => void): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let from = 0;
  for (const found of text.matchAll(special)) {
    const [whole, address, command] = found;
    nodes.push(text.slice(from, found.index));
    if (address !== undefined) {
      nodes.push(el('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, address));
    } else if (command !== undefined) {
      const take = () => useCommand(command);
      nodes.push(el('button', { type: 'button', class: 'command', 'data-focus': whole, onclick: take }, command));
    }
    from = found.index + whole.length;
  }
  return [...nodes, text.slice(from)];
}
