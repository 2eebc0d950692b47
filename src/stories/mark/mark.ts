/** /mark: a host's own word on one person. */
import { z } from 'zod';
import { markByHand, type Sheet, type Status, statuses } from '../../attendance/sheet.js';
import { choiceOption, command, personOption } from '../kernel/command.js';
import { isOpen, joinSheet } from '../../attendance/session.js';
import { tally } from '../../attendance/marks.js';
import type { MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { findMember } from '../../classes/find-member.js';
import { localDay, localTime } from '../../classes/local-day.js';
import { UserError } from '../../errors.js';
import { markReply } from './mark-replies.js';
import { sessionAt } from '../session/ensure-open.js';
import type { Story, Context } from '../kernel/story.js';
import type { Services } from '../kernel/services.js';
import { classHere, requireHost } from '../kernel/permissions.js';

const usage = '/mark PERSON present|late|excused|absent';

/** "Ann Example late": the last word is the status. */
const personAndStatus = z.string().transform((text, refinement) => {
  const words = text.split(/\s+/).filter(Boolean);
  const found = z.enum(statuses).safeParse(words.at(-1)?.toLowerCase());
  const person = words.slice(0, -1).join(' ');
  if (found.success && person) return { person, status: found.data };
  refinement.addIssue({ code: 'custom', message: 'a person and a status' });
  return z.NEVER;
});

export const mark: Story = {
  commands: [
    command({
      ...{ name: 'mark', usage, about: 'menu.mark' },
      ...{ where: 'group', who: 'hosts', answer: 'private' },
      options: [
        { ...personOption(), required: true },
        { ...choiceOption('status', statuses), required: true },
      ],
      forms: [{ form: usage, does: 'mark.form.one', example: '/mark Ann late' }],
      help: { group: ({ isHost, isOpen }) => (isHost && isOpen ? 'mark.help' : undefined) },
      parse: personAndStatus,
      run,
    }),
  ],
};

async function run(
  context: Context<MessageReceived>,
  { person: query, status }: { person: string; status: Status },
): Promise<void> {
  const { services, event, say } = context;
  const klass = await classHere(context);
  await requireHost(context, klass);
  const people = await services.people.many(klass.members.map((member) => member.person));
  const { person } = findMember(query, event.mentions, klass.members, people);
  const before = await sheetOfToday(services, klass, event.at);
  const act = { event: event.id, at: event.at, by: event.sender.account };
  const sheet = await services.sheets.change(klass.id, before.session, (now) =>
    markByHand(joinSheet(now, person.id), person.id, status, act),
  );
  const closed = isOpen(before, event.at) ? undefined : localTime(sheet.closedAt ?? sheet.closesAt, klass.timeZone);
  await context.replyPrivately(markReply(say, { name: person.name, status, tally: tally(sheet), closed }));
}

/** The session that is open, or else today's last. Throws UserError `session.none`. */
async function sheetOfToday(services: Services, klass: Class, at: number): Promise<Sheet> {
  const open = await sessionAt(services, klass, at);
  if (open) return open;
  const today = await services.sheets.between(klass.id, localDay(at, klass.timeZone).from, at + 1);
  const last = today.at(-1);
  if (!last) throw new UserError('session.none');
  return last;
}
