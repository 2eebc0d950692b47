/** `/schedule`: when the class meets. Sessions then open and close by themselves. */
import type { CommandOf } from '../chat/commands.js';
import type { ButtonPressed, MessageReceived } from '../chat/event.js';
import type { Class } from '../classes/class.js';
import { fromCalendar } from '../classes/timetable/from-calendar.js';
import { readSchedule, type ScheduleRequest } from '../classes/timetable/read-schedule.js';
import { emptyTimetable, importCalendar, removeFrom, type Timetable } from '../classes/timetable/timetable.js';
import { addDays, dateOf, type LocalDate } from '../classes/timetable/wall-clock.js';
import { UserError } from '../errors.js';
import { importedNote, offQuestion, scheduleReply } from '../wording/schedule.js';
import { wakeDigests } from './digest/change.js';
import type { Flow, Turn } from './flow.js';
import { applyRequest } from './schedule/apply-request.js';
import { cardOf } from './schedule/card.js';
import { changeTimetable } from './schedule/change.js';
import { runTimetables } from './schedule/run-timetable.js';
import { classHere, hostedClass, isHost, requireHost } from './who.js';

export const schedule: Flow = {
  commands: { schedule: { place: 'group', run: scheduleHere } },
  presses: { unschedule: remove, 'schedule-off': switchOff },
  timers: { sessions: runTimetables },
};

/** Days of a calendar file that are taken: a school year, whenever in it the file is sent. */
const daysTaken = 365;

async function scheduleHere(turn: Turn<MessageReceived>, { text }: CommandOf<'schedule'>): Promise<void> {
  const { rooms, event, say } = turn;
  const klass = await classHere(turn);
  const [file] = [...event.photos, ...(event.replyTo?.photos ?? [])];
  const today = dateOf(event.at, klass.timeZone);
  if (file && text.trim() === '') {
    await requireHost(turn, klass);
    return readFile(turn, klass, today, file);
  }
  const request = readSchedule(text, { today, language: klass.language });
  if (request.kind === 'show') {
    return show(turn, klass, await rooms.timetables.get(klass.id), await isHost(rooms, klass, event.sender.account));
  }
  await requireHost(turn, klass);
  if (request.kind === 'off') {
    await turn.whisper(offQuestion(say, klass));
    return;
  }
  await change(turn, klass, today, request);
}

async function change(
  turn: Turn<MessageReceived>,
  klass: Class,
  today: LocalDate,
  request: Exclude<ScheduleRequest, { kind: 'show' | 'off' }>,
): Promise<void> {
  const { rooms, event, say } = turn;
  const context = { klass, today, id: rooms.idFrom(event.id, 'schedule') };
  if (request.kind !== 'zone') {
    const changed = await changeTimetable(rooms, klass, event.at, (now) => applyRequest(now, request, context));
    return show(turn, klass, changed, true, say('schedule.set'));
  }
  const moved = await rooms.classes.change(klass.id, (now) => ({ ...now, timeZone: request.zone }));
  const changed = await changeTimetable(rooms, moved, event.at);
  await wakeDigests(rooms, moved, event.at);
  return show(turn, moved, changed, true, say('schedule.zone-set', { zone: request.zone }));
}

/** Throws the UserErrors `calendar.*`, among them `calendar.empty` where nothing of the next year is in it. */
async function readFile(
  turn: Turn<MessageReceived>,
  klass: Class,
  today: LocalDate,
  file: MessageReceived['photos'][number],
): Promise<void> {
  const { rooms, event, say } = turn;
  // A day more at either end: the file's zones are not the class's.
  const range = { from: event.at - 2 * day, to: event.at + (daysTaken + 2) * day, timeZone: klass.timeZone };
  const { entries, skipped } = await rooms.calendars.read(file, range);
  const found = fromCalendar(entries, klass.timeZone, { from: today, to: addDays(today, daysTaken) });
  if (found.dates.length + found.pauses.length === 0) {
    throw new UserError(skipped.length > 0 ? 'calendar.unreadable' : 'calendar.empty');
  }
  const changed = await changeTimetable(rooms, klass, event.at, (now) =>
    importCalendar(now, found.dates, found.pauses),
  );
  const counts = { meetings: found.dates.length, pauses: found.pauses.length };
  await show(turn, klass, changed, true, importedNote(say, counts, skipped));
}

const day = 86_400_000;

async function show(turn: Turn, klass: Class, timetable: Timetable | undefined, host: boolean, note?: string) {
  await turn.whisper(scheduleReply(turn.say, cardOf(klass, timetable, turn.event.at), host, note));
}

/** `calendar` in the place of an id: everything that came with the last file. */
async function remove(turn: Turn<ButtonPressed>, [id, what = '']: string[]): Promise<void> {
  const { rooms, event, say } = turn;
  const klass = await hostedClass(turn, id);
  const changed = await changeTimetable(rooms, klass, event.at, (now) =>
    what === 'calendar' ? importCalendar(now, [], []) : removeFrom(now, what),
  );
  await turn.rewrite(scheduleReply(say, cardOf(klass, changed, event.at), true, say('schedule.removed')));
}

/** Grace and reminders stay as they were set. */
async function switchOff(turn: Turn<ButtonPressed>, [id, answer]: string[]): Promise<void> {
  const { rooms, event, say } = turn;
  const klass = await hostedClass(turn, id);
  if (answer !== 'yes') {
    return turn.rewrite(scheduleReply(say, cardOf(klass, await rooms.timetables.get(klass.id), event.at), true));
  }
  await changeTimetable(rooms, klass, event.at, ({ grace, remind }) => ({ ...emptyTimetable, grace, remind }));
  await turn.rewrite({ text: say('schedule.is-off'), buttons: [] });
}
