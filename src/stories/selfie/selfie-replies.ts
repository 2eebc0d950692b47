import type { Standing } from '../../attendance/marks.js';
import { pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { SelfieFault } from '../../recognition/selfie.js';
import { percentOf, type PhotoLabel } from '../register/register-replies.js';
import type { Say } from '../../locales/say.js';
import { hereButton, type SessionRef } from '../live/session-message.js';

/** A class and a wall clock's time in it; `late` where somebody's mark of that time says so. */
export interface InClass {
  title: string;
  time: string;
  late: boolean;
}

/**
 * What a member's selfie came to. Nothing here names anybody but the sender.
 * `time`: when they were marked, or, of `none-open`, when the last session closed.
 */
export type SelfieOutcome =
  | { kind: 'no-roster' | 'not-let-in' | 'no-consent' | 'no-selfie' }
  | { kind: 'unsure' | 'other-face'; label?: PhotoLabel | undefined }
  | { kind: 'none-open' | 'here'; where: readonly InClass[] }
  | ({ kind: 'marked'; label?: string | undefined } & InClass)
  | { kind: 'by-hand'; status: Standing }
  | { kind: 'guardian' | 'unasked'; titles: readonly string[] }
  | { kind: 'unfit'; fault: SelfieFault };

/** A session somebody may be in, as its buttons name it. */
export interface SessionChoice extends SessionRef {
  title: string;
}

/** `here`: the sessions in which "I'm here" is the way on; none where it would not help. */
export function selfieReply(say: Say, outcome: SelfieOutcome, here: readonly SessionChoice[] = []): Reply {
  const text = [...textOf(say, outcome), ...(here.length ? [say('selfie.marking.or-here')] : [])].join('\n');
  const label = (choice: SessionChoice) => (here.length > 1 ? choice.title : undefined);
  return { text, buttons: here.map((choice): Button[] => [hereButton(say, choice, label(choice))]) };
}

/** The face is the sender's, and they are in several sessions. `marked`: a class they told me before, and are marked in. */
export function whichReply(say: Say, choices: readonly SessionChoice[], marked?: string): Reply {
  return {
    text: marked === undefined ? say('selfie.marking.which') : say('selfie.marking.which-else', { title: marked }),
    buttons: choices.map((choice): Button[] => [{ label: choice.title, data: pressData('selfie-in', choice.class) }]),
  };
}

function textOf(say: Say, outcome: SelfieOutcome): string[] {
  switch (outcome.kind) {
    case 'here':
      return outcome.where.map(({ title, time, late }) =>
        say(late ? 'selfie.marking.here-late' : 'selfie.marking.here', { title, time }),
      );
    case 'none-open':
      return [
        say('selfie.marking.none-open'),
        ...outcome.where.map(({ title, time }) => say('selfie.marking.closed-at', { title, time })),
      ];
    case 'marked':
      return [
        say(outcome.late ? 'selfie.marking.late' : 'selfie.marking.marked', {
          title: outcome.title,
          time: outcome.time,
        }),
        ...(outcome.label === undefined ? [] : [say('selfie.marking.by-label', { label: outcome.label })]),
      ];
    case 'by-hand':
      return [say('session.claim.by-hand', { status: say(`status.${outcome.status}`) })];
    case 'guardian':
      return [say('selfie.marking.guardian', { n: outcome.titles.length, titles: outcome.titles.join(', ') })];
    case 'unasked':
      return [say('selfie.marking.unasked', { titles: outcome.titles.join(', ') })];
    case 'unfit':
      return [say(`selfie.${outcome.fault}`)];
    case 'not-let-in':
      return [say('session.claim.not-let-in')];
    case 'no-roster':
    case 'no-consent':
    case 'no-selfie':
      return [say(`selfie.marking.${outcome.kind}`)];
    case 'unsure':
    case 'other-face':
      if (outcome.label) return [say(`selfie.marking.${outcome.kind}.label`, percentOf(outcome.label))];
      return [say(`selfie.marking.${outcome.kind}`)];
  }
}
