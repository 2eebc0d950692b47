/** Excuses, as members and hosts read them. A reason is for hosts alone. */
import { pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { Say } from '../../locales/say.js';
import { clip, moreLine } from '../kernel/lists.js';

/** An excuse with the ids of its buttons. */
export interface ExcuseWords {
  class: string;
  title: string;
  person: string;
  name: string;
  excuse: string;
  dates: string;
  /** May be empty. */
  reason: string;
}

/** To the member who asked. */
export function askedReply(say: Say, { titles, dates }: { titles: readonly string[]; dates: string }): Reply {
  return { text: say('excuse.asked', { titles: titles.join(', '), dates }) };
}

/** They are in several classes: which of them hears of it, and of the reason? */
export function whichClassReply(
  say: Say,
  { classes, dates }: { classes: readonly Pick<Class, 'id' | 'title'>[]; dates: string },
): Reply {
  const to = (label: string, which: string): Button[] => [{ label, data: pressData('excuse-for', which) }];
  return {
    text: say('excuse.which', { dates }),
    buttons: [...classes.slice(0, rows).map(({ id, title }) => to(title, id)), to(say('excuse.button.all'), 'all')],
  };
}

/** As many rows of buttons as Discord takes, and one for all of them. */
const rows = 4;

/** A day that may be meant. `label`: its date, as it is read. */
export interface DayChoice {
  question: string;
  date: string;
  when: 'today' | 'tomorrow' | 'other';
  label: string;
}

/** No day was understood in `part`, and nothing is asked of hosts yet. */
export function whichDayReply(say: Say, { part, days }: { part: string; days: readonly DayChoice[] }): Reply {
  return { text: say('excuse.which-day', { part }), buttons: dayButtons(say, days) };
}

function dayButtons(say: Say, days: readonly DayChoice[]): Button[][] {
  return days.map(({ question, date, when, label }) => [
    { label: say('excuse.button.day', { when, date: label }), data: pressData('excuse-on', question, date) },
  ]);
}

/** Their own, with what came of them; and how to ask, or for which day, with a tap. */
export function ownExcusesReply(
  say: Say,
  own: readonly { id: string; title: string; dates: string; state: 'waiting' | 'approved' | 'refused' }[],
): Reply {
  const lines = own.map(({ title, dates, state }) => say('excuse.own', { title, dates, state }));
  const text = [...(lines.length > 0 ? [lines.join('\n')] : []), say('excuse.how')].join('\n\n');
  const standing = own.filter(({ state }) => state !== 'refused').slice(0, rows + 1);
  return {
    text,
    buttons: standing.map(({ id, title, dates }) => [
      { label: say('excuse.button.withdraw', { title: clip(title, 24), dates }), data: pressData('unexcuse', id) },
    ]),
  };
}

/** To each host, of what one of them had heard of before. */
export function withdrawnForHosts(say: Say, { name, title, dates }: ExcuseWords): Reply {
  return { text: say('excuse.withdrawn-by', { name, title, dates }) };
}

/** To each host. */
export function askedOfHosts(say: Say, words: ExcuseWords): Reply {
  const press = (answer: 'yes' | 'no') => pressData('excused', answer, words.class, words.person, words.excuse);
  return {
    text: [say('excuse.asks', { name: words.name, title: words.title, dates: words.dates }), reason(say, words)].join(
      '\n',
    ),
    buttons: [
      [
        { label: say('excuse.button.yes'), data: press('yes'), style: 'primary' },
        { label: say('excuse.button.no'), data: press('no'), style: 'danger' },
      ],
    ],
  };
}

function reason(say: Say, words: ExcuseWords): string {
  return words.reason ? say('excuse.reason', { reason: words.reason }) : say('excuse.no-reason');
}

/** Messages to a host who asks for what waits; the rest comes up once these are decided. */
const listed = 10;

export function waitingReplies(say: Say, waiting: readonly ExcuseWords[]): Reply[] {
  if (waiting.length === 0) return [{ text: say('excuse.none') }];
  return [
    ...waiting.slice(0, listed).map((words) => askedOfHosts(say, words)),
    ...moreLine(say, waiting.length - listed).map((text) => ({ text })),
  ];
}

/** In the place of the question, for the host who answered it. */
export function decidedForHost(say: Say, words: ExcuseWords, accepted: boolean): Reply {
  const { name, title, dates } = words;
  const head = say(accepted ? 'excuse.is-approved' : 'excuse.is-refused', { name, title, dates });
  return { text: [head, reason(say, words)].join('\n'), buttons: [] };
}

export function decidedForPerson(say: Say, { title, dates }: ExcuseWords, accepted: boolean): Reply {
  return { text: say(accepted ? 'excuse.approved' : 'excuse.refused', { title, dates }) };
}
