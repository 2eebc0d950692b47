/** Fix: the sheet as buttons, where a tap changes a status; to a host's eyes only. */
import { markByHand, statuses, type Sheet, type Status } from '../../attendance/sheet.js';
import { marksOf, type Standing, tally } from '../../attendance/marks.js';
import type { ButtonPressed } from '../../chat/event.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import { UserError } from '../../errors.js';
import { fixDone, fixReply } from './mark-replies.js';
import { personNumbered, pressedSheet } from '../kernel/pressed.js';
import { endList, type List, showList, turnList } from '../kernel/open-list.js';
import type { Context, MakeList, Story } from '../kernel/story.js';
import { named } from '../kernel/names.js';

export const fix: Story = {
  presses: { fix: show, 'fix-page': turnPage, 'fix-set': set, 'fix-done': finish },
  lists: { fix: make },
};

/** Whoever is not marked is most often there after all. */
const next: Record<Standing, Status> = {
  'not-yet': 'present',
  present: 'late',
  late: 'excused',
  excused: 'absent',
  absent: 'present',
};

async function show(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  const { klass, sheet } = await pressedSheet(context, args);
  await showList(context, klass, sheet, page(0));
}

async function turnPage(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  const { klass, sheet } = await pressedSheet(context, args);
  await turnList(context, klass, sheet, page(Number(args[2])));
}

async function set(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  const { services, event } = context;
  const { klass, sheet } = await pressedSheet(context, args);
  const [, , number, wanted, shown] = args;
  const person = personNumbered(klass, number);
  const status = statuses.find((each) => each === wanted);
  if (!status) throw new UserError('button.stale');
  const act = { event: event.id, at: event.at, by: event.sender.account };
  const changed = await services.sheets.change(klass.id, sheet.session, (now) => markByHand(now, person, status, act));
  await turnList(context, klass, changed, page(Number(shown)));
}

async function finish(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  const { sheet } = await pressedSheet(context, args);
  await context.rewrite(fixDone(context.say, tally(sheet)));
  await endList(context, sheet);
}

/** `number` from 0. */
const page = (number: number): List => ({ name: 'fix', make, args: [number] });

async function make(
  { services, say }: Parameters<MakeList>[0],
  klass: Class,
  sheet: Sheet,
  [number]: readonly string[],
): Promise<Reply> {
  const marks = marksOf(sheet);
  const rows = (await named(services, klass, [...marks.keys()])).flatMap(({ person, name }) => {
    const row = klass.members.find((member) => member.person === person)?.number;
    const status = marks.get(person)?.status ?? 'not-yet';
    return row === undefined ? [] : [{ number: row, name, status, next: next[status] }];
  });
  return fixReply(say, sheet, rows, tally(sheet), Number(number));
}
