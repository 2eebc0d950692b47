import { isHere, marksOf, tally } from '../../attendance/marks.js';
import { photoOf, openQuestions } from '../../attendance/photos.js';
import type { SeenPhoto, Sheet } from '../../attendance/sheet.js';
import type { Class } from '../../classes/class.js';
import { createSay } from '../../locales/say.js';
import { named } from '../kernel/names.js';
import type { Services } from '../kernel/services.js';
import { sessionAt } from '../session/ensure-open.js';
import { editNow, gatherEdit, type Latest } from './gathered-edits.js';
import { gatherNotice, refreshNotice } from './notice.js';
import { type Taken, takenReply } from './photo-caption.js';

/** Lets the class's chat follow at once what changed in a sheet: captions, and the session's own message. */
export async function refreshShown(services: Services, klass: Class, sheet: Sheet, about?: string): Promise<void> {
  await refreshCaptions(services, klass, sheet, about);
  await refreshNotice(services, klass, sheet);
}

/** The same after what many members do at once: gathered, so perhaps within the next minute. */
export async function gatherShown(services: Services, shown: Sheet): Promise<void> {
  await gatherEdit(services, shown.class, captionsOf(shown), latestCaption(services, shown, latestShown));
  await gatherNotice(services, shown);
}

/** The caption of this photo, if it is about one, and that of the latest: people read the numbers there. */
export async function refreshCaptions(services: Services, klass: Class, sheet: Sheet, about?: string): Promise<void> {
  const latest = latestShown(sheet)?.id;
  for (const id of new Set([about, latest])) {
    if (id === undefined) continue;
    await editNow(
      services,
      klass.id,
      captionsOf(sheet),
      latestCaption(services, sheet, (now) => photoOf(now, id)),
    );
  }
}

/** Of all photos of a session one after the other. */
function captionsOf({ session }: Sheet): string {
  return `caption ${session}`;
}

function latestCaption(
  services: Services,
  { class: id, session }: Sheet,
  pick: (sheet: Sheet) => SeenPhoto | undefined,
): Latest {
  return async () => {
    const [klass, sheet] = [await services.classes.get(id), await services.sheets.get(id, session)];
    const photo = sheet && pick(sheet);
    if (!klass || !sheet || !photo?.reply) return undefined;
    const taken = await takenOf(services, klass, sheet, photo.id);
    return { ...photo.reply, reply: takenReply(createSay(klass.language), taken) };
  };
}

function latestShown(sheet: Sheet): SeenPhoto | undefined {
  return sheet.photos.findLast((photo) => photo.reply);
}

/** Captions in the class's chat that carry a name follow when the name changes or goes. `at`: milliseconds UTC. */
export async function refreshOpenSheet(services: Services, klass: Class, at: number): Promise<void> {
  const sheet = await sessionAt(services, klass, at);
  if (sheet) await refreshShown(services, klass, sheet);
}

/**
 * What everybody may see of a photo now. Named are those recognised in it or confirmed by a host, as long as nobody said
 * otherwise since. Throws where the sheet has no such photo: a bug.
 */
export async function takenOf(services: Services, klass: Class, sheet: Sheet, id: string): Promise<Taken> {
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
    recognised: (await named(services, klass, people)).map(({ name }) => name),
    unsure,
    settled: photo.questions.filter(({ answer }) => !answer).length - unsure,
  };
}
