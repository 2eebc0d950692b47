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
