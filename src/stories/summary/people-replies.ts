/** Everybody of a class with their numbers, for hosts alone. */
import { pressData } from '../../chat/buttons.js';
import type { Picture, Reply } from '../../chat/reply.js';
import { attendedOf, countedOf, fewestForRate, type PersonNumbers, type Risk } from '../../reports/statistics.js';
import { clip, firstLines, type Page, turnButtons } from '../kernel/lists.js';
import type { Say } from '../../locales/say.js';
import { captioned, fileButtons, type ReportRef } from '../kernel/report-words.js';

export interface PersonLine {
  name: string;
  /** On the roster; undefined for who was forgotten. */
  number: number | undefined;
  isOn: boolean;
  numbers: PersonNumbers;
  /** As it is shown beside the required one, 0 to 1. */
  rate: number | undefined;
  /** The gravest first; of members only. */
  risks: readonly Risk[];
}

export interface PeopleWords {
  title: string;
  dates: string;
  /** Percent, where the class has set it. */
  requiredRate: number | undefined;
  page: Page<PersonLine>;
  /** On all pages. */
  atRisk: number;
  /** Somebody is below the rate, in too few sessions to be judged by it. */
  tooEarly: boolean;
}

export function peopleReply(say: Say, at: ReportRef, words: PeopleWords, picture: Picture | undefined): Reply {
  const { title, dates, page, atRisk, requiredRate } = words;
  const turning = turnButtons(say, page, (to) => pressData('sum-page', at.class, at.code, to));
  const text = [
    [
      say('summary.head', { title, date: dates }),
      atRisk === 0 && words.tooEarly
        ? say('people.not-yet', { n: fewestForRate })
        : say('people.at-risk', { n: atRisk }),
      requiredRate === undefined ? say('people.no-rate') : say('people.rate', { rate: requiredRate / 100 }),
    ].join('\n'),
    page.shown.map((line) => personText(say, line)).join('\n'),
    say('session.only-you'),
  ];
  return {
    ...captioned(text.filter(Boolean).join('\n\n'), picture),
    buttons: [...(turning.length > 0 ? [turning] : []), fileButtons(say, at)],
  };
}

/**
 * Who was absent how often, and who is at risk, for a chat whose class chose that everybody may read it: as many as fit
 * into so many characters.
 */
export function openNames(say: Say, people: readonly PersonLine[], room: number): string {
  const worth = people.filter(({ risks, numbers }) => risks.length > 0 || numbers.counts.absent > 0);
  const lines = worth.map((line) => personText(say, line));
  const first = (most: number) => firstLines(say, lines, most).join('\n');
  let shown = lines.length;
  while (shown > 0 && first(shown).length > room) shown--;
  return first(shown);
}

/** Characters: eight lines of it, with all that can be said of somebody, fit below a picture. */
const longestName = 24;

/** "⚠ 7 Ann Example · 62% (13 of 21) · below the rate". */
function personText(say: Say, { name, number, isOn, numbers, rate, risks }: PersonLine): string {
  const { counts } = numbers;
  const parts = [
    say('people.line', { number: number ?? 0, name: clip(name, longestName), left: isOn ? 'no' : 'yes' }),
    rate === undefined
      ? say('people.uncounted')
      : say('people.share', { rate, here: attendedOf(counts), of: countedOf(counts) }),
    ...risks.map((risk) => say(`people.risk.${risk}`)),
  ];
  return `${risks.length > 0 ? '⚠ ' : ''}${parts.join(' · ')}`;
}
