/**
 * Milliseconds that a test, and whatever it waits for, may take: what is over in a second takes minutes where a dozen
 * others share two cores. Nothing is ever slow because of it: only what would fail waits so long.
 */
export const patience = 300_000;
