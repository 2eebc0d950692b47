/** Check: a host says who the unsure faces of a photo are, one after the other, in private. */
import { photoOf, answerQuestion, openQuestions } from '../../attendance/photos.js';
import type { Question, SeenPhoto, Sheet } from '../../attendance/sheet.js';
import { tally } from '../../attendance/marks.js';
import type { ButtonPressed } from '../../chat/event.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import { checkCard, checkDone, nobody } from './attend-replies.js';
import type { Story, Context } from '../kernel/story.js';
import { named } from '../kernel/names.js';
import { personNumbered, pressedPhoto } from '../kernel/pressed.js';
import { refreshShown } from '../live/refresh-shown.js';

export const check: Story = { presses: { check: begin, pick, skip } };

async function begin(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  const { klass, sheet, photo } = await pressedPhoto(context, args);
  const [first] = openQuestions(sheet, photo);
  if (!first) return context.notify(context.say('attend.check.none'));
  await context.replyPrivately(await cardFor(context, klass, sheet, photo, first));
}

/** `face` was not decided: on to the one after it, and round again after the last. */
async function skip(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  const { klass, sheet, photo } = await pressedPhoto(context, args);
  await context.rewrite(await nextCard(context, klass, sheet, photo, Number(args[3])));
}

async function pick(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  const { services, event, say } = context;
  const { klass, sheet, photo } = await pressedPhoto(context, args);
  const face = Number(args[3]);
  const person = args[4] === String(nobody) ? undefined : personNumbered(klass, args[4]);
  const act = { event: event.id, at: event.at, by: event.sender.account };
  const changed = await services.sheets.change(klass.id, sheet.session, (now) =>
    answerQuestion(now, { photo: photo.id, face, person }, act),
  );
  const answered = photoOf(changed, photo.id) ?? photo;
  const answer = answered.questions.find((question) => question.face === face)?.answer;
  if (answer && answer.event !== event.id) await context.notify(say('attend.check.already'));
  await context.rewrite(await nextCard(context, klass, changed, answered, face));
  await refreshShown(services, klass, changed, photo.id);
}

async function nextCard(context: Context, klass: Class, sheet: Sheet, photo: SeenPhoto, face: number): Promise<Reply> {
  const open = openQuestions(sheet, photo);
  const next = open.find((question) => question.face > face) ?? open[0];
  return next ? cardFor(context, klass, sheet, photo, next) : checkDone(context.say, tally(sheet));
}

async function cardFor(
  { services, say }: Context,
  klass: Class,
  sheet: Sheet,
  photo: SeenPhoto,
  question: Question,
): Promise<Reply> {
  const open = openQuestions(sheet, photo);
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
  return checkCard(say, { at: sheet, photo, question, candidates, place, of: open.length });
}
