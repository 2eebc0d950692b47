/** A member's selfie marks its sender: compared with their own template alone, in the session they are in. */
import { z } from 'zod';
import { markBySelfie } from '../../attendance/entries.js';
import { isUnmarked, marksOf } from '../../attendance/marks.js';
import { joinSheet } from '../../attendance/session.js';
import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { UserError } from '../../errors.js';
import { areFacesOff, mayUseFace } from '../../people/face-consent.js';
import type { Person } from '../../people/person.js';
import { templateOf } from '../../recognition/gallery.js';
import type { MergedTemplate } from '../../recognition/recognizer.js';
import { facesOffReply } from '../class/class-replies.js';
import { selfieReply, whichReply, type Choice, type SelfieOutcome } from './selfie-replies.js';
import { classGallery } from '../kernel/class-gallery.js';
import { gatherShown } from '../live/refresh-shown.js';
import type { Flow, Turn } from '../kernel/story.js';
import type { Rooms, Talk } from '../kernel/services.js';
import { hindranceTo, inClass, theirSessions, whereTheyAre, type TheirSession } from './their-sessions.js';
import { seeSender } from './see-sender.js';
import { theirClasses } from '../kernel/their-classes.js';
import { isHost, personOf } from '../kernel/permissions.js';

export const selfie: Flow = {
  selfie: (turn) => markSelfie(turn),
  presses: { 'selfie-in': choose },
  talks: { selfie: goOn },
};

/** Milliseconds. DESIGN: which of several classes is asked with buttons, and the answer remembered for ten minutes. */
const memory = 10 * 60_000;

/** All that is kept of a selfie until its sender said which class they are in. */
const matched = z.object({ event: z.string(), at: z.number(), distance: z.number(), label: z.string().optional() });
type Matched = z.infer<typeof matched>;
const answered = z.object({ class: z.string() });

/**
 * Marks the sender by the photos of this message, in the session of `only`, or of whichever of their classes has one
 * open. Answers to them alone, and does not look at a photo that cannot help. Throws UserErrors `person.*`, `photo.*`.
 */
export async function markSelfie(turn: Turn<MessageReceived>, only?: Class): Promise<void> {
  const { rooms, event } = turn;
  const person = await personOf(turn);
  const classes = only ? [only] : await theirClasses(rooms, person);
  const sessions = await meant(turn, await theirSessions(rooms, person, classes, event.at));
  const unmarked = sessions.filter(({ mark }) => isUnmarked(mark));
  const hindrance = await hindranceTo(rooms, event, person, classes, sessions);
  if (hindrance?.kind === 'unasked') await askHostingSender(turn, classes);
  if (hindrance) return tell(turn, hindrance, unmarked);
  const template = templateOf(person, rooms.recognizer);
  if (!template) return tell(turn, { kind: 'no-selfie' }, unmarked);
  const seen = await seeSender(turn, template, await classmates(rooms, person, unmarked));
  if (seen.kind !== 'theirs') return tell(turn, seen, unmarked);
  const found: Matched = { event: event.id, at: event.at, distance: seen.distance, label: seen.label?.text };
  const usable = unmarked.filter(({ klass }) => mayUseFace(person, klass));
  // Where several sessions are open, also when a mark in another is there already: in two at once is rare, and asked.
  const [target] = usable;
  if (!target || sessions.length > 1) return ask(turn, found, usable, whereTheyAre(sessions)[0]?.title);
  await tell(turn, await mark(turn, person, target, found));
}

/** A sender who hosts the class can answer what its faces wait for. */
async function askHostingSender(turn: Turn, classes: readonly Class[]): Promise<void> {
  for (const klass of classes.filter(areFacesOff))
    if (await isHost(turn.rooms, klass, turn.event.sender.account)) await turn.whisper(facesOffReply(turn.say, klass));
}

