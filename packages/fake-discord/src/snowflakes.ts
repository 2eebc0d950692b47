/** Discord's ids: milliseconds since 2015 above 22 bits, of which we only use a counter. */

/** 2015-01-01T00:00:00Z, from Discord's reference on snowflakes. */
const epoch = 1_420_070_400_000n;

/** Ids that grow, and tell the time at which they were made. */
export function createSnowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const fresh = (BigInt(Math.trunc(now())) - epoch) << 22n;
    last = fresh > last ? fresh : last + 1n;
    return last.toString();
  };
}
