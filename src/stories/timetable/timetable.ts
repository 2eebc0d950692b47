/** `/schedule`: when the class meets. Sessions then open and close by themselves. */
import { command, textOption, wholeText } from '../kernel/command.js';
import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { localDate, localTime } from '../../classes/local-day.js';
import { breaksWithMeetings, clashesBetween } from '../../classes/timetable/clashes.js';
import { fromCalendar } from '../../classes/timetable/from-calendar.js';
import { readSchedule, type ScheduleRequest } from '../../classes/timetable/read-schedule.js';
import { showDate, showDates, showSpan, showWeekdays } from '../../classes/timetable/show.js';
import {
  addAll,
  additions,
  additionsTo,
  emptyTimetable,
  idOfDate,
  importCalendar,
  removeFrom,
  type Timetable,
} from '../../classes/timetable/timetable.js';
import { addDays, dateOf, type LocalDate } from '../../classes/timetable/wall-clock.js';
import { UserError } from '../../errors.js';
import { classHere, hostedClass, isHost, requireHost } from '../kernel/permissions.js';
import { proposal } from '../kernel/proposal.js';
import type { Services } from '../kernel/services.js';
import type { Story, Context } from '../kernel/story.js';
import { applyRequest } from './apply-request.js';
import { changeTimetable } from './change-timetable.js';
import { nextToHold } from './planned.js';
import { runTimetables } from './run-timetable.js';
import {
  clashReply,
  importedNote,
  offQuestion,
  type ScheduleCard,
  scheduleReply,
  skippedNote,
} from './timetable-replies.js';
import { setZone, zonePresses } from './zone.js';

const clashing = proposal('clash', additions);

export const schedule: Story = {
  commands: [
    command({
      name: 'schedule',
      usage: '/schedule [DAYS TIME | DATE TIME | break DATES | grace MINUTES | zone ZONE | off]',
      about: 'menu.schedule',
      ...{ where: 'group', who: 'everybody', answer: 'private' },
      options: [textOption('when'), { name: 'file', kind: 'file' }],
      forms: [
        { form: '/schedule', does: 'timetable.form.show' },
        { form: '/schedule DAYS TIMES', does: 'timetable.form.weekly', example: '/schedule Mon, Wed 9:00-10:30' },
        { form: '/schedule DATE TIMES', does: 'timetable.form.once', example: '/schedule 18 Dec 10:00-12:00' },
        {
          form: '/schedule break DATES',
          does: 'timetable.form.break',
          example: '/schedule break 2026-12-21..2027-01-06',
        },
        { form: '/schedule grace MINUTES', does: 'timetable.form.grace', example: '/schedule grace 10' },
        { form: '/schedule remind MINUTES', does: 'timetable.form.remind', example: '/schedule remind 5' },
        { form: '/schedule zone ZONE', does: 'timetable.form.zone', example: '/schedule zone Europe/Berlin' },
        { form: '/schedule off', does: 'timetable.form.off' },
        { form: '/schedule, with a calendar file (.ics)', does: 'timetable.form.file' },
      ],
      help: { group: ({ isHost }) => (isHost ? 'timetable.help' : undefined) },
      parse: wholeText,
      run: scheduleHere,
    }),
  ],
  presses: { unschedule: remove, 'schedule-clash': settleClash, 'schedule-off': switchOff, ...zonePresses },
  timers: { sessions: runTimetables },
};

/** Days of a calendar file that are taken: a school year, whenever in it the file is sent. */
const daysTaken = 365;

