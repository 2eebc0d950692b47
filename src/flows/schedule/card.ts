/** What a class's timetable says, in words and ids for its buttons. */
import type { Class } from '../../classes/class.js';
import { localDate, localTime } from '../../classes/local-day.js';
import { nextMeetings } from '../../classes/timetable/meetings.js';
import { showDate, showDates, showSpan, showWeekdays } from '../../classes/timetable/show.js';
import { emptyTimetable, idOfDate, type Timetable } from '../../classes/timetable/timetable.js';
import { dateOf } from '../../classes/timetable/wall-clock.js';
import type { ScheduleCard } from '../../wording/schedule.js';

/** `at`: milliseconds UTC; what is over is not in it. */
export function cardOf(klass: Class, timetable: Timetable = emptyTimetable, at: number): ScheduleCard {
  const { id, title, timeZone, language } = klass;
  const today = dateOf(at, timeZone);
  const [next] = nextMeetings(timetable, timeZone, at, 1);
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
    next: next && `${localDate(next.start, timeZone, language)}, ${localTime(next.start, timeZone)}`,
    imported: [...timetable.dates, ...timetable.pauses].some((one) => one.imported),
    grace: timetable.grace,
    remind: timetable.remind,
  };
}
