/** What is said with files. */
import { pressData } from '../../chat/buttons.js';
import type { OutFile, Reply } from '../../chat/reply.js';
import { clip, listNames } from '../kernel/lists.js';
import type { Say } from '../../locales/say.js';

export const formats = ['csv', 'xlsx', 'moodle', 'ics'] as const;
export type Format = (typeof formats)[number];

/** What a file is about. */
export interface ExportWords {
  title: string;
  dates: string;
  rows: number;
  sessions: number;
  /** Names of people without an email. */
  withoutEmail: readonly string[];
  /** What stands for which status in files for Moodle. */
  acronyms: string;
}

/** Characters of names in a message with a file: captions are shorter than messages. */
const roomForNames = 400;

export function whichFormat(say: Say, at: { class: string; code: string }, title: string, dates: string): Reply {
  return {
    text: say('export.which', { title, dates }),
    buttons: [
      formats.map((format) => ({
        label: say(`export.button.${format}`),
        data: pressData('export', at.class, format, at.code),
      })),
    ],
  };
}

/** As many rows of buttons as Discord takes. */
const rows = 5;

/** To a host of several classes, in the direct chat. */
export function whichClass(
  say: Say,
  classes: readonly { id: string; title: string }[],
  format: Format | undefined,
  code: string,
): Reply {
  if (classes.length === 0) return { text: say('export.no-class') };
  return {
    text: say('export.which-class'),
    buttons: classes
      .slice(0, rows)
      .map(({ id, title }) => [{ label: clip(title), data: pressData('export', id, format ?? 'which', code) }]),
  };
}

export function nothingToExport(say: Say, dates: string): Reply {
  return { text: say('export.nothing', { dates }) };
}

export function exportReply(say: Say, format: Format, words: ExportWords, file: OutFile): Reply {
  const { title, dates, withoutEmail, sessions } = words;
  if (format === 'ics') return { text: say('export.ics', { title, dates, sessions }), file };
  const moodle = format === 'moodle';
  const { text: names, more } = listNames(withoutEmail, roomForNames);
  const listed = more > 0 ? say('attend.taken.names.more', { names, n: more }) : names;
  const missing = withoutEmail.length > 0 ? [say('export.no-emails', { n: withoutEmail.length, names: listed })] : [];
  const text = [
    say('export.done', { title, dates, rows: words.rows, sessions }),
    ...(moodle ? [say('export.moodle', { several: sessions > 1 ? 'yes' : 'no', acronyms: words.acronyms })] : []),
    ...(moodle && missing.length > 0 ? [[say('export.moodle.left'), ...missing].join(' ')] : missing),
  ];
  return { text: text.join('\n\n'), file };
}
