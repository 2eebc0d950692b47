/** Selfies that enrol: each is judged at once, and those that are good are kept as numbers. */
import type { MessageReceived } from '../../chat/event.js';
import { enrol, selfiesOf } from '../../people/enrolment.js';
import type { Person } from '../../people/person.js';
import { selfiesReply } from '../../wording/register.js';
import type { Turn } from '../flow.js';
import { classesSharingFaceId, mostSelfies } from '../face-id.js';
import { judgeSelfies } from '../judge-selfies.js';
import { checkLookAlikes } from '../look-alikes.js';
import { theirClasses } from '../their-classes.js';
import { finish, isAwaitingGuardian } from './finish.js';
import { moveTo } from './talk.js';

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
