/** What /link says. */
import { pressData } from '../chat/buttons.js';
import type { Reply } from '../chat/reply.js';
import { differenceTexts, type MergeDifferences } from './classes/merging.js';
import type { Say } from './say.js';

/** Two registrations whose owner says that they are one person. `from` becomes part of `into`. */
export function askLinkReply(say: Say, code: string, from: string, into: string, differ: MergeDifferences): Reply {
  return {
    text: [say('link.ask', { from, into }), ...differenceTexts(say, from, into, differ)].join('\n\n'),
    buttons: [
      [
        { label: say('link.button.yes'), data: pressData('link', code), style: 'primary' },
        { label: say('link.button.no'), data: pressData('no-link') },
      ],
    ],
  };
}

/** As it is typed: in two halves. `code`: ten letters and digits. */
export function codeText(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`.toUpperCase();
}
