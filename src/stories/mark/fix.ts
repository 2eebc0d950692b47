/** Fix: the sheet as buttons, where a tap changes a status; to a host's eyes only. */
import { markByHand, type Sheet, type Status } from '../../attendance/sheet.js';
import { marksOf, type Standing, tally, unmarkedOf } from '../../attendance/marks.js';
import type { ButtonPressed } from '../../chat/event.js';
import type { Reply } from '../../chat/reply.js';
import { statusesOf, type Class } from '../../classes/class.js';
import { UserError } from '../../errors.js';
import { fixDone, fixReply } from './mark-replies.js';
import { marksTold } from './mark.js';
import { personNumbered, pressedSheet } from '../kernel/pressed.js';
import { endList, type List, showList, turnList } from '../kernel/open-list.js';
import type { Context, MakeList, Story } from '../kernel/story.js';
import { named } from '../kernel/names.js';

export const fix: Story = {
  presses: { fix: show, 'fix-page': turnPage, 'fix-set': set, 'fix-all': setAll, 'fix-done': finish },
  lists: { fix: make },
};

/** Most often somebody is not marked who was there, or marked who was not: one tap for each of these. */
const cycle: readonly Status[] = ['present', 'absent', 'late', 'left-early', 'remote', 'excused'];

/** What taps make of a person one after the other, in this class. */
const cycleOf = (klass: Class): Status[] => cycle.filter((status) => statusesOf(klass).includes(status));

/** After the last, and after what the class has switched off since, comes the first. */
const after = (status: Standing, turns: readonly Status[]): Status =>
  turns[turns.findIndex((each) => each === status) + 1] ?? 'present';

async function show(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  const { klass, sheet } = await pressedSheet(context, args);
  await showList(context, klass, sheet, shown(0, sheet.entries.length));
}

async function turnPage(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  const { klass, sheet } = await pressedSheet(context, args);
  await turnList(context, klass, sheet, shown(args[2], args[3]));
}

async function set(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  const { services, event } = context;
  const { klass, sheet } = await pressedSheet(context, args);
  const [, , number, wanted, page, seen] = args;
  const person = personNumbered(klass, number);
  const status = statusesOf(klass).find((each) => each === wanted);
  if (!status) throw new UserError('button.stale');
  const act = { event: event.id, at: event.at, by: event.sender.account };
  const changed = await services.sheets.change(klass.id, sheet.session, (now) => markByHand(now, person, status, act));
  await turnList(context, klass, changed, shown(page, seen));
}

/** All others were there. Tapped twice it is tapped once: then there are no others left. What it did can be taken back. */
async function setAll(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  const { services, event } = context;
  const { klass, sheet } = await pressedSheet(context, args);
  const act = { event: event.id, at: event.at, by: event.sender.account };
  const changed = await services.sheets.change(klass.id, sheet.session, (now) =>
    unmarkedOf(now).reduce((marked, person) => markByHand(marked, person, 'present', act), now),
  );
  await turnList(context, klass, changed, shown(args[2], args[3]));
  await context.replyPrivately(await marksTold(context, klass, changed, event.id));
}

async function finish(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  const { sheet } = await pressedSheet(context, args);
  await context.rewrite(fixDone(context.say, tally(sheet)));
  await endList(context, sheet);
}

/**
 * `page` from 0. `seen`: how many entries the sheet had when the list was opened, which says who was not marked then and
 * stands first, also once they are: what moved under a finger would be tapped for somebody else.
 */
const shown = (page = 0 as number | string, seen = 0 as number | string): List => ({
  name: 'fix',
  make,
  args: [page, seen],
});

async function make(
  { services, say }: Parameters<MakeList>[0],
  klass: Class,
  sheet: Sheet,
  [page, seen]: readonly string[],
): Promise<Reply> {
  const marks = marksOf(sheet);
  const asOpened = unmarkedOf({ ...sheet, entries: sheet.entries.slice(0, Number(seen ?? 0)) });
  const people = await named(services, klass, [...marks.keys()]);
  const turns = cycleOf(klass);
  const inOrder = [true, false].flatMap((first) => people.filter(({ person }) => asOpened.includes(person) === first));
  const rows = inOrder.flatMap(({ person, name }) => {
    const row = klass.members.find((member) => member.person === person)?.number;
    const { status, entry } = marks.get(person) ?? { status: 'not-yet' };
    // Absent by the close alone is not marked either.
    return row === undefined ? [] : [{ number: row, name, status, next: after(entry ? status : 'not-yet', turns) }];
  });
  const { here, roster } = tally(sheet);
  const counts = { here, roster, unmarked: unmarkedOf(sheet).length };
  return fixReply(say, sheet, rows, { ...counts, turns }, { page: Number(page), seen: Number(seen ?? 0) });
}
