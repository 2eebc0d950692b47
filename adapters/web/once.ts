/** What is asked twice is done once: the second asker gets the first one's answer, also while it is still being made. */

export interface Once {
  /** A failure is not remembered: the next attempt is a new one. */
  do<T>(id: string, work: () => Promise<T>): Promise<T>;
}

export function createOnce(keep: number): Once {
  const answers = new Map<string, Promise<unknown>>();
  return {
    do<T>(id: string, work: () => Promise<T>): Promise<T> {
      const before = answers.get(id);
      // The same id is always asked with the same kind of work, so it is the same kind of answer.
      if (before !== undefined) return before as Promise<T>;
      const answer = work();
      answers.set(id, answer);
      answer.catch(() => answers.delete(id));
      for (const oldest of answers.keys()) {
        if (answers.size <= keep) break;
        answers.delete(oldest);
      }
      return answer;
    },
  };
}
