/** The command grammar, the same on every platform: text or a caption in, one command out. */
import { z } from 'zod';
import { UserError } from '../errors.js';
import type { Status } from '../attendance/sheet.js';

/** "/register: Ann": a colon after the name is no part of what follows. */
const rest = z.string().transform((text) => text.replace(/^:/, '').trim());
const status = z.enum(['present', 'late', 'excused', 'absent'] satisfies Status[]);

/**
 * Every command with the shape of what follows it. `usage` is shown when it does not fit; `list` says where it is
 * offered in menus and in /help.
 */
export const grammar = {
  start: { usage: '/start', parse: rest.transform((payload) => ({ payload })) },
  help: { usage: '/help', parse: rest.transform(() => ({})) },
  register: { usage: '/register [NAME] [EMAIL]', parse: rest.transform(splitNameAndEmail) },
  me: { usage: '/me', parse: rest.transform(() => ({})) },
  mydata: { usage: '/mydata', parse: rest.transform(() => ({})) },
  forget: { usage: '/forget', parse: rest.transform(() => ({})) },
  privacy: { usage: '/privacy', parse: rest.transform(() => ({})) },
  link: { usage: '/link [CODE]', parse: rest.transform((code) => ({ code })) },
  class: { usage: '/class [TITLE]', parse: rest.transform((title) => ({ title })) },
  join: { usage: '/join', parse: rest.transform(() => ({})) },
  roster: {
    usage: '/roster [add NAMES | enrol PERSON | consent PERSON | merge PERSON PERSON | remove PERSON]',
    parse: rest.transform(splitVerb),
  },
  host: { usage: '/host [PERSON]', parse: rest.transform((person) => ({ person })) },
  open: { usage: '/open', parse: rest.transform(() => ({})) },
  close: { usage: '/close', parse: rest.transform(() => ({})) },
  attend: {
    usage: '/attend, with a photo or as a reply to one',
    parse: rest.transform((from) => ({ voice: from.toLowerCase() === 'voice' })),
  },
  mark: { usage: '/mark PERSON present|late|excused|absent', parse: rest.transform(splitPersonAndStatus) },
  schedule: {
    usage: '/schedule [DAYS TIME | DATE TIME | break DATES | grace MINUTES | zone ZONE | off]',
    parse: rest.transform((text) => ({ text })),
  },
  digest: {
    usage: '/digest [weekly|term] TIME [here|@channel|#channel] [DAYS], or /digest off',
    parse: rest.transform((text) => ({ text })),
  },
  // A colon marks a reason: see classes/timetable/read-excuse.
  excuse: { usage: '/excuse [DATES] [REASON]', parse: z.string().transform((text) => ({ text: text.trim() })) },
  remind: { usage: '/remind [off]', parse: rest.transform((text) => ({ text })) },
  summary: {
    usage: '/summary [today|yesterday|week|month|term|FROM..TO] [PERSON]',
    parse: rest.transform((text) => ({ text })),
  },
  profile: { usage: '/profile PERSON [PERIOD]', parse: rest.transform((text) => ({ text })) },
  export: { usage: '/export [csv|xlsx|moodle|ics] [PERIOD]', parse: rest.transform((text) => ({ text })) },
  settings: {
    usage: '/settings [term FROM..TO | rate PERCENT | names hosts|everybody]',
    parse: rest.transform((text) => ({ text })),
  },
} as const;

export type CommandName = keyof typeof grammar;
export type Command = { [N in CommandName]: { name: N } & z.infer<(typeof grammar)[N]['parse']> }[CommandName];
export type CommandOf<N extends CommandName> = Extract<Command, { name: N }>;

const commandNames = new Set<string>(Object.keys(grammar));

/**
 * The command a text begins with, or undefined when it begins with none. `/name@bot` is Telegram's way of addressing one
 * bot of several. Throws UserError `command.unknown` and `command.usage`.
 */
export function parseCommand(text: string): Command | undefined {
  const found = /^\s*\/([a-z]+)(?:@\w+)?(?=[\s:]|$)([\s\S]*)$/i.exec(text);
  if (!found) return undefined;
  const name = (found[1] ?? '').toLowerCase();
  if (!isCommandName(name)) throw new UserError('command.unknown', { command: `/${name}` });
  const { parse, usage } = grammar[name];
  const parsed = parse.safeParse(found[2] ?? '');
  if (!parsed.success) throw new UserError('command.usage', { usage });
  // The name chose the grammar that parsed the rest, which the type system cannot follow through the table.
  return { name, ...parsed.data } as Command;
}

/** The command of this name with nothing behind it; undefined where there is none, or where it needs more. */
export function commandNamed(name: string): Command | undefined {
  return isCommandName(name) && grammar[name].parse.safeParse('').success ? parseCommand(`/${name}`) : undefined;
}

function isCommandName(name: string): name is CommandName {
  return commandNames.has(name);
}

/** "Ann Example ann@example.org": the last word is the email when it looks like one. */
function splitNameAndEmail(text: string): { given: string; email?: string } {
  const words = text.split(/\s+/).filter(Boolean);
  const email = words.at(-1);
  if (!email?.includes('@') || email.startsWith('@')) return { given: words.join(' ') };
  return { given: words.slice(0, -1).join(' '), email };
}

/** "add Ann Example\nBo Example": the first word, and what follows it. */
function splitVerb(text: string): { verb: string; rest: string } {
  const [, verb = '', tail = ''] = /^(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  return { verb: verb.toLowerCase(), rest: tail };
}

/** "Ann Example late": the last word is the status. */
function splitPersonAndStatus(text: string, context: z.RefinementCtx) {
  const words = text.split(/\s+/).filter(Boolean);
  const found = status.safeParse(words.at(-1)?.toLowerCase());
  const person = words.slice(0, -1).join(' ');
  if (found.success && person) return { person, status: found.data };
  context.addIssue({ code: 'custom', message: 'a person and a status' });
  return z.NEVER;
}
