/** `/digest`: the class's numbers, posted by themselves to chats and channels. */
import type { CommandOf } from '../../chat/commands.js';
import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import type { Place } from '../../chat/ports.js';
import type { Class } from '../../classes/class.js';
import { addDigest, noDigests, removeDigests, type Digests } from '../../classes/digests.js';
import { readDigest, type DigestRequest } from '../../classes/read-digest.js';
import { showDate, showWeekdays } from '../../classes/timetable/show.js';
import { clock } from '../../classes/timetable/wall-clock.js';
import { AdapterError, isWorthRetrying, UserError } from '../../errors.js';
import { digestsReply, helloReply } from './digest-replies.js';
import { createSay } from '../../locales/say.js';
import { changeDigests, digestCalendar } from './change.js';
import { runDigests } from './run-digests.js';
import type { Flow, Turn } from '../kernel/story.js';
import { placeIn } from '../live/join-message.js';
import { classHere, hostedClass, requireHost } from '../kernel/permissions.js';

export const digest: Flow = {
  commands: { digest: { place: 'group', run: digestHere } },
  presses: { undigest: remove },
  timers: { sessions: runDigests },
};

async function digestHere(turn: Turn<MessageReceived>, { text }: CommandOf<'digest'>): Promise<void> {
  const { rooms, event, say } = turn;
  const klass = await classHere(turn);
  await requireHost(turn, klass);
  const request = readDigest(text, klass);
  if (request.kind === 'show') return show(turn, klass, await rooms.digests.get(klass.id));
  if (request.kind === 'set') return set(turn, klass, request);
  const named = request.place === undefined ? undefined : await find(turn, request.place);
  const chat = request.here ? event.chat.id : named?.chat;
  const left = await changeDigests(rooms, klass, event.at, (now) =>
    removeDigests(now, (one) => chat === undefined || one.chat === chat),
  );
  await show(turn, klass, left, say('digest.ended'));
}

/** Says hello where it is going to post: that is how it learns, and everybody there, that it may. */
async function set(
  turn: Turn<MessageReceived>,
  klass: Class,
  request: Extract<DigestRequest, { kind: 'set' }>,
): Promise<void> {
  const { rooms, event, say } = turn;
  const place = await target(turn, klass, request.place);
  const added = {
    id: rooms.idFrom(event.id, 'digest'),
    chat: place.chat,
    title: place.title,
    kind: request.digest,
    time: request.time,
    weekdays: request.weekdays,
    since: event.at,
  };
  if (place.chat !== event.chat.id) await hello(turn, klass, place, request);
  const changed = await changeDigests(rooms, klass, event.at, (now) => addDigest(now, added));
  await show(turn, klass, changed, say('digest.set'));
}

/** Into a chat that is not the class's only somebody who administers it can have the bot post. */
async function target(turn: Turn<MessageReceived>, klass: Class, name: string | undefined): Promise<Place> {
  const { rooms, event } = turn;
  const forwarded = event.replyTo?.from;
  const here: Place = { chat: event.chat.id, title: event.chat.title };
  const place = name === undefined ? (forwarded ?? here) : await find(turn, name);
  const isOwn = klass.chats.includes(place.chat);
  if (!isOwn && !(await rooms.rights.isAdmin(place.chat, event.sender.account))) {
    throw new UserError('digest.not-yours', { place: place.title });
  }
  return place;
}

async function find({ rooms, event }: Turn, name: string): Promise<Place> {
  const found = await rooms.places.find(name, event.chat.id);
  if (!found) throw new UserError('digest.place', { place: name });
  return found;
}

async function hello(
  { rooms, event }: Turn,
  klass: Class,
  place: Place,
  request: Extract<DigestRequest, { kind: 'set' }>,
): Promise<void> {
  const shown = { title: klass.title, zone: klass.timeZone, ...wordsOf(klass, request.digest, request) };
  const reply = { ...helloReply(createSay(klass.language), shown), silent: true as const };
  try {
    await rooms.messenger.send(placeIn(klass, place.chat), reply, `${event.id}:hello`);
  } catch (error) {
    if (!(error instanceof AdapterError) || isWorthRetrying(error)) throw error;
    throw new UserError('digest.refused', { place: place.title });
  }
}

function wordsOf(
  klass: Class,
  kind: Extract<DigestRequest, { kind: 'set' }>['digest'],
  { time, weekdays }: { time: number; weekdays: number[] },
) {
  const { termEnd } = digestCalendar(klass);
  return {
    kind,
    time: clock(time),
    days: weekdays.length < 7 ? showWeekdays(weekdays, klass.language) : undefined,
    termEnd: termEnd === undefined ? undefined : showDate(termEnd, klass.language),
  };
}

async function show(turn: Turn, klass: Class, { digests }: Digests = noDigests, note?: string): Promise<void> {
  await turn.whisper(digestsReply(turn.say, klass, rowsOf(klass, digests), note));
}

function rowsOf(klass: Class, digests: Digests['digests']) {
  return digests.map((one) => ({
    id: one.id,
    place: one.title,
    ...wordsOf(klass, one.kind, one),
    refused: one.refused === true,
    doubted: one.doubted ?? 0,
  }));
}

async function remove(turn: Turn<ButtonPressed>, [id, which]: string[]): Promise<void> {
  const { rooms, event, say } = turn;
  const klass = await hostedClass(turn, id);
  const { digests } = await changeDigests(rooms, klass, event.at, (now) =>
    removeDigests(now, (one) => one.id === which),
  );
  await turn.rewrite(digestsReply(say, klass, rowsOf(klass, digests), say('digest.ended')));
}
