import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Answer, Question } from './serve-engine.js';

export interface EngineProcess {
  /** One at a time. Throws when the process ends without an answer. */
  ask(question: Question): Promise<Answer>;
  /** Resolves when the process is gone. */
  close(): Promise<void>;
}

/** Starts one of engines/ in a process of its own. What it prints is not shown: the peer greets on standard output. */
export function startEngine(file: string, args: readonly string[]): EngineProcess {
  const program = fileURLToPath(new URL(`engines/${file}.js`, import.meta.url));
  const child = fork(program, args, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  return {
    async ask(question) {
      const answered = once(child, 'message');
      // Where that fails the process is gone, which its end tells.
      child.send(question, () => undefined);
      const outcome = await Promise.race([answered, ended.then(() => undefined)]);
      if (!outcome) throw new Error(`the engine ${file} ended without an answer`);
      return outcome[0] as Answer; // what serve-engine sends, and nothing else does
    },
    async close() {
      child.disconnect();
      await ended;
    },
  };
}
