import { command, nothing, type Command } from '../../src/stories/kernel/command.js';
import { createWelcome } from '../../src/stories/start/start.js';

/** A command that works everywhere and takes nothing. */
export function commandOf(name: 'help' | 'me' | 'start' | 'attend', run: Command['run']): Command {
  const declared = { name, usage: `/${name}`, about: `menu.${name}` } as const;
  const words = { where: 'anywhere', who: 'everybody', answer: 'public' } as const;
  return command({ ...declared, ...words, parse: nothing, run: (context) => run(context, '') });
}

/** /start and /help of nothing else. */
export const welcome = createWelcome(() => [welcome]);