async function scheduleHere(context: Context<MessageReceived>, { text }: { text: string }): Promise<void> {
  const { services, event, say } = context;
  const klass = await classHere(context);
  const [file] = [...event.photos, ...(event.replyTo?.photos ?? [])];
  const today = dateOf(event.at, klass.timeZone);
  if (file && text.trim() === '') {
    await requireHost(context, klass);
    return readFile(context, klass, today, file);
  }
  const request = readSchedule(text, { today, language: klass.language });
  if (request.kind === 'show') {
    return show(
      context,
      klass,
      await services.timetables.get(klass.id),
      await isHost(services, klass, event.sender.account),
    );
  }
  await requireHost(context, klass);
  if (request.kind === 'off') {
    await context.replyPrivately(offQuestion(say, klass));
    return;
  }
  await change(context, klass, today, request);
}

async function change(
  context: Context<MessageReceived>,
  klass: Class,
  today: LocalDate,
  request: Exclude<ScheduleRequest, { kind: 'show' | 'off' }>,
): Promise<void> {
  const { services, event, say } = context;
  const applying = { klass, today, id: services.idFrom(event.id, 'schedule') };
  if (request.kind !== 'zone') {
    const apply = (now: Timetable) => applyRequest(now, request, applying);
    return changeOrAsk(context, klass, today, apply, () => say('timetable.set'));
  }
  const moved = await setZone(context, klass, request.zone);
  if (!moved) return;
  const timetable = await services.timetables.get(klass.id);
  return show(context, moved, timetable, true, say('timetable.zone-set', { zone: request.zone }));
}

/** Throws the UserErrors `calendar.*`, among them `calendar.empty` where nothing of the next year is in it. */
async function readFile(
  context: Context<MessageReceived>,
  klass: Class,
  today: LocalDate,
  file: MessageReceived['photos'][number],
): Promise<void> {
  const { services, event, say } = context;
  // A day more at either end: the file's zones are not the class's.
  const range = { from: event.at - 2 * day, to: event.at + (daysTaken + 2) * day, timeZone: klass.timeZone };
  const { entries, skipped } = await services.calendars.read(file, range);
  const found = fromCalendar(entries, klass.timeZone, { from: today, to: addDays(today, daysTaken) });
  if (found.dates.length + found.pauses.length === 0) {
    throw new UserError(skipped.length > 0 ? 'calendar.unreadable' : 'calendar.empty');
  }
  const apply = (now: Timetable) => importCalendar(now, found.dates, found.pauses);
  const counts = { meetings: found.dates.length, pauses: found.pauses.length };
  const note = (changed: Timetable) =>
    [importedNote(say, counts, bothOf(changed, klass.language)), ...skippedNote(say, skipped)].join('\n\n');
  await changeOrAsk(context, klass, today, apply, note, skipped);
}

/** What would let one meeting end another is asked about before it counts. `skipped`: of a calendar file. */
async function changeOrAsk(
  context: Context<MessageReceived>,
  klass: Class,
  today: LocalDate,
  apply: (timetable: Timetable) => Timetable,
  note: (changed: Timetable) => string,
  skipped?: readonly string[],
): Promise<void> {
  const { services, event, say } = context;
  const before = (await services.timetables.get(klass.id)) ?? emptyTimetable;
  const after = apply(before);
  const clashes = clashesBetween(before, after, today);
  if (clashes.length === 0) {
    const changed = await changeTimetable(services, klass, event.at, apply);
    return show(context, klass, changed, true, note(changed));
  }
  const id = await clashing.set(context, klass, additionsTo(before, after, skipped !== undefined));
  const lines = clashes.map(({ date, earlier, later }) => ({
    ...{ date: showDate(date, klass.language), earlier: showSpan(earlier), later: showSpan(later) },
  }));
  await context.replyPrivately(clashReply(say, { class: klass.id, id }, lines, skipped ?? []));
}

