/** What has to happen one after the other: edits of a message, events of a chat, changes of a document. */

export interface KeyedQueue<K = string> {
  /**
   * Runs `work` when all that was asked for `key` before has ended, well or badly, and settles as it does. Other keys do
   * not wait. Not reentrant: work that waits for its own key waits forever.
   */
  run<T>(key: K, work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is waiting or running. */
  idle(): Promise<void>;
}

/** Within this process; keys are forgotten when nothing is left of them. */
export function createKeyedQueue<K = string>(): KeyedQueue<K> {
  /** The end of what was asked last. None rejects. */
  const ends = new Map<K, Promise<void>>();
  return {
    run(key, work) {
      const mine = (ends.get(key) ?? Promise.resolve()).then(work);
      const leave = (): void => {
        if (ends.get(key) === end) ends.delete(key);
      };
      const end = mine.then(leave, leave);
      ends.set(key, end);
      return mine;
    },
    async idle() {
      while (ends.size > 0) await Promise.all(ends.values());
    },
  };
}
