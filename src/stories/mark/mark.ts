/** /mark: a host's own word on one person. */
import { z } from 'zod';
import { markByHand, type Sheet, type Status, statuses } from '../../attendance/sheet.js';
import { choiceOption, command, personOption, textOption } from '../kernel/command.js';
import { isOpen, joinSheet } from '../../attendance/session.js';
import { isUnmarked, marksOf, tally, type Mark } from '../../attendance/marks.js';
import type { MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { findMember } from '../../classes/find-member.js';
import { localDate, localDay, localTime } from '../../classes/local-day.js';
import { readDate } from '../../classes/timetable/read-dates.js';
import { readWeekday } from '../../classes/timetable/read-words.js';
import { addDays, dateOf, instantOf } from '../../classes/timetable/wall-clock.js';
import { UserError } from '../../errors.js';
import type { PersonId } from '../../people/person.js';
import { markReply } from './mark-replies.js';
import { sessionAt } from '../session/ensure-open.js';
import type { Story, Context } from '../kernel/story.js';
import type { Services } from '../kernel/services.js';
import { classHere, requireHost } from '../kernel/permissions.js';

const usage = '/mark PERSON present|late|excused|absent [DAY]';

interface Marking {
  /** "all", "rest", or people with commas between them. */
  who: string;
  status: Status;
  /** Empty: the session that is open, or today's last. */
  day: string;
}

/** "Ann Example late", "1, 2, 5 late", "rest absent", "Ann present yesterday": the last status there is divides it. */
const whoStatusDay = z.string().transform((text, refinement): Marking => {
  const words = text.split(/\s+/).filter(Boolean);
  const at = words.findLastIndex((word) => statuses.some((status) => status === word.toLowerCase()));
  const status = statuses.find((each) => each === words[at]?.toLowerCase());
  const [who, day] = [words.slice(0, Math.max(0, at)).join(' '), words.slice(at + 1).join(' ')];
  if (status && who) return { who, status, day };
  refinement.addIssue({ code: 'custom', message: 'people and a status' });
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
        textOption('day'),
      ],
      forms: [
        { form: '/mark PERSON STATUS', does: 'mark.form.one', example: '/mark Ann late' },
        { form: '/mark PERSON, PERSON STATUS', does: 'mark.form.several', example: '/mark 1, 2, 5 late' },
        { form: '/mark all STATUS', does: 'mark.form.all', example: '/mark all present' },
        { form: '/mark rest STATUS', does: 'mark.form.rest', example: '/mark rest absent' },
        { form: '/mark PERSON STATUS DAY', does: 'mark.form.day', example: '/mark Ann present yesterday' },
      ],
      help: { group: ({ isHost, isOpen }) => (isHost && isOpen ? 'mark.help' : undefined) },
      parse: whoStatusDay,
      run,
    }),
  ],
};

async function run(context: Context<MessageReceived>, { who, status, day }: Marking): Promise<void> {
  const { services, event, say } = context;
  const klass = await classHere(context);
  await requireHost(context, klass);
  const people = await services.people.many(klass.members.map((member) => member.person));
  const find = (query: string): PersonId => findMember(query, event.mentions, klass.members, people).person.id;
  const named = isGroup(who) ? undefined : membersNamed(who, find);
  const before =
    day === '' ? await sheetOfToday(services, klass, event.at) : await sheetOf(services, klass, event.at, day);
  const act = { event: event.id, at: event.at, by: event.sender.account };
  const sheet = await services.sheets.change(klass.id, before.session, (now) =>
    (named ?? membersMeant(now, who)).reduce(
      (marked, person) => markByHand(joinSheet(marked, person), person, status, act),
      now,
    ),
  );
  const marked = sheet.entries.filter((entry) => entry.event === event.id).map(({ person }) => person);
  const names = marked.map((person) => people.get(person)?.name ?? '').filter(Boolean);
  const closed = isOpen(sheet, event.at) ? undefined : localTime(sheet.closedAt ?? sheet.closesAt, klass.timeZone);
  const date = day === '' ? undefined : localDate(sheet.openedAt, klass.timeZone, say.language);
  await context.replyPrivately(markReply(say, { names, status, tally: tally(sheet), closed, date }));
}

function isGroup(who: string): boolean {
  return /^(all|rest)$/i.test(who);
}

/**
 * One, also "Last, First", or several with commas between them. Whoever is not found keeps all of them from being marked:
 * half of a list is what nobody meant. Throws what `find` throws.
 */
function membersNamed(who: string, find: (query: string) => PersonId): PersonId[] {
  const several = who.split(/[,،、;]/).filter((query) => query.trim() !== '');
  try {
    return [find(who)];
  } catch (error) {
    if (several.length < 2) throw error;
    return several.map(find);
  }
}

/** All but the excused, or those of whom nothing says whether they came. */
function membersMeant(sheet: Sheet, who: string): PersonId[] {
  const isMeant = (mark: Mark) =>
    who.toLowerCase() === 'all' ? mark.status !== 'excused' : isUnmarked(mark) && mark.status !== 'excused';
  return [...marksOf(sheet)].flatMap(([person, mark]) => (isMeant(mark) ? [person] : []));
}

/** The session that is open, or else today's last. Throws UserError `session.none`. */
async function sheetOfToday(services: Services, klass: Class, at: number): Promise<Sheet> {
  return (await sessionAt(services, klass, at)) ?? lastOf(services, klass, localDay(at, klass.timeZone).from, at + 1);
}

/** The last session of a day that is over, or of today. Throws UserErrors `mark.day` and `session.none`. */
async function sheetOf(services: Services, klass: Class, at: number, text: string): Promise<Sheet> {
  const { timeZone, language } = klass;
  const today = dateOf(at, timeZone);
  const read = readDate(text, { today, language });
  // A weekday is read as the next one, and nobody is marked ahead: the last one is meant.
  const date = read && read.value > today && readWeekday(text, language) ? addDays(read.value, -7) : read?.value;
  if (date === undefined || read?.rest !== '' || date > today) throw new UserError('mark.day');
  return lastOf(
    services,
    klass,
    instantOf(date, 0, timeZone),
    Math.min(instantOf(addDays(date, 1), 0, timeZone), at + 1),
  );
}

async function lastOf(services: Services, klass: Class, from: number, to: number): Promise<Sheet> {
  const last = (await services.sheets.between(klass.id, from, to)).at(-1);
  if (!last) throw new UserError('session.none');
  return last;
}