/** Of an engine that gives several people one word, whoever else may be meant; of faces nobody (verify). */
async function classmates(rooms: Rooms, { id }: Person, sessions: readonly TheirSession[]): Promise<MergedTemplate[]> {
  if (rooms.recognizer.sees === 'faces') return [];
  const galleries = await Promise.all(sessions.map(({ klass }) => classGallery(rooms, klass)));
  return galleries.flatMap((gallery) => [...gallery].flatMap(([other, template]) => (other === id ? [] : [template])));
}

/** Whoever said which class they are in means that one for a while. */
async function meant({ rooms, event }: Turn, sessions: readonly TheirSession[]): Promise<readonly TheirSession[]> {
  const talk = await rooms.talks.get(event.chat.id, event.sender.account);
  const told = talk?.flow === 'selfie' && talk.step === 'answered' ? answered.parse(talk.data).class : undefined;
  const one = sessions.find(({ klass }) => klass.id === told);
  return one ? [one] : sessions;
}

async function mark(
  turn: Turn,
  person: Person,
  { klass, sheet }: TheirSession,
  found: Matched,
): Promise<SelfieOutcome> {
  const { rooms, event } = turn;
  const act = { event: found.event, at: found.at, by: event.sender.account };
  const marked = await rooms.sheets.change(klass.id, sheet.session, (now) =>
    markBySelfie(joinSheet(now, person.id), person.id, found.distance, act),
  );
  await gatherShown(rooms, marked);
  return { kind: 'marked', ...inClass({ klass, mark: marksOf(marked).get(person.id) }, found.at), label: found.label };
}

async function ask(
  turn: Turn<MessageReceived>,
  found: Matched,
  usable: readonly TheirSession[],
  marked?: string,
): Promise<void> {
  await turn.whisper(whichReply(turn.say, choicesOf(usable), marked));
  await turn.rooms.messenger.sign({ chat: turn.event.chat.id, message: turn.event.message }, 'look-again');
  await remember(turn, 'which', found);
}

/** The class was chosen. Whether it may be is looked at again: minutes have passed. */
async function choose(turn: Turn<ButtonPressed>, [id = '']: string[]): Promise<void> {
  const { rooms, event, say } = turn;
  const talk = await rooms.talks.get(event.chat.id, event.sender.account);
  if (talk?.flow !== 'selfie' || talk.step !== 'which') throw new UserError('button.stale');
  const found = matched.parse(talk.data);
  const person = await personOf(turn);
  const klass = await rooms.classes.get(id);
  const [target] = klass && mayUseFace(person, klass) ? await theirSessions(rooms, person, [klass], found.at) : [];
  if (!target) throw new UserError('button.stale');
  await turn.rewrite(selfieReply(say, await mark(turn, person, target, found)));
  await remember(turn, 'answered', { class: id });
}

/** A photo is another selfie. Anything else is no answer to what was asked. */
async function goOn(turn: Turn<MessageReceived>, talk: Talk): Promise<void> {
  if (turn.event.photos.length > 0) return markSelfie(turn);
  await turn.answer({ text: turn.say(talk.step === 'which' ? 'marking.which-again' : 'app.hint') });
}

/** The last thing that is done: an event handled again after a crash then finds the talk as it was. */
async function remember({ rooms, event }: Turn, step: string, data: Record<string, unknown>): Promise<void> {
  const until = rooms.now() + memory;
  await rooms.talks.set(event.chat.id, event.sender.account, { flow: 'selfie', step, data, until });
}

async function tell(turn: Turn, outcome: SelfieOutcome, sessions: readonly TheirSession[] = []): Promise<void> {
  await turn.whisper(selfieReply(turn.say, outcome, choicesOf(sessions)));
  const { rooms, event } = turn;
  const isMarked = outcome.kind === 'marked' || outcome.kind === 'here';
  if (event.kind === 'message')
    await rooms.messenger.sign({ chat: event.chat.id, message: event.message }, isMarked ? 'done' : 'look-again');
}

function choicesOf(sessions: readonly TheirSession[]): Choice[] {
  return sessions.map(({ klass, sheet }) => ({ class: klass.id, session: sheet.session, title: klass.title }));
}
