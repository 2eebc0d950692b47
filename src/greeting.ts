import { createSay } from './locales/say.js';
import type { Config } from './config.js';

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
