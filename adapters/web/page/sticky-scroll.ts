/** Keeps the newest message in sight while the reader is at the end, and leaves a reader further up alone. */

/** Nearly at the end counts as the end, in CSS pixels. */
const nearPx = 60;

export interface StickyScroll {
  atEnd(): boolean;
  toEnd(smoothly?: boolean): void;
}

export function createStickyScroll(view: HTMLElement, content: HTMLElement, moved: () => void): StickyScroll {
  let stuck = true;
  const toEnd = (smoothly = false) => {
    stuck = true;
    view.scrollTo({ top: view.scrollHeight, behavior: smoothly ? 'smooth' : 'instant' });
  };
  view.addEventListener(
    'scroll',
    () => {
      stuck = view.scrollHeight - view.scrollTop - view.clientHeight < nearPx;
      moved();
    },
    { passive: true },
  );
  // Pictures grow when they arrive, and the view shrinks when a phone's keyboard opens.
  const observer = new ResizeObserver(() => {
    if (stuck) toEnd();
  });
  observer.observe(content);
  observer.observe(view);
  return { atEnd: () => stuck, toEnd };
}
