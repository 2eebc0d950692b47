/** Discord's buckets: every answer says how much is left of one, and on command a bucket is small. */
import { createHash } from 'node:crypto';

interface Bucket {
  limit: number;
  windowMs: number;
  used: number;
  /** Real milliseconds, because discord.js waits in real time. */
  resetsAt: number;
}

export interface RateLimits {
  /** From now on a route, by its pattern as in `POST /channels/:channel/messages`, takes so many in that time. */
  limit(pattern: string, limit: number, windowMs: number): void;
}

export interface RateLimitBook extends RateLimits {
  /** The headers for an answer, and for how long to wait when there is nothing left. */
  use(pattern: string, major: string): { headers: Record<string, string>; retryAfterMs?: number };
}

/** Wide enough never to be felt. */
const generous = { limit: 1000, windowMs: 1000 };

/** `patterns`: those of all routes. */
export function createRateLimits(patterns: readonly string[]): RateLimitBook {
  const limits = new Map<string, { limit: number; windowMs: number }>();
  const buckets = new Map<string, Bucket>();
  return {
    limit(pattern, limit, windowMs) {
      if (!patterns.includes(pattern)) throw new Error(`there is no route ${pattern}, only: ${patterns.join(', ')}`);
      limits.set(pattern, { limit, windowMs });
    },
    use(pattern, major) {
      const now = Date.now();
      const key = `${pattern} ${major}`;
      let bucket = buckets.get(key);
      if (!bucket || bucket.resetsAt <= now) {
        const size = limits.get(pattern) ?? generous;
        bucket = { ...size, used: 0, resetsAt: now + size.windowMs };
        buckets.set(key, bucket);
      }
      const isFull = bucket.used >= bucket.limit;
      if (!isFull) bucket.used += 1;
      const waitMs = bucket.resetsAt - now;
      const headers = {
        'x-ratelimit-limit': String(bucket.limit),
        'x-ratelimit-remaining': String(bucket.limit - bucket.used),
        'x-ratelimit-reset': String(bucket.resetsAt / 1000),
        'x-ratelimit-reset-after': String(waitMs / 1000),
        'x-ratelimit-bucket': createHash('sha256').update(pattern).digest('hex').slice(0, 32),
      };
      return isFull ? { headers, retryAfterMs: waitMs } : { headers };
    },
  };
}
