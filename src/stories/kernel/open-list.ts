/** Private lists about a session, which go on following it: see live/. */
import { dropList, noteList, type Sheet } from '../../attendance/sheet.js';
import type { ButtonPressed, MessageId } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import type { Context, MakeList } from './story.js';

/** One of a story's lists, and which part of it. */
export interface List {
  name: string;
  make: MakeList;
  args?: readonly (string | number)[];
}

/** Shows a list to the sender alone. */
export async function showList(context: Context, klass: Class, sheet: Sheet, list: List): Promise<void> {
  const message = await context.replyPrivately(await list.make(context, klass, sheet, argsOf(list)));
  if (message !== undefined) await follow(context, sheet, list, message);
}

/** The message whose button was pressed becomes this list. */
export async function turnList(context: Context<ButtonPressed>, klass: Class, sheet: Sheet, list: List): Promise<void> {
  await context.rewrite(await list.make(context, klass, sheet, argsOf(list)));
  await follow(context, sheet, list, context.event.message);
}

/** The message whose button was pressed follows no more. */
export async function endList(
  { services, event }: Context<ButtonPressed>,
  { class: id, session }: Sheet,
): Promise<void> {
  await services.sheets.change(id, session, (now) => dropList(now, event.message));
}

async function follow(
  { services, event, say }: Context,
  { class: id, session }: Sheet,
  { name, args = [] }: List,
  message: MessageId,
): Promise<void> {
  const { chat, sender, via } = event;
  await services.sheets.change(id, session, (now) =>
    noteList(now, {
      ...{ name, args: args.map(String), language: say.language, chat: chat.id, message },
      ...(chat.kind === 'group' && { only: sender.account }),
      ...(via !== undefined && { via }),
    }),
  );
}

function argsOf({ args = [] }: List): string[] {
  return args.map(String);
}
