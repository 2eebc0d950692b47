/** At most so many at a time, in the order in which they came. For PHOTOS_AT_ONCE, and for how many chats are served. */
import PQueue from 'p-queue';

export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

export function createTurns(width: number): Turns {
  const queue = new PQueue({ concurrency: width });
  return (work) => queue.add(work);
}
