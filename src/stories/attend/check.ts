/** Check: a host says who the unsure faces of a photo are, one after the other, in private. */
import { photoOf } from '../../attendance/photos.js';
import { answerQuestion, openQuestions } from '../../attendance/questions.js';
import type { Question, SeenPhoto, Sheet } from '../../attendance/sheet.js';
import { tally } from '../../attendance/tally.js';
import type { ButtonPressed } from '../../chat/event.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import { checkCard, checkDone, nobody } from './attend-replies.js';
import type { Flow, Turn } from '../kernel/story.js';
import { named } from '../kernel/names.js';
import { personNumbered, pressedPhoto } from '../kernel/pressed.js';
import { refreshShown } from '../live/refresh-shown.js';

export const check: Flow = { presses: { check: begin, pick, skip } };

async function begin(turn: Turn<ButtonPressed>, args: string[]): Promise<void> {
  const { klass, sheet, photo } = await pressedPhoto(turn, args);
  const [first] = openQuestions(sheet, photo);
  if (!first) return turn.toast(turn.say('check.none'));
  await turn.whisper(await cardFor(turn, klass, sheet, photo, first));
}

/** `face` was not decided: on to the one after it, and round again after the last. */
async function skip(turn: Turn<ButtonPressed>, args: string[]): Promise<void> {
  const { klass, sheet, photo } = await pressedPhoto(turn, args);
  await turn.rewrite(await nextCard(turn, klass, sheet, photo, Number(args[3])));
}

async function pick(turn: Turn<ButtonPressed>, args: string[]): Promise<void> {
  const { rooms, event, say } = turn;
  const { klass, sheet, photo } = await pressedPhoto(turn, args);
  const face = Number(args[3]);
  const person = args[4] === String(nobody) ? undefined : personNumbered(klass, args[4]);
  const act = { event: event.id, at: event.at, by: event.sender.account };
  const changed = await rooms.sheets.change(klass.id, sheet.session, (now) =>
    answerQuestion(now, { photo: photo.id, face, person }, act),
  );
  const answered = photoOf(changed, photo.id) ?? photo;
  const answer = answered.questions.find((question) => question.face === face)?.answer;
  if (answer && answer.event !== event.id) await turn.toast(say('check.already'));
  await turn.rewrite(await nextCard(turn, klass, changed, answered, face));
  await refreshShown(rooms, klass, changed, photo.id);
}

async function nextCard(turn: Turn, klass: Class, sheet: Sheet, photo: SeenPhoto, face: number): Promise<Reply> {
  const open = openQuestions(sheet, photo);
  const next = open.find((question) => question.face > face) ?? open[0];
  return next ? cardFor(turn, klass, sheet, photo, next) : checkDone(turn.say, tally(sheet));
}

async function cardFor(
  { rooms, say }: Turn,
  klass: Class,
  sheet: Sheet,
  photo: SeenPhoto,
  question: Question,
): Promise<Reply> {
  const open = openQuestions(sheet, photo);
  const names = await named(
    rooms,
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
