/** `/roster enrol PERSON`: a host enrols somebody without an account, once consent is recorded. */
import { z } from 'zod';
import type { MessageReceived, PhotoRef } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { memberOf } from '../../classes/roster.js';
import { UserError } from '../../errors.js';
import { enrol, selfiesOf, setConsent } from '../../people/enrolment.js';
import { areFacesOff, mayUseFace } from '../../people/face-consent.js';
import { policyVersion, type Person } from '../../people/person.js';
import { askConsentReply, askPhotosReply, doneReply, enrolledReply } from './enrol-replies.js';
import { facesOffReply } from '../class/class-replies.js';
import { mostSelfies, sharesFaceId } from '../register/face-id.js';
import type { Flow, Turn } from '../kernel/story.js';
import { judgeSelfies } from '../register/judge-selfies.js';
import { checkLookAlikes } from '../look-alikes/look-alikes.js';
import type { Talk } from '../kernel/services.js';
import { placeOf } from '../kernel/context.js';
import { hostedClass } from '../kernel/permissions.js';
import { recordGuardian } from './consent.js';
import { findOnRoster } from './list.js';

const flowName = 'roster-enrol';
const minute = 60_000;
/** How long photos of the next messages are taken for this person's. */
const patience = 10 * minute;
const data = z.object({ class: z.string(), person: z.string() });

/**
 * Photos with the command, or of the message it replies to, are looked at only when consent is recorded. Until then they
 * are not remembered either: not every platform keeps them, and the host is asked to send them again.
 */
export async function enrolMember(turn: Turn<MessageReceived>, klass: Class, query: string): Promise<void> {
  const { event, say } = turn;
  const { person } = await findOnRoster(turn, klass, query);
  if (areFacesOff(klass)) return askMinors(turn, klass);
  if (person.accounts.length > 0) return turn.toast(say('enrol.has-account', { name: person.name }));
  const photos = event.photos.length > 0 ? event.photos : (event.replyTo?.photos ?? []);
  if (!mayUseFace(person, klass)) {
    await setTalk(turn, klass, person);
    await turn.whisper(askConsentReply(say, klass, person, photos.length));
    return;
  }
  if (photos.length === 0) return askPhotos(turn, klass, person);
  await setTalk(turn, klass, person);
  await takePhotos(turn, klass, person, photos);
}

/** Before anything of a face: whether they are minors decides whose consent is asked for. */
async function askMinors(turn: Turn, klass: Class): Promise<void> {
  await turn.whisper(facesOffReply(turn.say, klass));
}

async function setTalk(turn: Turn, klass: Class, person: Person): Promise<void> {
  const { rooms, event } = turn;
  await rooms.talks.set(event.chat.id, event.sender.account, {
    flow: flowName,
    step: 'photos',
    data: { class: klass.id, person: person.id } satisfies z.infer<typeof data>,
    until: rooms.now() + patience,
  });
}

async function askPhotos(turn: Turn, klass: Class, person: Person): Promise<void> {
  await setTalk(turn, klass, person);
  await turn.whisper(askPhotosReply(turn.say, person.name));
}

/** Judged like any selfie; one write, one answer. The conversation goes on for more photos. */
async function takePhotos(turn: Turn, klass: Class, person: Person, photos: readonly PhotoRef[]): Promise<void> {
  const { rooms, event, say } = turn;
  const stop = rooms.messenger.working({ chat: event.chat.id, ...placeOf(event) });
  try {
    const sent = { event: event.id, at: event.at, photos };
    const judged = await judgeSelfies(rooms, sent, selfiesOf(person, rooms.recognizer));
    const good = judged.flatMap(({ selfie }) => selfie ?? []);
    const saved = await rooms.people.change(person.id, (now) => enrol(now, rooms.recognizer, good));
    const waits = good.length > 0 && (await checkLookAlikes(turn, saved)).includes(klass.id);
    const count = selfiesOf(saved, rooms.recognizer).length;
    const max = mostSelfies(rooms.recognizer);
    const shares = good.length > 0 && (await sharesFaceId(rooms, klass, saved));
    if (count >= max) await endTalk(turn);
    const outcomes = judged.map(({ outcome }) => outcome);
    await turn.whisper(enrolledReply(say, klass, saved, { judged: outcomes, count, max, waits, shares }));
  } finally {
    stop();
  }
}

async function endTalk({ rooms, event }: Turn, chat = event.chat.id): Promise<void> {
  const talk = await rooms.talks.get(chat, event.sender.account);
  if (talk?.flow === flowName) await rooms.talks.end(chat, event.sender.account);
}

/** Undefined for somebody who has an account by now, or is not on the roster any more. */
async function nameOnlyMember({ rooms }: Turn, klass: Class, id: string): Promise<Person | undefined> {
  const person = await rooms.people.get(id);
  const gone = (memberOf(klass, id)?.state ?? 'left') === 'left';
  return gone || person?.accounts.length !== 0 ? undefined : person;
}

export const enrolTalks: NonNullable<Flow['talks']> = {
  [flowName]: async (turn: Turn<MessageReceived>, talk: Talk) => {
    // A class's chat goes on around the host: words there are not for the bot.
    if (turn.event.photos.length === 0 && turn.event.chat.kind === 'group') return;
    const { class: id, person: personId } = data.parse(talk.data);
    const klass = await hostedClass(turn, id);
    const person = await nameOnlyMember(turn, klass, personId);
    if (!person) {
      await endTalk(turn);
      return turn.toast(turn.say('enrol.over'));
    }
    if (areFacesOff(klass)) return askMinors(turn, klass);
    if (!mayUseFace(person, klass)) {
      await turn.whisper(askConsentReply(turn.say, klass, person, turn.event.photos.length));
    } else if (turn.event.photos.length === 0) await askPhotos(turn, klass, person);
    else await takePhotos(turn, klass, person, turn.event.photos);
  },
};

export const enrolPresses: NonNullable<Flow['presses']> = {
  /** The host states that consent is recorded: theirs is the account that stands in the document. */
  'enrol-yes': async (turn, [id, personId = '']) => {
    const { rooms, event, say } = turn;
    const klass = await hostedClass(turn, id);
    const person = await nameOnlyMember(turn, klass, personId);
    if (!person) throw new UserError('button.stale');
    if (areFacesOff(klass)) return turn.rewrite(facesOffReply(say, klass));
    const consent = { to: 'face', at: event.at, by: event.sender.account, policy: policyVersion } as const;
    const agreed = await rooms.people.change(person.id, (now) =>
      now.consent?.to === 'face' ? now : setConsent(now, consent),
    );
    const recorded = klass.minors === true ? await recordGuardian(turn, klass, agreed) : klass;
    // The talk began in the class's chat; a private answer, with its button, may have come in another.
    for (const chat of klass.chats) await endTalk(turn, chat);
    await turn.rewrite({ text: say('enrol.consented', { name: person.name }), buttons: [] });
    await askPhotos(turn, recorded, agreed);
  },
  'enrol-no': async (turn) => {
    await endTalk(turn);
    await turn.rewrite({ text: turn.say('enrol.not'), buttons: [] });
  },
  'enrol-done': async (turn, [id, personId = '']) => {
    const klass = await hostedClass(turn, id);
    await endTalk(turn);
    const row = memberOf(klass, personId);
    const person = row && (await turn.rooms.people.get(row.person));
    if (!person) throw new UserError('button.stale');
    await turn.rewrite(doneReply(turn.say, person, row.state === 'waiting'));
  },
};
