/** Who has which mark: to a host's eyes only. */
import { waitingClaims } from '../../attendance/claims.js';
import { marksOf } from '../../attendance/marks.js';
import type { Sheet } from '../../attendance/sheet.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import { named } from '../kernel/names.js';
import { showList } from '../kernel/open-list.js';
import { pressedSheet } from '../kernel/pressed.js';
import type { MakeList, Story } from '../kernel/story.js';
import { namesReply } from './session-replies.js';

/** The session story's. */
export const whoStory: Pick<Story, 'presses' | 'lists'> = {
  presses: {
    async who(context, args) {
      const { klass, sheet } = await pressedSheet(context, args);
      await showList(context, klass, sheet, { name: 'who', make: who });
    },
  },
  lists: { who },
};

async function who({ services, say }: Parameters<MakeList>[0], klass: Class, sheet: Sheet): Promise<Reply> {
  const marks = marksOf(sheet);
  const waiting = new Set(waitingClaims(sheet).map(({ person }) => person));
  const people = (await named(services, klass, [...marks.keys()])).map(({ person, name }) => ({
    name,
    status: marks.get(person)?.status ?? 'not-yet',
    claims: waiting.has(person),
  }));
  return namesReply(say, sheet, people, sheet.closedAt !== undefined);
}
