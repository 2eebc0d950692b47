/** At most so many at a time, in the order in which they came. For PHOTOS_AT_ONCE, and for how many chats are served. */
import PQueue from 'p-queue';

export type Limiter = <T>(work: () => Promise<T>) => Promise<T>;

export function createLimiter(width: number): Limiter {
  const queue = new PQueue({ concurrency: width });
  return (work) => queue.add(work);
}
