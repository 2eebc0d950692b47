/** Things that go wrong between the bot and Telegram, on command or by a seeded chance. */

/**
 * A status to answer with; `hang` never answers; `drop-before` ends the connection before the call took effect, and
 * `drop-after` when it has: the bot cannot tell them apart.
 */
export type Failure = 429 | 500 | 502 | 'hang' | 'drop-before' | 'drop-after';

export interface Fault {
  with: Failure;
  /** A method's name, or what it matches; `download` is the download of a file. All methods where it is left out. */
  method?: string | RegExp;
  /** How often; once where it is left out. */
  times?: number;
  /** Seconds, for 429. */
  retryAfter?: number;
}

export interface Chances {
  seed: number;
  /** Of each call, from 0 to 1. */
  rate: number;
  with: readonly Failure[];
  method?: string | RegExp;
  retryAfter?: number;
}

export interface Failures {
  fail(fault: Fault): void;
  /** Undefined ends it. */
  failByChance(chances: Chances | undefined): void;
  /** What is to go wrong with this call. */
  next(method: string): { failure: Failure; retryAfter: number } | undefined;
  clear(): void;
}

export function createFailures(): Failures {
  let faults: { fault: Fault; left: number }[] = [];
  let chances: (Chances & { random(): number }) | undefined;
  const fits = (pattern: string | RegExp | undefined, method: string) =>
    pattern === undefined || (typeof pattern === 'string' ? pattern === method : pattern.test(method));

  return {
    fail: (fault) => void faults.push({ fault, left: fault.times ?? 1 }),
    failByChance: (wanted) => void (chances = wanted && { ...wanted, random: createRandom(wanted.seed) }),
    next(method) {
      const found = faults.find(({ fault, left }) => left > 0 && fits(fault.method, method));
      if (found) {
        found.left -= 1;
        return { failure: found.fault.with, retryAfter: found.fault.retryAfter ?? 1 };
      }
      if (!chances || !fits(chances.method, method) || chances.random() >= chances.rate) return undefined;
      const failure = chances.with[Math.floor(chances.random() * chances.with.length)];
      return failure === undefined ? undefined : { failure, retryAfter: chances.retryAfter ?? 1 };
    },
    clear() {
      faults = [];
      chances = undefined;
    },
  };
}

/** The same numbers from 0 to 1 for the same seed (mulberry32, Tommy Ettinger, public domain). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
