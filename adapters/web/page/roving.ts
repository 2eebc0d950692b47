/**
 * The keyboard in the list of messages: one stop for Tab, arrow keys go from message to message, and Tab goes on into the
 * buttons of the message one is at. Without this, a hundred messages are hundreds of stops.
 */

export interface Roving {
  /** After the list was drawn: who is not there any more is not stayed at. */
  refresh(): void;
}

const stops = 'button, a[href]';

export function createRoving(list: HTMLElement): Roving {
  const messages = () => [...list.querySelectorAll<HTMLElement>('.message')];

  function stay(at: HTMLElement | undefined): void {
    for (const message of messages()) {
      const here = message === at;
      message.tabIndex = here ? 0 : -1;
      for (const stop of message.querySelectorAll<HTMLElement>(stops)) stop.tabIndex = here ? 0 : -1;
    }
  }

  function current(): HTMLElement | undefined {
    const focused = document.activeElement?.closest<HTMLElement>('.message');
    return focused && list.contains(focused) ? focused : messages().at(-1);
  }

  list.addEventListener('focusin', () => stay(current()));
  list.addEventListener('keydown', (event) => {
    const all = messages();
    const at = all.indexOf(current() ?? list);
    const steps: Record<string, number> = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 };
    const next = all[steps[event.key] ?? -1];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  });
  return { refresh: () => stay(current()) };
}
