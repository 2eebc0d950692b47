/** Events that the bot has for sure. */

export interface Arrivals {
  note: (event: string) => void;
  /** Resolves when this event has arrived, which may have been before. */
  of: (event: string) => Promise<void>;
}

/** By their ids, whichever comes first: the event, or whoever waits for it. */
export function createArrivals(): Arrivals {
  const arrivals = new Map<string, { promise: Promise<void>; resolve: () => void }>();
  function arrival(event: string) {
    const known = arrivals.get(event);
    if (known) return known;
    let resolve: () => void = () => undefined;
    const made = { promise: new Promise<void>((settle) => (resolve = settle)), resolve };
    arrivals.set(event, made);
    return made;
  }
  return { note: (event) => arrival(event).resolve(), of: (event) => arrival(event).promise };
}
