/** One lane per chat: what came first is done first, and no chat waits for another. */
import PQueue from 'p-queue';

export interface Lanes {
  /** Runs `task` when everything that came into this lane before has ended, well or badly. */
  run<T>(lane: string, task: () => Promise<T>): Promise<T>;
  /** Resolves when every lane is empty. */
  idle(): Promise<void>;
}

export function createLanes(): Lanes {
  const lanes = new Map<string, PQueue>();

  function open(name: string): PQueue {
    const lane = new PQueue({ concurrency: 1 });
    lanes.set(name, lane);
    lane.once('idle', () => lanes.delete(name));
    return lane;
  }

  return {
    run: (name, task) => (lanes.get(name) ?? open(name)).add(task),
    async idle() {
      await Promise.all([...lanes.values()].map((lane) => lane.onIdle()));
    },
  };
}
