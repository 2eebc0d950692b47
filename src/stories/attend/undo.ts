/** Undo: takes back one photo, and nothing that others said. */
import { photoOf, undoPhoto } from '../../attendance/photos.js';
import type { ButtonPressed } from '../../chat/event.js';
import { UserError } from '../../errors.js';
import type { Story, Context } from '../kernel/story.js';
import { pressedSheet } from '../kernel/pressed.js';

export const undo: Story = { presses: { undo: takeBack } };

async function takeBack(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  const { services, event, say } = context;
  const { klass, sheet } = await pressedSheet(context, args);
  const photo = photoOf(sheet, args[2] ?? '');
  if (!photo) throw new UserError('button.stale');
  const act = { event: event.id, at: event.at, by: event.sender.account };
  await services.sheets.change(klass.id, sheet.session, (now) => undoPhoto(now, photo.id, act));
  await context.notify(say('attend.taken.undo.done'));
}
