/** Check: a host says who the unsure faces of a photo are, one after the other, in private. */
import { photoOf, answerQuestion, openQuestions } from '../../attendance/photos.js';
import { isClosed } from '../../attendance/session.js';
import type { Question, SeenPhoto, Sheet } from '../../attendance/sheet.js';
import { tally } from '../../attendance/marks.js';
import type { ButtonPressed } from '../../chat/event.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import { checkCard, checkDone, nobody, settledCard } from './attend-replies.js';
import type { Context, MakeList, Story } from '../kernel/story.js';
import { named } from '../kernel/names.js';
import { personNumbered, pressedPhoto } from '../kernel/pressed.js';
import { endList, type List, showList, turnList } from '../kernel/open-list.js';

export const check: Story = {
  presses: {
    check: begin,
    pick: (context, args) => pick(context, args, false),
    'pick-late': (context, args) => pick(context, args, true),
    skip,
  },
  lists: { check: make },
};

/** The card of this face. */
const cardAt = ({ id }: SeenPhoto, face: number): List => ({ name: 'check', make, args: [id, face] });

async function begin(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  const { klass, sheet, photo } = await pressedPhoto(context, args);
  const [first] = openQuestions(sheet, photo);
  if (!first) return context.notify(context.say('attend.check.none'));
  await showList(context, klass, sheet, cardAt(photo, first.face));
}

/** `face` was not decided: on to the one after it, and round again after the last. */
async function skip(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  const { klass, sheet, photo } = await pressedPhoto(context, args);
  await turnCard(context, klass, sheet, photo, Number(args[3]) + 1);
}

/** `corrects`: the card said that the session is closed. One from before, which has not followed yet, changes nothing. */
async function pick(context: Context<ButtonPressed>, args: string[], corrects: boolean): Promise<void> {
  const { services, event, say } = context;
  const { klass, sheet, photo } = await pressedPhoto(context, args);
  const face = Number(args[3]);
  if (!corrects && isClosed(sheet, event.at)) {
    await context.notify(say('session.closed-since'));
    return turnCard(context, klass, sheet, photo, face);
  }
  const person = args[4] === String(nobody) ? undefined : personNumbered(klass, args[4]);
  const act = { event: event.id, at: event.at, by: event.sender.account };
  const changed = await services.sheets.change(klass.id, sheet.session, (now) =>
    answerQuestion(now, { photo: photo.id, face, person }, act),
  );
  const answered = photoOf(changed, photo.id) ?? photo;
  const answer = answered.questions.find((question) => question.face === face)?.answer;
  if (answer && answer.event !== event.id) await context.notify(say('attend.check.already'));
  await turnCard(context, klass, changed, answered, face + 1);
}

/** On to this face, to the first after it that is open, or round again after the last. */
async function turnCard(
  context: Context<ButtonPressed>,
  klass: Class,
  sheet: Sheet,
  photo: SeenPhoto,
  face: number,
): Promise<void> {
  const next = nextOpen(sheet, photo, face);
  if (next) return turnList(context, klass, sheet, cardAt(photo, next.face));
  await context.rewrite(checkDone(context.say, tally(sheet)));
  await endList(context, sheet);
}

function nextOpen(sheet: Sheet, photo: SeenPhoto, face: number): Question | undefined {
  const open = openQuestions(sheet, photo);
  return open.find((question) => question.face >= face) ?? open[0];
}

async function make(
  { services, say }: Parameters<MakeList>[0],
  klass: Class,
  sheet: Sheet,
  [id = '', face]: readonly string[],
): Promise<Reply> {
  const photo = photoOf(sheet, id);
  if (!photo || photo.undone) return { text: say('attend.taken.undone'), buttons: [] };
  const open = openQuestions(sheet, photo);
  if (open.length === 0) return checkDone(say, tally(sheet));
  // It stays this face's: the next one would come up under a thumb that was meant for this one.
  const question = open.find((each) => each.face === Number(face));
  if (!question) return settledCard(say, sheet, photo, Number(face));
  const names = await named(
    services,
    klass,
    question.candidates.map(({ person }) => person),
  );
  const candidates = question.candidates.flatMap(({ person }) => {
    const number = klass.members.find((member) => member.person === person)?.number;
    const name = names.find((each) => each.person === person)?.name;
    return number === undefined || name === undefined ? [] : [{ number, name }];
  });
  const place = open.findIndex(({ face }) => face === question.face) + 1;
  const corrects = sheet.closedAt !== undefined;
  return checkCard(say, { at: sheet, photo, question, candidates, place, of: open.length, corrects });
}
