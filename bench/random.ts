/**
 * Numbers from 0 to 1, the same for every run, so that runs can be compared. The linear congruential generator of
 * Numerical Recipes (Press et al., 3rd ed., 7.1).
 */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
