/** Days that a member who wrote /excuse may mean. */
import type { Class } from '../../classes/class.js';
import { nextMeetings } from '../../classes/timetable/meetings.js';
import { addDays, dateOf, type LocalDate } from '../../classes/timetable/wall-clock.js';
import type { Services } from '../kernel/services.js';

/** As many rows of buttons as Discord takes. */
const most = 5;

/** The days that they named or nearly named, today, tomorrow, and days on which their classes meet next. */
export async function daysOffered(
  services: Services,
  classes: readonly Class[],
  named: readonly LocalDate[],
  at: number,
): Promise<{ date: LocalDate; when: 'today' | 'tomorrow' | 'other' }[]> {
  const today = dateOf(at, classes[0]?.timeZone ?? services.defaults.timeZone);
  const tomorrow = addDays(today, 1);
  const meetings = await Promise.all(
    classes.map(async ({ id, timeZone }) => {
      const timetable = await services.timetables.get(id);
      return timetable ? nextMeetings(timetable, timeZone, at, most).map(({ date }) => date) : [];
    }),
  );
  const dates = new Set([...named, today, tomorrow, ...meetings.flat().sort()]);
  return [...dates]
    .slice(0, most)
    .map((date) => ({ date, when: date === today ? 'today' : date === tomorrow ? 'tomorrow' : 'other' }));
}
