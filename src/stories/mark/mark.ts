/** /mark: a host's own word on one person. */
import { z } from 'zod';
import {
  type Act,
  joinStatusWords,
  markByHand,
  redoMarks,
  type Sheet,
  type Status,
  statuses,
  undoMarks,
} from '../../attendance/sheet.js';
import { choiceOption, command, personOption, textOption } from '../kernel/command.js';
import { isOpen, joinSheet } from '../../attendance/session.js';
import { marksOf, tally, unmarkedOf } from '../../attendance/marks.js';
import type { ButtonPressed, EventId, MessageReceived } from '../../chat/event.js';
import type { Reply } from '../../chat/reply.js';
import { statusesOf, type Class } from '../../classes/class.js';
import { findMember } from '../../classes/find-member.js';
import { localDate, localDay, localTime } from '../../classes/local-day.js';
import { readDate } from '../../classes/timetable/read-dates.js';
import { addDays, dateOf, instantOf } from '../../classes/timetable/wall-clock.js';
import { UserError } from '../../errors.js';
import type { PersonId } from '../../people/person.js';
import { statusWords } from '../kernel/report-words.js';
import { markReply } from './mark-replies.js';
import { sessionAt } from '../session/ensure-open.js';
import type { Story, Context } from '../kernel/story.js';
import type { Services } from '../kernel/services.js';
import { named } from '../kernel/names.js';
import { classHere, requireHost } from '../kernel/permissions.js';
import { pressedSheet } from '../kernel/pressed.js';

const usage = '/mark PERSON present|late|excused|absent [DAY]';

interface Marking {
  /** "all", "rest", or people with commas between them. */
  who: string;
  status: Status;
  /** Empty: the session that is open, or today's last. */
  day: string;
}

/**
 * "Ann Example late", "1, 2, 5 late", "rest absent", "Ann present yesterday", "Ann left early": the last status there is
 * divides it.
 */
const whoStatusDay = z.string().transform((text, refinement): Marking => {
  const words = joinStatusWords(text).split(/\s+/).filter(Boolean);
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
        { form: '/mark PERSON remote|left early', does: 'mark.form.extra', example: '/mark Ann left early' },
        { form: '/mark PERSON STATUS DAY', does: 'mark.form.day', example: '/mark Ann present yesterday' },
      ],
      help: { group: ({ isHost }) => (isHost ? 'mark.help' : undefined) },
      parse: whoStatusDay,
      run,
    }),
  ],
  presses: {
    'mark-undo': (context, args) => turn(context, args, undoMarks),
    'mark-redo': (context, args) => turn(context, args, redoMarks),
  },
};

async function run(context: Context<MessageReceived>, { who, status, day }: Marking): Promise<void> {
  const { services, event } = context;
  const klass = await classHere(context);
  await requireHost(context, klass);
  if (!statusesOf(klass).includes(status)) {
    throw new UserError('mark.status-off', { status: statusWords(context.say)[status], set: `/settings ${status} on` });
  }
  const people = await services.people.many(klass.members.map((member) => member.person));
  const find = (query: string): PersonId => findMember(query, event.mentions, klass.members, people).person.id;
  const meant = isGroup(who) ? undefined : membersNamed(who, find);
  const before =
    day === '' ? await sheetOfToday(services, klass, event.at) : await sheetOf(services, klass, event.at, day);
  const act = { event: event.id, at: event.at, by: event.sender.account };
  const sheet = await services.sheets.change(klass.id, before.session, (now) =>
    (meant ?? membersMeant(now, who)).reduce(
      (marked, person) => markByHand(joinSheet(marked, person), person, status, act),
      now,
    ),
  );
  await context.replyPrivately(await marksTold(context, klass, sheet, event.id));
}

/** Undo and Redo, of all that one /mark did. */
async function turn(
  context: Context<ButtonPressed>,
  args: string[],
  apply: (sheet: Sheet, event: EventId, act: Act) => Sheet,
): Promise<void> {
  const { services, event } = context;
  const { klass, sheet } = await pressedSheet(context, args);
  const marked = sheet.entries.find(
    (entry) => entry.how === 'hand' && markId(services, entry.event) === args[2],
  )?.event;
  if (marked === undefined) throw new UserError('button.stale');
  const act = { event: event.id, at: event.at, by: event.sender.account };
  const turned = await services.sheets.change(klass.id, sheet.session, (now) => apply(now, marked, act));
  await context.rewrite(await marksTold(context, klass, turned, marked));
}

/** What one /mark did, as it is now. */
export async function marksTold(
  { services, event, say }: Context,
  klass: Class,
  sheet: Sheet,
  of: EventId,
): Promise<Reply> {
  const entries = sheet.entries.filter((entry) => entry.event === of);
  const { timeZone } = klass;
  const isToday = dateOf(sheet.openedAt, timeZone) === dateOf(event.at, timeZone);
  return markReply(say, sheet, {
    ...{ id: markId(services, of), status: entries[0]?.status, isUndone: entries.some(({ undone }) => undone) },
    names: (
      await named(
        services,
        klass,
        entries.map(({ person }) => person),
      )
    ).map(({ name }) => name),
    tally: tally(sheet),
    closed: isOpen(sheet, event.at) ? undefined : localTime(sheet.closedAt ?? sheet.closesAt, timeZone),
    date: isToday ? undefined : localDate(sheet.openedAt, timeZone, say.language),
  });
}

/** Short enough for a button. */
function markId(services: Services, event: EventId): string {
  return services.idFrom(event, 'mark');
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
  if (who.toLowerCase() === 'rest') return unmarkedOf(sheet);
  return [...marksOf(sheet)].flatMap(([person, { status }]) => (status === 'excused' ? [] : [person]));
}

/** The session that is open, or else today's last. Throws UserError `session.none`. */
async function sheetOfToday(services: Services, klass: Class, at: number): Promise<Sheet> {
  const { from } = localDay(at, klass.timeZone);
  const sheet = (await sessionAt(services, klass, at)) ?? (await lastOf(services, klass, from, at + 1));
  if (!sheet) throw new UserError('session.none');
  return sheet;
}

/** The last session of a day that is over, or of today. Throws UserErrors `mark.day` and `mark.no-session`. */
async function sheetOf(services: Services, klass: Class, at: number, text: string): Promise<Sheet> {
  const { timeZone, language } = klass;
  const today = dateOf(at, timeZone);
  const read = readDate(text, { today, language, lean: 'past' });
  if (read?.rest !== '' || read.value > today) throw new UserError('mark.day');
  const date = read.value;
  const [from, to] = [instantOf(date, 0, timeZone), instantOf(addDays(date, 1), 0, timeZone)];
  const last = await lastOf(services, klass, from, Math.min(to, at + 1));
  if (!last) throw new UserError('mark.no-session', { date: localDate(from, timeZone, language) });
  return last;
}

async function lastOf(services: Services, klass: Class, from: number, to: number): Promise<Sheet | undefined> {
  return (await services.sheets.between(klass.id, from, to)).at(-1);
}
