import { grammar } from '../../chat/commands.js';
import type { MessageReceived } from '../../chat/event.js';
import { enrol, selfiesOf } from '../../people/enrolment.js';
import type { Person } from '../../people/person.js';
import { readEmail, readName } from '../../people/profile.js';
import { personOf } from '../kernel/permissions.js';
import type { Talk } from '../kernel/services.js';
import type { Turn } from '../kernel/story.js';
import { theirClasses } from '../kernel/their-classes.js';
import { checkLookAlikes } from '../look-alikes/look-alikes.js';
import { afterDetails, askDetails, askSelfies, changeDetails, finish, isAwaitingGuardian } from './ask.js';
import { classesSharingFaceId, mostSelfies } from './face-id.js';
import { judgeSelfies } from './judge-selfies.js';
import { consentAgain, readAnswer, selfiesReply, skippedPhoto } from './register-replies.js';
import { moveTo, readData, readStep } from './talk.js';

/** A message in the middle of the conversation. */
export async function goOn(turn: Turn<MessageReceived>, talk: Talk): Promise<void> {
  const { event, say } = turn;
  const step = readStep(talk);
  const data = readData(talk);
  if (step === 'consent') {
    await turn.answer(consentAgain(say, data.next ?? 'details'));
    return;
  }
  const person = await personOf(turn);
  if (event.photos.length > 0) {
    if (person.consent?.to === 'face') return takeSelfies(turn, person, data.afresh ?? false);
    await turn.answer(skippedPhoto(say));
    return;
  }
  const answer = readAnswer(say, event.text);
  if (step === 'details') return answer === 'yes' ? afterDetails(turn, person) : takeDetails(turn, person, answer);
  return answer === 'yes' ? finish(turn, person) : askSelfies(turn, person, data.afresh);
}

/** A name, an email, or both, as with the command. What is read is shown again, to be confirmed. */
async function takeDetails(turn: Turn<MessageReceived>, person: Person, answer: 'no' | undefined): Promise<void> {
  const { event, say } = turn;
  if (answer === 'no') return askDetails(turn, person, say('register.details.no'));
  const { given, email: typed } = grammar.register.parse.parse(event.text);
  const name = readName(given);
  const email = typed === undefined ? undefined : readEmail(typed);
  const isRead = (typed === undefined || email !== undefined) && (given === '' || name !== undefined);
  if (!isRead) return askDetails(turn, person, say('register.details.unread'));
  const changed = await changeDetails(turn, person, { name, email });
  return askDetails(turn, changed);
}

// Selfies that enrol: each is judged at once, and those that are good are kept as numbers.

/** Judges the photos of one message, keeps the good ones in one write, and answers with one message. */
export async function takeSelfies(turn: Turn<MessageReceived>, person: Person, afresh: boolean): Promise<void> {
  if (await isAwaitingGuardian(turn, person)) return;
  const { rooms, event } = turn;
  const stop = rooms.messenger.working({ chat: event.chat.id });
  const sent = { event: event.id, at: event.at, photos: event.photos, afresh };
  const judged = await judgeSelfies(rooms, sent, selfiesOf(person, rooms.recognizer)).finally(stop);
  const good = judged.flatMap((one) => (one.selfie ? [one.selfie] : []));
  const saved = await rooms.people.change(person.id, (now) => enrol(now, rooms.recognizer, good, afresh));
  const count = selfiesOf(saved, rooms.recognizer).length;
  const waiting = good.length > 0 ? await checkLookAlikes(turn, saved) : [];
  const max = mostSelfies(rooms.recognizer);
  const classes = await theirClasses(rooms, saved);
  const shared = good.length > 0 ? await classesSharingFaceId(rooms, classes, saved) : [];
  await turn.answer(
    selfiesReply(turn.say, {
      name: saved.name,
      judged: judged.map(({ outcome }) => outcome),
      count,
      max,
      waiting: classes.filter(({ id }) => waiting.includes(id)).map(({ title }) => title),
      shared: shared.map(({ title }) => title),
    }),
  );
  const areGood = good.length > 0 && good.length === judged.length;
  await rooms.messenger.sign({ chat: event.chat.id, message: event.message }, areGood ? 'done' : 'look-again');
  if (good.length > 0 && count === max) return finish(turn, saved);
  return moveTo(turn, 'selfies', { afresh: afresh && good.length === 0 }, count > 0 ? 'short' : 'long');
}
