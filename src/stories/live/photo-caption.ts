/** What the bot says under a class photo. Names only of those it is certain of; everybody can read it. */
import { isHere, marksOf, type Tally, tally } from '../../attendance/marks.js';
import { openQuestions, photoOf } from '../../attendance/photos.js';
import type { SeenPhoto, Sheet } from '../../attendance/sheet.js';
import { pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { UserError } from '../../errors.js';
import { isolate } from '../../locales/isolate.js';
import { extraStatuses } from '../../attendance/sheet.js';
import type { Say } from '../../locales/say.js';
import { named } from '../kernel/names.js';
import type { Services } from '../kernel/services.js';
import { percentOf, type PhotoLabel } from '../register/register-replies.js';
import type { SessionRef } from './session-message.js';

/**
 * A photo as its sheet knows it now. `recognised`: names; `unsure`: faces still to be checked; `settled`: unsure ones that
 * nobody need check, because whoever they may be is marked already.
 */
export interface Taken {
  at: SessionRef;
  closed: boolean;
  discarded: boolean;
  /** It came when the session was closed, and added to it all the same. */
  after: boolean;
  photo: SeenPhoto;
  tally: Tally;
  recognised: readonly string[];
  unsure: number;
  settled: number;
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
    discarded: sheet.discarded === true,
    after: photo.after === true,
    photo,
    tally: tally(sheet),
    recognised: (await named(services, klass, people)).map(({ name }) => name),
    unsure,
    settled: photo.questions.filter(({ answer }) => !answer).length - unsure,
  };
}

/** Telegram's captions hold 1,024 characters; the other lines stay well below 500. */
const namesLimit = 500;

/** Caption and buttons of a class photo; the picture is for the caller to add. */
export function takenReply(say: Say, taken: Taken): Reply {
  const buttons = taken.discarded ? [] : buttonRows(say, taken);
  return { text: captionLines(say, taken).join('\n'), buttons };
}

/** Why one photo of a message cannot be read; `album`: which one it is, where there are several. */
export function photoFailedReply(say: Say, { code, details }: UserError, album: SeenPhoto['album']): Reply {
  const why = say(code, details);
  return { text: album ? `${say('attend.taken.album', album)} · ${why}` : why };
}

/** For those who cannot see the picture. */
export function takenAlt(say: Say, { photo, recognised, unsure }: Taken): string {
  const names = recognised.join(', ');
  return say('attend.taken.alt', { known: recognised.length, unsure, strangers: photo.unknown, names }).trim();
}

function captionLines(say: Say, taken: Taken): string[] {
  const { closed, discarded, after, photo, tally } = taken;
  const head = say('attend.taken.present', { here: tally.here, roster: tally.roster, late: tally.late });
  const { album, undone } = photo;
  const missing = tally.absent + tally.notYet + tally.unrecorded;
  if (discarded) return [say('attend.taken.discarded')];
  return [
    album ? `${say('attend.taken.album', album)} · ${head}` : head,
    ...(missing
      ? [say(closed && !tally.unrecorded ? 'attend.taken.absent' : 'attend.taken.missing', { n: missing })]
      : []),
    ...extraStatuses
      .filter((status) => tally[status] > 0)
      .map((status) => say(`session.${status}`, { n: tally[status] })),
    ...(tally.excused ? [say('attend.taken.excused', { n: tally.excused })] : []),
    ...(after && !undone ? [say('attend.taken.after')] : []),
    ...(undone
      ? [say('attend.taken.undone')]
      : photo.label
        ? labelLines(say, taken, photo.label)
        : faceLines(say, taken)),
  ];
}

function faceLines(say: Say, { photo, recognised, unsure, settled }: Taken): string[] {
  const { tooSmall } = photo;
  const strangers = photo.unknown - tooSmall;
  return [
    ...(recognised.length ? [say('attend.taken.recognised', { names: listed(say, recognised) })] : []),
    ...(unsure ? [say('attend.taken.unsure', { n: unsure })] : []),
    ...(settled ? [say('attend.taken.settled', { n: settled })] : []),
    ...(strangers ? [say('attend.taken.strangers', { n: strangers })] : []),
    ...(tooSmall ? [say('attend.taken.too-small', { n: tooSmall })] : []),
    ...(photo.faces ? [] : [say('attend.taken.no-face')]),
  ];
}

/** Of an engine of whole photos: what it did, and how little that may mean. */
function labelLines(say: Say, { photo, recognised, unsure, settled }: Taken, label: PhotoLabel): string[] {
  return [
    say('attend.taken.label', percentOf(label)),
    ...(recognised.length ? [say('attend.taken.label.recognised', { names: listed(say, recognised) })] : []),
    ...(unsure ? [say('attend.taken.label.unsure')] : []),
    ...(settled ? [say('attend.taken.label.settled')] : []),
    ...(photo.unknown ? [say('attend.taken.label.nobody')] : []),
  ];
}

function buttonRows(say: Say, { at, photo, unsure, after }: Taken): Button[][] {
  const press = (verb: string) => pressData(verb, at.class, at.session, photo.id);
  const check: Button = {
    label: say('attend.taken.button.check', { n: unsure }),
    data: press('check'),
    style: 'primary',
  };
  const undo: Button = photo.undone
    ? { label: say('attend.taken.button.redo'), data: press('redo') }
    : { label: say('attend.taken.button.undo'), data: press('undo'), style: 'danger' };
  return [
    ...(unsure ? [[check]] : []),
    [missingButton(say, at), fixButton(say, at), ...(photo.faces > 0 ? [undo] : [])],
    ...(after && !photo.undone ? [[{ label: say('attend.taken.button.anew'), data: press('photos-anew') }]] : []),
  ];
}

/** As many names as fit. */
function listed(say: Say, names: readonly string[]): string {
  const each = names.map((name) => isolate(name, say.language));
  let shown = each.length;
  while (shown > 1 && each.slice(0, shown).join(', ').length > namesLimit) shown -= 1;
  const some = each.slice(0, shown).join(', ');
  return shown < names.length ? say('attend.taken.names.more', { names: some, n: names.length - shown }) : some;
}

/** For hosts: a private list of who is not marked. */
function missingButton(say: Say, at: SessionRef): Button {
  return { label: say('attend.taken.button.missing'), data: pressData('missing', at.class, at.session) };
}

/** For hosts: the sheet as buttons, in private. */
export function fixButton(say: Say, at: SessionRef): Button {
  return { label: say('attend.taken.button.fix'), data: pressData('fix', at.class, at.session) };
}

/** For a member whom a class photo marked, in what only they can see; `number` is theirs on the roster. */
export function notMeButton(say: Say, at: SessionRef, number: number): Button {
  return { label: say('mark.not-me.button'), data: pressData('not-me', at.class, at.session, number) };
}
