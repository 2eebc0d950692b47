/** Tells an operator how far a model's download is: in place on a terminal, and now and then in the log. */
import type { Log } from './chat/log.js';
import type { Progress } from './recognition/hub/model-source.js';
import { createSay } from './locales/say.js';

/** Standard error, or what stands for it. */
export interface Terminal {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** Parts of a file after each of which the log has a line: enough to see that it goes on. */
const logged = 4;

export function createDownloadTeller(terminal: Terminal, log: Pick<Log, 'info'>): Progress {
  const say = createSay('en');
  /** By file: how many parts the log has heard of. */
  const heard = new Map<string, number>();
  return ({ model, file, loaded, total }) => {
    const isDone = loaded === total;
    if (terminal.isTTY) {
      const line = say('download.progress', { model, file, loaded, total: total ?? 0 });
      terminal.write(`\r${line}\u001B[K${isDone ? '\n' : ''}`);
    }
    const part = total ? Math.floor((loaded / total) * logged) : 0;
    const id = `${model} ${file}`;
    if (part <= (heard.get(id) ?? -1)) return;
    heard.set(id, part);
    log.info({ model, file, loaded, total }, isDone ? 'downloaded' : 'downloading');
  };
}
