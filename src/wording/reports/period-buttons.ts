/** Buttons under a report: other periods, and files. */
import { pressData } from '../../chat/buttons.js';
import type { Button } from '../../chat/reply.js';
import type { Say } from '../say.js';

/** A report, as its buttons name it. Codes of periods are made by the flow. */
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
