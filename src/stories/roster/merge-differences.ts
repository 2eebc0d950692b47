/** What two persons who may be one differ in: said before a tap makes them one. */
import { marksOf } from '../../attendance/marks.js';
import { renamePerson } from '../../attendance/rename-person.js';
import type { Class } from '../../classes/class.js';
import { localDate, localTime } from '../../classes/local-day.js';
import { memberOf } from '../../classes/roster.js';
import type { Person } from '../../people/person.js';
import type { MarkDifference, MergeDifferences } from './change-replies.js';
import { everySheetOf } from '../kernel/every-sheet.js';
import type { Services } from '../kernel/services.js';

/** Newest sessions first. `classes`: those whose sheets whoever reads it may see. */
export async function differencesOf(
  services: Services,
  classes: readonly Class[],
  from: Person,
  into: Person,
): Promise<MergeDifferences> {
  const marks: MarkDifference[] = [];
  for (const klass of classes) {
    if (memberOf(klass, from.id)) marks.push(...(await marksIn(services, klass, from, into)));
  }
  const emails = [from.email, into.email].filter((email) => email !== undefined);
  return { marks, ...(emails.length === 2 && emails[0] !== emails[1] && { stays: emails[1], goes: emails[0] }) };
}

async function marksIn(services: Services, klass: Class, from: Person, into: Person): Promise<MarkDifference[]> {
  const { title, timeZone, language } = klass;
  const sheets = await everySheetOf(services, klass);
  return sheets.reverse().flatMap((sheet): MarkDifference[] => {
    const marks = marksOf(sheet);
    const [one, other] = [marks.get(from.id)?.status, marks.get(into.id)?.status];
    const become = marksOf(renamePerson(sheet, from.id, into.id)).get(into.id)?.status;
    if (one === undefined || other === undefined || become === undefined || one === other) return [];
    const when = `${localDate(sheet.openedAt, timeZone, language)}, ${localTime(sheet.openedAt, timeZone)}`;
    return [{ title, when, from: one, into: other, become }];
  });
}
