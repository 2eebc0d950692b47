/** What is said of a photo that was held back. Names nobody; everybody can read it. */
import { pressData } from '../../chat/buttons.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { Suspicion } from '../../recognition/photo-check.js';
import type { Say } from '../say.js';

/** `photo`: its id. The button is for hosts, who are asked for again when it is pressed. */
export function heldReply(say: Say, { id }: Class, photo: string, { label, score }: Suspicion): Reply {
  return {
    text: say('held.suspect', { label, percent: Math.round(score * 100) }),
    buttons: [[{ label: say('held.button.anyway'), data: pressData('anyway', id, photo) }]],
  };
}

export function heldTakenReply(say: Say): Reply {
  return { text: say('held.taken'), buttons: [] };
}

export function heldAgainReply(say: Say): Reply {
  return { text: say('held.again'), buttons: [] };
}
