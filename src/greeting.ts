import type { Log } from './chat/ports.js';
import type { Config } from './config.js';
import { createSay } from './locales/say.js';
import type { Progress } from './recognition/hub/find-model.js';

export interface Started {
  config: Config;
  /** Of the browser chat, where it is on. */
  address: string | undefined;
  /** Other chats that are on, as people know them: a platform, perhaps the bot's name there. */
  chats: readonly string[];
  engine: string;
}

/** What an operator reads at the start: where the chat is, what is on, and where the key lies. */
export function greeting({ config, address, chats, engine }: Started): string {
  const say = createSay('en');
  const lines = [
    say('greeting.adapters', {
      adapters: [...(address === undefined ? [] : ['web (the browser)']), ...chats].join(', ') || 'none',
    }),
    say('greeting.engine', { engine, threads: config.recognizer.threads }),
  ];
  if (address === undefined) lines.push(say('greeting.no-chat'));
  else {
    lines.unshift(say('greeting.chat', { address }));
    // Without a display the browser is on another machine, and this chat answers on loopback only.
    if (!config.display) lines.push(say('greeting.tunnel', { port: new URL(address).port }));
  }
  lines.push(
    config.key === undefined ? say('greeting.key-file', { path: config.keyFile }) : say('greeting.key-variable'),
  );
  return `\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`;
}

// Tells an operator how far a model's download is: in place on a terminal, and now and then in the log.

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