async function settleClash(context: Context<ButtonPressed>, [id, asked, answer]: string[]): Promise<void> {
  const { services, event, say } = context;
  const klass = await hostedClass(context, id);
  const wanted = await clashing.read(services, klass, asked);
  const settled = await changeTimetable(services, klass, event.at, (now) =>
    answer === 'yes' ? addAll(now, wanted) : now,
  );
  const { dates, pauses, imported } = wanted;
  const counts = { meetings: dates.length, pauses: pauses.length };
  const note =
    answer !== 'yes'
      ? say('timetable.clash.left')
      : imported
        ? importedNote(say, counts, bothOf(settled, klass.language))
        : say('timetable.set');
  await context.rewrite(scheduleReply(say, await scheduleCardOf(services, klass, settled, event.at), true, note));
  await clashing.end(services, klass);
}

const day = 86_400_000;

async function show(context: Context, klass: Class, timetable: Timetable | undefined, host: boolean, note?: string) {
  const { services, event, say } = context;
  await context.replyPrivately(
    scheduleReply(say, await scheduleCardOf(services, klass, timetable, event.at), host, note),
  );
}

/** `calendar` in the place of an id: everything that came with the last file. */
async function remove(context: Context<ButtonPressed>, [id, what = '']: string[]): Promise<void> {
  const { services, event, say } = context;
  const klass = await hostedClass(context, id);
  const changed = await changeTimetable(services, klass, event.at, (now) =>
    what === 'calendar' ? importCalendar(now, [], []) : removeFrom(now, what),
  );
  const shown = await scheduleCardOf(services, klass, changed, event.at);
  await context.rewrite(scheduleReply(say, shown, true, say('timetable.removed')));
}

/** Grace and reminders stay as they were set. */
async function switchOff(context: Context<ButtonPressed>, [id, answer]: string[]): Promise<void> {
  const { services, event, say } = context;
  const klass = await hostedClass(context, id);
  if (answer !== 'yes') {
    const there = await services.timetables.get(klass.id);
    return context.rewrite(scheduleReply(say, await scheduleCardOf(services, klass, there, event.at), true));
  }
  await changeTimetable(services, klass, event.at, ({ grace, remind }) => ({ ...emptyTimetable, grace, remind }));
  await context.rewrite({ text: say('timetable.is-off'), buttons: [] });
}

// What a class's timetable says, in words and ids for its buttons.

/** `at`: milliseconds UTC; what is over is not in it. */
async function scheduleCardOf(
  services: Services,
  klass: Class,
  timetable: Timetable = emptyTimetable,
  at: number,
): Promise<ScheduleCard> {
  const { id, title, timeZone, language } = klass;
  const today = dateOf(at, timeZone);
  const next = await nextToHold(services, klass, timetable, at);
  return {
    class: id,
    title,
    zone: timeZone,
    weekly: timetable.weekly
      .filter(({ until }) => until === undefined || until >= today)
      .map((rule) => ({
        id: rule.id,
        days: showWeekdays(rule.weekdays, language),
        span: showSpan(rule),
        every: rule.every,
        since: rule.since > today ? showDate(rule.since, language) : undefined,
        until: rule.until === undefined ? undefined : showDate(rule.until, language),
      })),
    dates: timetable.dates
      .filter(({ date }) => date >= today)
      .map((one) => ({ id: idOfDate(one), date: showDate(one.date, language), span: showSpan(one) })),
    pauses: timetable.pauses
      .filter(({ to }) => to >= today)
      .map((one) => ({ id: one.id, dates: showDates(one, language), title: one.title })),
    both: bothOf(timetable, language).filter(({ to }) => to >= today),
    next: next && `${localDate(next.start, timeZone, language)}, ${localTime(next.start, timeZone)}`,
    imported: [...timetable.dates, ...timetable.pauses].some((one) => one.imported),
    grace: timetable.grace,
    remind: timetable.remind,
  };
}

/** Breaks of the calendar file on days on which it has meetings, by their title or their days. */
function bothOf(timetable: Timetable, language: string): { id: string; what: string; to: LocalDate }[] {
  return breaksWithMeetings(timetable).map((one) => ({
    ...{ id: one.id, to: one.to },
    what: [showDates(one, language), one.title].filter(Boolean).join(' '),
  }));
}
