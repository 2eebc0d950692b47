/** A value that somebody waits for before it is known. */
export function knownOnce<T>(): { value: Promise<T>; set: (value: T) => void; isKnown: () => boolean } {
  let settle: (value: T) => void = () => undefined;
  let isKnown = false;
  const value = new Promise<T>((resolve) => (settle = resolve));
  const set = (known: T): void => {
    isKnown = true;
    settle(known);
  };
  return { value, set, isKnown: () => isKnown };
}
