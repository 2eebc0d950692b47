import { perStatus, type Status } from '../../attendance/sheet.js';
import { pressData } from '../../chat/buttons.js';
import type { Button, Picture, Reply } from '../../chat/reply.js';
import { statusesOf, type Class } from '../../classes/class.js';
import type { Say } from '../../locales/say.js';
import { moodleAcronyms } from '../../reports/exports/moodle.js';
import { type Counts, statusesIn } from '../../reports/statistics.js';

/** Characters that the text below a picture may have (Telegram: 1,024), and some to spare for how platforms count. */
export const captionRoom = 1_000;

/** The text with its picture; a text that has no room below one comes without. */
export function captioned(text: string, picture: Picture | undefined): Pick<Reply, 'text' | 'picture'> {
  return picture && text.length <= captionRoom ? { text, picture } : { text };
}

// Buttons under a report: other periods, and files.

/** A report, as its buttons name it. Codes of periods are made by the story. */
export interface ReportRef {
  class: string;
  /** What it shows now. */
  code: string;
  /** The period before and after it, where it has neighbours. */
  earlier?: string | undefined;
  later?: string | undefined;
}

const choices = ['week', 'month', 'term'] as const;

/** `data`: what a button for another period carries. */
export function periodButtons(say: Say, at: ReportRef, data: (code: string) => string): Button[][] {
  const { earlier, later } = at;
  const turning: Button[] = [
    ...(earlier === undefined ? [] : [{ label: say('report.button.earlier'), data: data(earlier) }]),
    ...(later === undefined ? [] : [{ label: say('report.button.later'), data: data(later) }]),
  ];
  const others = choices
    .filter((code) => code !== at.code)
    .map((code) => ({ label: say(`report.button.${code}`), data: data(code) }));
  return [...(turning.length > 0 ? [turning] : []), others];
}

/** For hosts: whoever else presses is told so. */
export function fileButtons(say: Say, { class: id, code }: ReportRef): Button[] {
  return (['csv', 'xlsx'] as const).map((format) => ({
    label: say(`report.button.${format}`),
    data: pressData('export', id, format, code),
  }));
}

/** For hosts: everybody with their numbers. */
export function peopleButton(say: Say, { class: id, code }: ReportRef): Button {
  return { label: say('report.button.people'), data: pressData('sum-people', id, code, 0) };
}

// Words that stand in charts.

export function statusWords(say: Say): Record<Status, string> {
  return perStatus((status) => say(`report.chart.${status}`));
}

/** One letter each, for the days of a calendar. */
export function statusLetters(say: Say): Record<Status, string> {
  return perStatus((status) => say(`report.chart.${status}.letter`));
}

/** "P present, L late": what stands for each status of the class in files for Moodle. */
export function acronymsInWords(say: Say, klass: Class): string {
  const [acronyms, words] = [moodleAcronyms(klass.moodleAcronyms), statusWords(say)];
  return statusesOf(klass)
    .map((status) => `${acronyms[status]} ${words[status]}`)
    .join(', ');
}

/** In the order of the stack, for somebody who cannot see it. */
export function countsInWords(say: Say, counts: Counts): string {
  return countLines(say, counts).join(', ');
}

/** Each number with a sign and a word, also those that are zero. */
export function countLines(say: Say, counts: Counts): string[] {
  return statusesIn([counts]).map((status) => say(`session.${status}`, { n: counts[status] }));
}
