/** A command, declared once, in its story: menus, slash commands, suggestions and /help are derived from this. */
import { z } from 'zod';
import type { MessageReceived } from '../../chat/event.js';
import type { CommandOption, OptionName } from '../../chat/menu.js';
import { UserError } from '../../errors.js';
import type { PlainSentence } from '../../locales/sentences.js';
import type { HereDirect, HereInGroup } from './here.js';
import type { Context } from './story.js';

/** One way of typing a command: its words, what it does, and an example that works. */
export interface Form {
  form: string;
  does: PlainSentence;
  example?: string;
}

interface Declared {
  /** Small letters, without the slash. */
  name: string;
  /** Its line in menus. */
  about: PlainSentence;
  /** Shown where what was typed does not fit. */
  usage: string;
  where: 'direct' | 'group' | 'anywhere';
  /** To whom menus offer it. What each of its forms takes is asked for when it runs. */
  who: 'everybody' | 'hosts' | 'admins';
  /** Whether its answer in a group is for all to read. */
  answer: 'public' | 'private';
  options?: readonly CommandOption[];
  /** A colon behind the name is part of what `parse` reads; for others `/name: text` is `/name text`. */
  readsColon?: true;
  /** For /help NAME; the usage alone where there are none. */
  forms?: readonly Form[];
  help?: Help;
}

/** A line in /help, for whoever asks where they ask; undefined where it is of no use to them there. */
export interface Help {
  direct?: (here: HereDirect) => PlainSentence | undefined;
  group?: (here: HereInGroup) => PlainSentence | undefined;
}

export interface Command extends Declared {
  /** Whether it can be sent with nothing behind it. */
  standsAlone: boolean;
  /** Throws UserError `command.usage` where `rest` does not fit. */
  run(context: Context<MessageReceived>, rest: string): Promise<void>;
}

/** `parse` reads what follows the command's name; what it makes of that is what `run` is given. */
export function command<T>(
  declared: Declared & {
    parse: z.ZodType<T, string>;
    run: (context: Context<MessageReceived>, given: T) => Promise<void>;
  },
): Command {
  const { parse, run, ...rest } = declared;
  return {
    ...rest,
    standsAlone: parse.safeParse('').success,
    async run(context, text) {
      const parsed = parse.safeParse(declared.readsColon ? text : text.replace(/^:\s*/, ''));
      if (!parsed.success) throw new UserError('command.usage', { usage: declared.usage });
      await run(context, parsed.data);
    },
  };
}

/** Whatever follows, in one piece. */
export const wholeText = z
  .string()
  .trim()
  .transform((text) => ({ text }));

/** Nothing is read of what follows. */
export const nothing = z.string().transform(() => ({}));

export function textOption(name: OptionName): CommandOption {
  return { name, kind: 'text' };
}

export function choiceOption(name: OptionName, choices: readonly string[]): CommandOption {
  return { name, kind: 'choice', choices };
}

/** Somebody on the roster. */
export function personOption(name: 'person' | 'who' = 'person'): CommandOption {
  return { name, kind: 'person' };
}

export const photosOption: CommandOption = { name: 'photos', kind: 'photos' };
