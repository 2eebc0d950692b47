import { pressData } from '../../chat/buttons.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { Person } from '../../people/person.js';
import type { Say } from '../say.js';

/** A guardian's consent, recorded; with the way to take it back. */
export function guardianReply(say: Say, { id }: Class, person: Person): Reply {
  return {
    text: say('guardian.recorded', { name: person.name }),
    buttons: [[{ label: say('guardian.button.withdraw'), data: pressData('unguard', id, person.id), style: 'danger' }]],
  };
}

export function withdrawnReply(say: Say, name: string): Reply {
  return { text: say('guardian.withdrawn', { name }), buttons: [] };
}
