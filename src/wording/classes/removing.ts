import { pressData } from '../../chat/buttons.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { Person } from '../../people/person.js';
import type { Say } from '../say.js';

/** Who has no account cannot send /forget, so a host can for them. */
export function removedReply(say: Say, { id }: Class, person: Person): Reply {
  const back = { label: say('remove.button.back'), data: pressData('roster-back', id, person.id) };
  const erase = { label: say('remove.button.erase'), data: pressData('erase', id, person.id) };
  return {
    text: say(person.accounts.length > 0 ? 'remove.done' : 'remove.done.name-only', { name: person.name }),
    buttons: [person.accounts.length > 0 ? [back] : [back, erase]],
  };
}

export function putBackReply(say: Say, name: string, waits: boolean): Reply {
  return { text: say(waits ? 'remove.back.waits' : 'remove.back', { name }), buttons: [] };
}

export function eraseReply(say: Say, { id }: Class, { id: person, name }: Person): Reply {
  return {
    text: say('erase.ask', { name }),
    buttons: [
      [
        { label: say('erase.button.yes'), data: pressData('erase', id, person, 'sure'), style: 'danger' },
        { label: say('remove.button.back'), data: pressData('roster-back', id, person) },
      ],
    ],
  };
}

export function erasedReply(say: Say): Reply {
  return { text: say('erase.done'), buttons: [] };
}
