/** Selfies that enrol: each is judged at once, and those that are good are kept as numbers. */
import type { MessageReceived, PhotoRef } from '../../chat/event.js';
import { UserError } from '../../errors.js';
import { enrol, selfiesOf, type Selfie } from '../../people/enrolment.js';
import { maxSelfies, type Person } from '../../people/person.js';
import { decodeDescriptor, encodeDescriptor } from '../../recognition/gallery.js';
import { judgeSelfie } from '../../recognition/selfie.js';
import { selfiesReply, type JudgedSelfie } from '../../wording/register.js';
import type { Turn } from '../flow.js';
import { checkLookAlikes } from '../look-alikes.js';
import type { Rooms } from '../rooms.js';
import { theirClasses } from '../their-classes.js';
import { finish, isAwaitingGuardian } from './finish.js';
import { moveTo } from './talk.js';

/** Judges the photos of one message, keeps the good ones in one write, and answers with one message. */
export async function takeSelfies(turn: Turn<MessageReceived>, person: Person, afresh: boolean): Promise<void> {
  if (await isAwaitingGuardian(turn, person)) return;
  const { rooms, event } = turn;
  const stop = rooms.messenger.working({ chat: event.chat.id });
  let judged: Judged[];
  try {
    judged = await judgeAll(turn, person, afresh);
  } finally {
    stop();
  }
  const good = judged.flatMap((one) => (one.selfie ? [one.selfie] : []));
  const saved = await rooms.people.change(person.id, (now) => enrol(now, rooms.recognizer, good, afresh));
  const count = selfiesOf(saved, rooms.recognizer).length;
  const waiting = good.length > 0 ? await checkLookAlikes(turn, saved) : [];
  const titles = (await theirClasses(rooms, saved)).filter(({ id }) => waiting.includes(id)).map(({ title }) => title);
  await turn.answer(
    selfiesReply(turn.say, {
      name: saved.name,
      judged: judged.map(({ outcome }) => outcome),
      count,
      max: maxSelfies,
      waiting: titles,
    }),
  );
  if (good.length > 0 && count === maxSelfies) return finish(turn, saved);
  return moveTo(turn, 'selfies', { afresh: afresh && good.length === 0 }, count > 0 ? 'short' : 'long');
}

/** The very same photo gives the very same numbers, but for their rounding; two photos of one face never came as near. */
const samePhoto = 1e-4;

interface Judged {
  outcome: JudgedSelfie;
  selfie?: Selfie;
}

async function judgeAll({ rooms, event }: Turn<MessageReceived>, person: Person, afresh: boolean): Promise<Judged[]> {
  const ids = event.photos.map((_, place) => selfieId(rooms, event, place));
  const kept = selfiesOf(person, rooms.recognizer);
  const before = afresh ? [] : kept.filter((selfie) => !ids.includes(selfie.event));
  const judged: Judged[] = [];
  for (const [place, photo] of event.photos.entries()) {
    const id = ids[place]!; // one id per photo, made above
    const done = kept.find((selfie) => selfie.event === id);
    const others = [...before, ...judged.flatMap(({ selfie }) => (selfie ? [selfie] : []))];
    judged.push(
      done ? { outcome: { kind: 'accepted' }, selfie: done } : await judgeOne(rooms, photo, id, others, event.at),
    );
  }
  return judged;
}

/** `others`: the selfies accepted before this one. A face unlike theirs may be somebody else's. */
async function judgeOne(
  rooms: Rooms,
  ref: PhotoRef,
  event: string,
  others: readonly Selfie[],
  at: number,
): Promise<Judged> {
  const { recognizer } = rooms;
  if (others.length >= maxSelfies) return { outcome: { kind: 'full' } };
  try {
    const photo = await rooms.photos.read(ref);
    const verdict = judgeSelfie(await recognizer.look(photo, 'one'), photo);
    if (!verdict.ok) return { outcome: { kind: 'refused', fault: verdict.reason } };
    const { descriptor } = verdict.face;
    const known = others.map((selfie) => decodeDescriptor(selfie.descriptor));
    if (known.some((one) => recognizer.distance(one, descriptor) < samePhoto)) return { outcome: { kind: 'same' } };
    if (known.length > 0 && recognizer.distance(recognizer.merge(known), descriptor) > recognizer.thresholds.unsure)
      return { outcome: { kind: 'different' } };
    return {
      outcome: { kind: 'accepted', hint: verdict.hint },
      selfie: { event, at, descriptor: encodeDescriptor(descriptor) },
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { outcome: { kind: 'unreadable', code: error.code, details: error.details } };
  }
}

/** The same for the same photo of the same message, however often it is delivered. */
function selfieId(rooms: Rooms, event: MessageReceived, place: number): string {
  return rooms.idFrom(event.id, `selfie ${place}`);
}
