/** The bot as a child process that is killed and started again, over the same data. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BotCalls, PlayerCalls, Settings, WebCalls } from './calls.js';
import { connectCalls, ProcessGone, type Wire } from './wire.js';

export interface BotProcess {
  /** Of the process that runs now; they throw ProcessGone when it ends. */
  readonly calls: BotCalls;
  /** Resolves when the bot has taken up what was left. */
  start(settings: Settings): Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** What `work` resolves with; throws ProcessGone when the process that runs now ends before. */
  whileItRuns<T>(work: Promise<T>): Promise<T>;
  /** From now on, the next sign of its being at work is its end. */
  killAtWork(): void;
  /** What it wrote to standard error. */
  complaint(): string;
}

const program = fileURLToPath(new URL('./bot-program.js', import.meta.url));

/** Characters of standard error that are remembered. */
const remembered = 4000;

/** `player` is asked by whichever process runs. */
export function createBotProcess(player: Omit<PlayerCalls, 'atWork'> & Partial<WebCalls>): BotProcess {
  let running: { child: ChildProcess; calls: BotCalls; gone: Promise<never> } | undefined;
  let complaint = '';
  let isToDie = false;

  function current(): NonNullable<typeof running> {
    if (!running) throw new ProcessGone('there is no bot');
    return running;
  }

  return {
    get calls() {
      return current().calls;
    },
    whileItRuns: (work) => Promise.race([work, current().gone]),
    async start(settings) {
      isToDie = false;
      const child = fork(program, {
        // Photos go to it as bytes.
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      });
      child.stderr?.on('data', (text: Buffer) => (complaint = (complaint + text.toString()).slice(-remembered)));
      const atWork = () => {
        if (isToDie) child.kill('SIGKILL');
        return Promise.resolve();
      };
      const gone = once(child, 'exit').then((): never => {
        throw new ProcessGone('the bot has ended');
      });
      gone.catch(() => undefined);
      running = { child, calls: connectCalls<BotCalls>(channelTo(child), { ...player, atWork }), gone };
      await running.calls.start(settings);
    },
    async kill() {
      const child = running?.child;
      running = undefined;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    killAtWork: () => void (isToDie = true),
    complaint: () => complaint.trim(),
  };
}

function channelTo(child: ChildProcess): Wire {
  return {
    // It may be gone this very moment: then this is told to the callback, and `disconnect` to whoever waits.
    send: (message) => void child.send(message, () => undefined),
    received: (listener) =>
      void child.on('message', (message) => {
        // What a killed one asked for was never asked.
        if (!child.killed) listener(message);
      }),
    gone: (listener) => void child.on('disconnect', listener),
  };
}
