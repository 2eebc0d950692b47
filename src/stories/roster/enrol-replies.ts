import { inRows, pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { Person } from '../../people/person.js';
import { percentOf, type JudgedSelfie } from '../register/register-replies.js';
import type { Say } from '../../locales/say.js';
import { clip, pageOf, turnButtons } from '../kernel/lists.js';

/**
 * Before anything is enrolled: the host states that consent is there, the guardian's in a class of minors. `unseen`: how
 * many photos came already and were not looked at.
 */
export function askConsentReply(say: Say, { id, minors }: Class, person: Person, unseen: number): Reply {
  const question = say(minors === true ? 'roster.enrol.ask.minor' : 'roster.enrol.ask', { name: person.name });
  return {
    text: unseen > 0 ? `${question}\n\n${say('roster.enrol.unseen', { n: unseen })}` : question,
    buttons: [
      [
        { label: say('roster.enrol.button.yes'), data: pressData('enrol-yes', id, person.id), style: 'primary' },
        { label: say('roster.enrol.button.no'), data: pressData('enrol-no') },
      ],
    ],
  };
}

export function askPhotosReply(say: Say, name: string): Reply {
  return {
    text: say('roster.enrol.photos', { name }),
    buttons: [[{ label: say('roster.enrol.button.later'), data: pressData('enrol-no') }]],
  };
}

export interface EnrolledNow {
  judged: readonly JudgedSelfie[];
  /** Selfies kept now, and at most. */
  count: number;
  max: number;
  /** Looks like another member: a host has to let them in. */
  waits: boolean;
  /** Somebody else of the class has the same word. */
  shares: boolean;
  /** Whom a host may enrol after them. */
  next: Person | undefined;
}

/** One sentence for each photo, and where that leaves the person. */
export function enrolledReply(say: Say, klass: Class, { id, name }: Person, enrolled: EnrolledNow): Reply {
  const { judged, count, max, waits, shares, next } = enrolled;
  const sentences = judged.map((outcome, i) =>
    judged.length > 1
      ? say('selfie.numbered', { number: i + 1, text: sentence(say, outcome, max) })
      : sentence(say, outcome, max),
  );
  const done: Button = { label: say('roster.enrol.button.done'), data: pressData('enrol-done', klass.id, id) };
  return {
    text: [
      sentences.join('\n'),
      say('roster.enrol.count', { name, count }),
      ...(waits ? [say('roster.enrol.waits', { name })] : []),
      ...(shares ? [say('roster.enrol.label-shared')] : []),
      ...(count < max ? [say(count === 0 ? 'roster.enrol.again' : 'roster.enrol.more')] : []),
    ].join('\n\n'),
    buttons: [...(count < max ? [[done]] : []), ...nextButton(say, klass, next)],
  };
}

function sentence(say: Say, judged: JudgedSelfie, max: number): string {
  if (judged.kind === 'accepted') {
    return judged.label ? say('roster.enrol.labelled', percentOf(judged.label)) : say('roster.enrol.accepted');
  }
  if (judged.kind === 'refused') return say(`roster.enrol.fault.${judged.fault}`);
  if (judged.kind === 'unreadable') {
    return judged.code === 'photo.gone' ? say('roster.enrol.gone') : say(judged.code, judged.details);
  }
  return say(`roster.enrol.${judged.kind}`, { max });
}

export function enrolDoneReply(
  say: Say,
  klass: Class,
  { name }: Person,
  { waits, next }: Pick<EnrolledNow, 'waits' | 'next'>,
): Reply {
  const text = say(waits ? 'roster.enrol.waits' : 'roster.enrol.done', { name });
  return { text, buttons: nextButton(say, klass, next) };
}

function nextButton(say: Say, klass: Class, next: Person | undefined): Button[][] {
  if (!next) return [];
  const label = say('roster.enrol.button.next', { name: clip(next.name) });
  return [[{ label, data: pressData('enrol-one', klass.id, next.id) }]];
}

export interface NumberedPerson {
  person: Person;
  number: number;
}

/** Names on a page: two in a row, and a row to turn it. */
const namesOnPage = 8;

/** Whom a host may enrol, as buttons. A page beyond the last is the last. */
export function enrolListReply(say: Say, { id, title }: Class, rows: readonly NumberedPerson[], page: number): Reply {
  if (rows.length === 0) return { text: say('roster.enrol.nobody', { title }), buttons: [] };
  const here = pageOf(rows, page, namesOnPage);
  const names = here.shown.map(({ person, number }): Button => {
    return { label: `${number} ${clip(person.name)}`, data: pressData('enrol-one', id, person.id) };
  });
  const turning = turnButtons(say, here, (to) => pressData('enrol-list', id, to));
  return {
    text: say('roster.enrol.whom', { title, n: rows.length }),
    buttons: [...inRows(names, 2), ...(turning.length > 0 ? [turning] : [])],
  };
}
