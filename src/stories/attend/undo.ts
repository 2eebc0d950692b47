/** Undo: takes back one photo, and nothing that others said. */
import { photoOf, undoPhoto } from '../../attendance/photos.js';
import type { ButtonPressed } from '../../chat/event.js';
import { UserError } from '../../errors.js';
import type { Flow, Turn } from '../kernel/story.js';
import { pressedSheet } from '../kernel/pressed.js';
import { refreshShown } from '../live/refresh-shown.js';

export const undo: Flow = { presses: { undo: takeBack } };

async function takeBack(turn: Turn<ButtonPressed>, args: string[]): Promise<void> {
  const { rooms, event, say } = turn;
  const { klass, sheet } = await pressedSheet(turn, args);
  const photo = photoOf(sheet, args[2] ?? '');
  if (!photo) throw new UserError('button.stale');
  const act = { event: event.id, at: event.at, by: event.sender.account };
  const changed = await rooms.sheets.change(klass.id, sheet.session, (now) => undoPhoto(now, photo.id, act));
  await turn.toast(say('taken.undo.done'));
  await refreshShown(rooms, klass, changed, photo.id);
}
