import { pressData } from '../../chat/buttons.js';
import type { Reply } from '../../chat/reply.js';
import type { Say } from '../say.js';

/** Under a host's photos that came without a command. The photos are those of the message that this answers. */
export function offerReply(say: Say, photos: number): Reply {
  return {
    text: say('offer.ask', { photos }),
    buttons: [
      [
        { label: say('offer.button.yes'), data: pressData('photos-attend'), style: 'primary' },
        { label: say('offer.button.no'), data: pressData('no-attend') },
      ],
    ],
  };
}
