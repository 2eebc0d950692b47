/** /start and /help: what one can do here, which depends on who asks and where. */
import { command, textOption, wholeText } from '../kernel/command.js';
import type { BotArrived, ChatMoved, MessageReceived } from '../../chat/event.js';
import { isEnrolled } from '../../people/enrolment.js';
import type { Person } from '../../people/person.js';
import { classToJoin, joinClass } from '../join/join.js';
import { openAnswer } from '../kernel/alone.js';
import { isHost } from '../kernel/permissions.js';
import type { Services } from '../kernel/services.js';
import type { HereDirect, HereInGroup } from '../kernel/here.js';
import { commandNamed, commandsOf } from '../kernel/menu.js';
import type { Story, Context } from '../kernel/story.js';
import { theirClasses } from '../kernel/their-classes.js';
import { begin } from '../register/register.js';
import { showMergeRequests } from '../roster/own-merge.js';
import { sessionAt } from '../session/ensure-open.js';
import {
  arrivedReply,
  helpInGroupReply,
  helpOnReply,
  helpReply,
  startInGroupReply,
  startReply,
} from './start-replies.js';

/** `all`: every story, this one too: what they declare is what /help tells. */
export function createWelcome(all: () => readonly Story[]): Story {
  return {
    commands: [
      command({
        ...{ name: 'start', usage: '/start', about: 'menu.start' },
        ...{ where: 'anywhere', who: 'everybody', answer: 'public' },
        parse: wholeText,
        run: start,
      }),
      command({
        ...{ name: 'help', usage: '/help [COMMAND]', about: 'menu.help' },
        ...{ where: 'anywhere', who: 'everybody', answer: 'public' },
        options: [textOption('command')],
        parse: wholeText,
        run: (context, { text }) => help(context, all(), text),
      }),
    ],
  };
}

async function start(context: Context<MessageReceived>, { text: payload }: { text: string }): Promise<void> {
  const { services, event, say } = context;
  if (event.chat.kind === 'group') {
    await context.reply(startInGroupReply(say, await hereInGroup(context)));
    return;
  }
  if (await openAnswer(context, payload)) return;
  const person = await services.people.of(event.sender.account);
  const klass = await classToJoin(context, payload);
  if (klass && person) return joinClass(context, klass, person);
  if (klass) return begin(context, '', undefined, klass);
  await context.reply(startReply(say, person?.name ?? event.sender.name, await hereDirect(services, person)));
  if (person) await showMergeRequests(context, person);
}

/** What the stories offer to whoever asks; of one command, its forms. */
async function help(context: Context, stories: readonly Story[], text: string): Promise<void> {
  const { services, event, say } = context;
  const asked = text.replace(/^\//, '').toLowerCase();
  if (asked) await context.reply(helpOnReply(say, commandNamed(commandsOf(stories), asked)));
  else if (event.chat.kind === 'group') await context.reply(helpInGroupReply(say, stories, await hereInGroup(context)));
  else {
    const person = await services.people.of(event.sender.account);
    await context.reply(helpReply(say, stories, await hereDirect(services, person)));
  }
}

async function hereDirect(services: Services, person: Person | undefined): Promise<HereDirect> {
  if (!person) return { registered: 'no', isOnRoster: false };
  const isOnRoster = (await theirClasses(services, person)).length > 0;
  if (!person.consent) return { registered: 'no', isOnRoster };
  if (person.consent.to === 'no-face') return { registered: 'no-face', isOnRoster };
  return { registered: isEnrolled(person, services.recognizer) ? 'enrolled' : 'no-selfie', isOnRoster };
}

/** For everybody in the chat to read, so it tells nothing about whether the asker is registered. */
async function hereInGroup({ services, event }: Context): Promise<HereInGroup> {
  const klass = await services.classes.in(event.chat.id);
  if (!klass) return { isHost: false, isOpen: false };
  return {
    title: klass.title,
    isHost: await isHost(services, klass, event.sender.account),
    isOpen: (await sessionAt(services, klass, event.at)) !== undefined,
  };
}

// The bot comes into a chat, or hears more there than before; and chats that get another id.

export const arrive: Story = {
  happenings: { arrived: greet, moved: follow },
};

/** Once for each time it is added; later only what has changed. */
async function greet(context: Context<BotArrived>): Promise<void> {
  const { services, event, say } = context;
  if (event.chat.kind === 'direct') return;
  const klass = await services.classes.in(event.chat.id);
  await context.reply(arrivedReply(say, { title: klass?.title, isNew: event.isNew, hears: event.hears }));
}

/** What the platform knows by the old id (the Join message, notices) stays where it is: it cannot be edited any more. */
async function follow({ services, event }: Context<ChatMoved>): Promise<void> {
  const klass = await services.classes.in(event.chat.id);
  if (!klass) return;
  await services.classes.change(klass.id, (now) => ({
    ...now,
    chats: [...new Set(now.chats.map((chat) => (chat === event.chat.id ? event.to : chat)))],
  }));
}
