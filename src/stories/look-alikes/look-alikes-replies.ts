import { pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { Person } from '../../people/person.js';
import { clip, listNames } from '../kernel/lists.js';
import type { Say } from '../../locales/say.js';

/** What a host's tap on "Let in" or "Keep out" came to. */
export type Decided = { kind: 'before' } | { kind: 'let-in' | 'kept-out'; name: string };

/** Characters, and rows of buttons: nearest first, and more than a few say the same. */
const roomForNames = 300;
const mostMerges = 3;

/** For hosts alone: both names. Somebody on the roster by name only may be the newcomer themselves. */
export function lookAlikeNote(say: Say, { id, title }: Class, person: Person, alike: readonly Person[]): Reply {
  const { text: names, more } = listNames(
    alike.map(({ name }) => name),
    roomForNames,
  );
  const nameOnly = alike.filter(({ accounts }) => accounts.length === 0 && person.accounts.length > 0);
  return {
    text: say('look-alikes.note', { title, name: person.name, names: more > 0 ? `${names}, …` : names }),
    buttons: [
      decisionButtons(say, id, person),
      ...nameOnly.slice(0, mostMerges).map((other): Button[] => [
        {
          label: say('look-alikes.button.same', { name: clip(other.name) }),
          data: pressData('merge', id, other.id, person.id),
        },
      ]),
    ],
  };
}

function decisionButtons(say: Say, klass: string, { id }: Person): Button[] {
  return [
    { label: say('look-alikes.button.let-in'), data: pressData('letin', klass, id), style: 'primary' },
    { label: say('look-alikes.button.keep-out'), data: pressData('keepout', klass, id), style: 'danger' },
  ];
}

/** The note once it is decided on. */
export function decidedReply(say: Say, decided: Decided): Reply {
  const text =
    decided.kind === 'before' ? say('look-alikes.before') : say(`look-alikes.${decided.kind}`, { name: decided.name });
  return { text, buttons: [] };
}

/** To the newcomer: nobody is named. */
export function newcomerText(say: Say, { title }: Class, letIn: boolean): string {
  return say(letIn ? 'look-alikes.newcomer.in' : 'look-alikes.newcomer.out', { title });
}
