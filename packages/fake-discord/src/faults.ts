/** Failures on command: of the next requests that fit, or of some at random with a seed. */

export type Fault =
  /** `global`: of the whole bot instead of the route. */
  | { kind: 'rate-limit'; retryAfterMs: number; global?: boolean }
  /** Discord's edge says that; with `when: 'after'` the request was carried out all the same. */
  | { kind: 'status'; status: number; when?: 'after' }
  /** Never answered. */
  | { kind: 'hang' }
  /** The connection breaks before or after the request was carried out. */
  | { kind: 'drop'; when: 'before' | 'after' }
  /** The request's body is read only after so many milliseconds. */
  | { kind: 'slow'; ms: number };

interface Rule {
  pattern: RegExp;
  fault: Fault;
  left: number;
}

export interface Faults {
  /**
   * The next `times` requests that fit fail. `where` is a method (or `*`) and a path with `:name` or `*` for one part of it and `**`
   * for any rest, for example `POST /channels/:channel/messages` or `* /webhooks/**`.
   */
  next(where: string, fault: Fault, times?: number): void;
  /** From now on a request fails with this probability, in one of these ways; the same seed fails the same requests. */
  atRandom(seed: number, rate: number, kinds: readonly Fault[]): void;
  /** No more failures. */
  none(): void;
  /** How often what failed. */
  happened: { where: string; fault: Fault }[];
}

export interface FaultBook extends Faults {
  /** What is to go wrong with this request, if anything. */
  take(method: string, path: string): Fault | undefined;
}

export function createFaults(): FaultBook {
  let rules: Rule[] = [];
  let random: { next: () => number; rate: number; kinds: readonly Fault[] } | undefined;
  const happened: FaultBook['happened'] = [];

  function pick(method: string, path: string): Fault | undefined {
    const rule = rules.find(({ pattern, left }) => left > 0 && pattern.test(`${method} ${path}`));
    if (rule) {
      rule.left -= 1;
      return rule.fault;
    }
    if (!random || random.next() >= random.rate) return undefined;
    return random.kinds[Math.floor(random.next() * random.kinds.length)];
  }

  return {
    happened,
    next: (where, fault, times = 1) => void rules.push({ pattern: compile(where), fault, left: times }),
    atRandom: (seed, rate, kinds) => void (random = { next: createRandom(seed), rate, kinds }),
    none() {
      rules = [];
      random = undefined;
    },
    take(method, path) {
      const fault = pick(method, path);
      if (fault) happened.push({ where: `${method} ${path}`, fault });
      return fault;
    },
  };
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function compile(where: string): RegExp {
  const [method = '*', path = '/**'] = where.split(' ');
  const body = path
    .split('/')
    .map((part) => (part === '**' ? '.*' : part === '*' || part.startsWith(':') ? '[^/]+' : escape(part)))
    .join('/');
  return new RegExp(`^${method === '*' ? '[A-Z]+' : method} ${body}$`);
}

/** Mulberry32: small, and the same everywhere. Gives numbers from 0 to 1. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
