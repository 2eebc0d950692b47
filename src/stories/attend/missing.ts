/** Missing: who is not marked, to a host's eyes only. */
import { waitingClaims } from '../../attendance/claims.js';
import { marksOf, type Standing } from '../../attendance/marks.js';
import type { Sheet } from '../../attendance/sheet.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import { isEnrolled } from '../../people/enrolment.js';
import { mayUseFace } from '../../people/face-consent.js';
import { named } from '../kernel/names.js';
import { pressedSheet } from '../kernel/pressed.js';
import { showList } from '../kernel/open-list.js';
import type { MakeList, Story } from '../kernel/story.js';
import { missingReply } from './attend-replies.js';

export const missing: Story = {
  presses: {
    async missing(context, args) {
      const { klass, sheet } = await pressedSheet(context, args);
      await showList(context, klass, sheet, { name: 'missing', make });
    },
  },
  lists: { missing: make },
};

async function make({ services, say }: Parameters<MakeList>[0], klass: Class, sheet: Sheet): Promise<Reply> {
  const marks = marksOf(sheet);
  const people = await services.people.many([...marks.keys()]);
  const claiming = new Set(waitingClaims(sheet).map(({ person }) => person));
  const rows = (await named(services, klass, [...marks.keys()])).map(({ person: id, name }) => {
    const person = people.get(id);
    const enrolled = !!person && mayUseFace(person, klass) && isEnrolled(person, services.recognizer);
    return { name, status: marks.get(id)?.status ?? 'not-yet', claims: claiming.has(id), enrolled };
  });
  const whose = (...statuses: Standing[]) => rows.filter(({ status }) => statuses.includes(status));
  const closed = sheet.closedAt !== undefined && sheet.unrecorded === undefined;
  return missingReply(say, sheet, { closed, missed: whose('not-yet', 'absent'), excused: whose('excused') });
}
