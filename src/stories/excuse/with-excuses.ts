import { markExcused, type Sheet } from '../../attendance/sheet.js';
import type { Class } from '../../classes/class.js';
import { dateOf } from '../../classes/timetable/wall-clock.js';
import { excusedOn } from '../../people/excuses.js';
import type { Person } from '../../people/person.js';
import type { Services } from '../kernel/services.js';

/** The sheet with an entry for each of these people whom a host has excused on its day. */
export function withExcuses(klass: Class, sheet: Sheet, people: Iterable<Person>): Sheet {
  const date = dateOf(sheet.openedAt, klass.timeZone);
  let excused = sheet;
  for (const person of people) {
    const excuse = sheet.roster.includes(person.id) ? excusedOn(person, klass.id, date) : undefined;
    if (excuse?.decision) {
      const { at, by } = excuse.decision;
      excused = markExcused(excused, person.id, { event: excuse.id, at, by });
    }
  }
  return excused;
}

/** The same for everybody on the sheet: as it opens. */
export async function excuseAll(services: Services, klass: Class, sheet: Sheet): Promise<Sheet> {
  const people = await services.people.many(sheet.roster);
  return withExcuses(klass, sheet, people.values());
}
