/** Keeps the newest message in sight while the reader is at the end, and leaves a reader further up alone. */

/** Nearly at the end counts as the end, in CSS pixels. */
const nearPx = 60;

export interface StickyScroll {
  atEnd(): boolean;
  toEnd(smoothly?: boolean): void;
}

export function createStickyScroll(view: HTMLElement, content: HTMLElement, moved: () => void): StickyScroll {
  let stuck = true;
  let top = 0;
  const toEnd = (smoothly = false) => {
    stuck = true;
    view.scrollTo({ top: view.scrollHeight, behavior: smoothly ? 'smooth' : 'instant' });
  };
  view.addEventListener(
    'scroll',
    () => {
      // Only who goes up leaves the end: where more has come meanwhile, the end has gone away from the reader.
      if (view.scrollHeight - view.scrollTop - view.clientHeight < nearPx) stuck = true;
      else if (view.scrollTop < top) stuck = false;
      top = view.scrollTop;
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
