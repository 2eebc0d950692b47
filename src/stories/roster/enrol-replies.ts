import { pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { Person } from '../../people/person.js';
import { percentOf, type JudgedSelfie } from '../register/register-replies.js';
import type { Say } from '../../locales/say.js';

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
}

/** One sentence for each photo, and where that leaves the person. */
export function enrolledReply(say: Say, klass: Class, { id, name }: Person, enrolled: EnrolledNow): Reply {
  const { judged, count, max, waits, shares } = enrolled;
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
    buttons: count < max ? [[done]] : [],
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

export function enrolDoneReply(say: Say, { name }: Person, waits: boolean): Reply {
  return { text: say(waits ? 'roster.enrol.waits' : 'roster.enrol.done', { name }), buttons: [] };
}
