/** Undo: takes back one photo, and nothing that others said; Redo: it counts again. */
import { photoOf, redoPhoto, undoPhoto } from '../../attendance/photos.js';
import type { Act, Sheet } from '../../attendance/sheet.js';
import type { ButtonPressed } from '../../chat/event.js';
import { UserError } from '../../errors.js';
import type { Story, Context } from '../kernel/story.js';
import { pressedSheet } from '../kernel/pressed.js';

export const undo: Story = {
  presses: {
    undo: (context, args) => turn(context, args, undoPhoto),
    redo: (context, args) => turn(context, args, redoPhoto),
  },
};

async function turn(
  context: Context<ButtonPressed>,
  args: string[],
  apply: (sheet: Sheet, photo: string, act: Act) => Sheet,
): Promise<void> {
  const { services, event } = context;
  const { klass, sheet } = await pressedSheet(context, args);
  const photo = photoOf(sheet, args[2] ?? '');
  if (!photo) throw new UserError('button.stale');
  const act = { event: event.id, at: event.at, by: event.sender.account };
  const turned = await services.sheets.change(klass.id, sheet.session, (now) => apply(now, photo.id, act));
  const isUndone = photoOf(turned, photo.id)?.undone !== undefined;
  await context.notify(context.say(isUndone ? 'attend.taken.undo.done' : 'attend.taken.redo.done'));
}
