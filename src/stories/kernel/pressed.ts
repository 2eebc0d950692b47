/** What a host's button is about. Anybody in the chat can press it, so the right is asked again here. */
import { photoOf } from '../../attendance/photos.js';
import type { SeenPhoto, Sheet } from '../../attendance/sheet.js';
import type { ButtonPressed } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { memberOf } from '../../classes/roster.js';
import { UserError } from '../../errors.js';
import type { PersonId } from '../../people/person.js';
import type { Services } from './services.js';
import type { Context } from './story.js';
import { requireHost } from './permissions.js';

type Pressed = Context<ButtonPressed>;

/** Throws UserErrors `button.stale` and `rights.host-only`. */
export async function pressedSheet(
  context: Pressed,
  [id = '', session = '']: string[],
): Promise<{ klass: Class; sheet: Sheet }> {
  const found = await sessionNamed(context.services, id, session);
  await requireHost(context, found.klass);
  return found;
}

/** The same with a photo of that sheet, which must still count. */
export async function pressedPhoto(
  context: Pressed,
  args: string[],
): Promise<{ klass: Class; sheet: Sheet; photo: SeenPhoto }> {
  const found = await pressedSheet(context, args);
  const photo = photoOf(found.sheet, args[2] ?? '');
  if (!photo || photo.undone) throw new UserError('button.stale');
  return { ...found, photo };
}

/** Who has this roster number, or was merged into whom. Throws UserError `button.stale` where nobody has. */
export function personNumbered(klass: Class, number: string | undefined): PersonId {
  const row = klass.members.find((member) => String(member.number) === number);
  const person = row && memberOf(klass, row.person)?.person;
  if (person === undefined) throw new UserError('button.stale');
  return person;
}

/** The class and the sheet a button names. Throws UserError `button.stale` when there is no such thing. */
export async function sessionNamed(
  services: Services,
  id: string,
  session: string,
): Promise<{ klass: Class; sheet: Sheet }> {
  const klass = await services.classes.get(id);
  const sheet = klass && (await services.sheets.get(klass.id, session));
  if (!klass || !sheet) throw new UserError('button.stale');
  return { klass, sheet };
}
