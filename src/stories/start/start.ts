/** /start and /help: what one can do here, which depends on who asks and where. */
import type { CommandOf } from '../../chat/commands.js';
import type { BotArrived, ChatMoved, MessageReceived } from '../../chat/event.js';
import { isEnrolled } from '../../people/enrolment.js';
import type { Person } from '../../people/person.js';
import { classToJoin, joinClass } from '../join/join.js';
import { openAnswer } from '../kernel/alone.js';
import { isHost } from '../kernel/permissions.js';
import type { Rooms } from '../kernel/services.js';
import type { Flow, Turn } from '../kernel/story.js';
import { theirClasses } from '../kernel/their-classes.js';
import { begin } from '../register/register.js';
import { showMergeRequests } from '../roster/own-merge.js';
import { sessionAt } from '../session/ensure-open.js';
import { arrivedReply, helpInGroupReply, helpReply, type HereDirect, type HereInGroup, startInGroupReply, startReply } from './start-replies.js';

export const welcome: Flow = {
  commands: {
    start: { place: 'anywhere', run: start },
    help: { place: 'anywhere', run: help },
  },
};

async function start(turn: Turn<MessageReceived>, { payload }: CommandOf<'start'>): Promise<void> {
  const { rooms, event, say } = turn;
  if (event.chat.kind === 'group') {
    await turn.answer(startInGroupReply(say, await hereInGroup(turn)));
    return;
  }
  if (await openAnswer(turn, payload)) return;
  const person = await rooms.people.of(event.sender.account);
  const klass = await classToJoin(turn, payload);
  if (klass && person) return joinClass(turn, klass, person);
  if (klass) return begin(turn, '', undefined, klass);
  await turn.answer(startReply(say, person?.name ?? event.sender.name, await hereDirect(rooms, person)));
  if (person) await showMergeRequests(turn, person);
}

async function help(turn: Turn): Promise<void> {
  const { rooms, event, say } = turn;
  if (event.chat.kind === 'group') {
    await turn.answer(helpInGroupReply(say, await hereInGroup(turn)));
    return;
  }
  await turn.answer(helpReply(say, await hereDirect(rooms, await rooms.people.of(event.sender.account))));
}

async function hereDirect(rooms: Rooms, person: Person | undefined): Promise<HereDirect> {
  if (!person) return { registered: 'no', isOnRoster: false };
  const isOnRoster = (await theirClasses(rooms, person)).length > 0;
  if (!person.consent) return { registered: 'no', isOnRoster };
  if (person.consent.to === 'no-face') return { registered: 'no-face', isOnRoster };
  return { registered: isEnrolled(person, rooms.recognizer) ? 'enrolled' : 'no-selfie', isOnRoster };
}

/** For everybody in the chat to read, so it tells nothing about whether the asker is registered. */
async function hereInGroup({ rooms, event }: Turn): Promise<HereInGroup> {
  const klass = await rooms.classes.in(event.chat.id);
  if (!klass) return { isHost: false, isOpen: false };
  return {
    title: klass.title,
    isHost: await isHost(rooms, klass, event.sender.account),
    isOpen: (await sessionAt(rooms, klass, event.at)) !== undefined,
  };
}

// The bot comes into a chat, or hears more there than before; and chats that get another id.

export const arrive: Flow = {
  happenings: { arrived: greet, moved: follow },
};

/** Once for each time it is added; later only what has changed. */
async function greet(turn: Turn<BotArrived>): Promise<void> {
  const { rooms, event, say } = turn;
  if (event.chat.kind === 'direct') return;
  const klass = await rooms.classes.in(event.chat.id);
  await turn.answer(arrivedReply(say, { title: klass?.title, isNew: event.isNew, hears: event.hears }));
}

/** What the platform knows by the old id (the Join message, notices) stays where it is: it cannot be edited any more. */
async function follow({ rooms, event }: Turn<ChatMoved>): Promise<void> {
  const klass = await rooms.classes.in(event.chat.id);
  if (!klass) return;
  await rooms.classes.change(klass.id, (now) => ({
    ...now,
    chats: [...new Set(now.chats.map((chat) => (chat === event.chat.id ? event.to : chat)))],
  }));
}
