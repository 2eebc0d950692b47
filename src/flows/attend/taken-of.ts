import { marksOf, isHere } from '../../attendance/marks.js';
import { photoOf } from '../../attendance/photos.js';
import { openQuestions } from '../../attendance/questions.js';
import type { Sheet } from '../../attendance/sheet.js';
import { tally } from '../../attendance/tally.js';
import type { Class } from '../../classes/class.js';
import type { Taken } from '../../wording/attendance/taken.js';
import { named } from '../names.js';
import type { Rooms } from '../rooms.js';

/**
 * What everybody may see of a photo now. Named are those recognised in it or confirmed by a host, as long as nobody said
 * otherwise since. Throws where the sheet has no such photo: a bug.
 */
export async function takenOf(rooms: Rooms, klass: Class, sheet: Sheet, id: string): Promise<Taken> {
  const photo = photoOf(sheet, id);
  if (!photo) throw new Error('a photo that its sheet does not know');
  const marks = marksOf(sheet);
  const said = sheet.entries.filter((entry) => entry.photo === id && !entry.undone).map(({ person }) => person);
  const people = [...new Set(said)].filter((person) => isHere(marks.get(person)?.status ?? 'not-yet'));
  const unsure = openQuestions(sheet, photo).length;
  return {
    at: { class: sheet.class, session: sheet.session },
    closed: sheet.closedAt !== undefined,
    photo,
    tally: tally(sheet),
    recognised: (await named(rooms, klass, people)).map(({ name }) => name),
    unsure,
    settled: photo.questions.filter(({ answer }) => !answer).length - unsure,
  };
}
