/** `/class`: makes a chat a class, and shows what a class is set to. */
import type { MessageReceived } from '../../chat/event.js';
import type { CommandOf } from '../../chat/commands.js';
import { defaultSessionHours, type Class } from '../../classes/class.js';
import { membersOf } from '../../classes/roster.js';
import { classReply, madeReply, minorsQuestion } from './class-replies.js';
import type { Flow, Turn } from '../kernel/story.js';
import { hostList } from '../host/host-list.js';
import { homeOf, postJoinMessage } from '../live/join-message.js';
import { compareAll } from '../look-alikes/look-alikes.js';
import { chatOf } from '../kernel/context.js';
import { hostedClass, isHost, mayAdminister } from '../kernel/permissions.js';

/** Characters of a title: a line on a phone, and in a heading. */
const longestTitle = 80;

/** An event that comes again finds the class it made, and asks the same question. */
async function makeOrShow(turn: Turn<MessageReceived>, { title }: CommandOf<'class'>): Promise<void> {
  const { rooms, event, say } = turn;
  const id = rooms.idFrom(event.id, 'class');
  const there = await rooms.classes.in(event.chat.id);
  if (there && there.id !== id) return show(turn, there, title);
  if (!there && !(await mayAdminister(turn))) return turn.toast(say('class.admins-only'));
  const made = await rooms.classes.add({
    id,
    chats: [event.chat.id],
    title: (title || event.chat.title).slice(0, longestTitle),
    timeZone: rooms.defaults.timeZone,
    language: rooms.defaults.language,
    hosts: [event.sender.account],
    members: [],
    sessionHours: defaultSessionHours,
    since: event.at,
  });
  await turn.answer(minorsQuestion(say, made));
}

/** To whoever asks; a host's new title is taken. Where the question is still open, it is asked again. */
async function show(turn: Turn, klass: Class, title: string): Promise<void> {
  const { rooms, event, say } = turn;
  const host = await isHost(rooms, klass, event.sender.account);
  const named =
    host && title
      ? await rooms.classes.change(klass.id, (now) => ({ ...now, title: title.slice(0, longestTitle) }))
      : klass;
  if (host && named.minors === undefined) await turn.answer(minorsQuestion(say, named));
  else await turn.whisper(await cardFor(turn, named, host));
}

async function cardFor({ rooms, say }: Turn, klass: Class, host: boolean) {
  return classReply(say, klass, { members: membersOf(klass).length, hosts: await hostList(rooms, klass), host });
}

export const makeClass: Flow = {
  commands: { class: { place: 'group', run: makeOrShow } },
  presses: {
    /** The first answer makes the class ready; later ones change it. */
    minors: async (turn, [id, answer]) => {
      const { rooms, event, say } = turn;
      const klass = await hostedClass(turn, id);
      const minors = answer === 'yes';
      const told = await rooms.classes.change(klass.id, (now) => (now.minors === minors ? now : { ...now, minors }));
      // Faces that were off are used from here on, and so are compared first.
      if (!minors) await compareAll(turn, told);
      // Under the question that all saw, or under the card: it names nobody but hosts.
      if (told.joinMessage) return turn.rewriteForAll(await cardFor(turn, told, true));
      await turn.rewriteForAll(madeReply(say, told));
      await postJoinMessage(rooms, told, chatOf(event), `${event.id}:join`);
    },
    online: async (turn, [id, answer]) => {
      const klass = await hostedClass(turn, id);
      const online = answer === 'yes';
      const told = await turn.rooms.classes.change(klass.id, (now) => ({ ...now, online }));
      await turn.rewrite(await cardFor(turn, told, true));
    },
    'join-again': async (turn, [id]) => {
      const klass = await hostedClass(turn, id);
      // The card may have been whispered in the direct chat.
      const isHere = klass.chats.includes(turn.event.chat.id);
      await postJoinMessage(turn.rooms, klass, isHere ? chatOf(turn.event) : homeOf(klass), `${turn.event.id}:join`);
      await turn.toast(turn.say('class.join-posted'));
    },
  },
};
