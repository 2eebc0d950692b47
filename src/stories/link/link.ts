/** `/link`: in the direct chat, accounts of one person; in a class's chat, chats of one class. */
import { pressData } from '../../chat/buttons.js';
import type { CommandOf } from '../../chat/commands.js';
import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import type { Reply } from '../../chat/reply.js';
import { UserError } from '../../errors.js';
import type { Say } from '../../locales/say.js';
import { addAccount, unite } from '../../people/link.js';
import type { Person } from '../../people/person.js';
import { chatOf } from '../kernel/context.js';
import { classHere, mayAdminister, personOf, requireHost } from '../kernel/permissions.js';
import type { LinkCode } from '../kernel/services.js';
import type { Flow, Turn } from '../kernel/story.js';
import { everyClassOf } from '../kernel/their-classes.js';
import { postJoinMessage } from '../live/join-message.js';
import { differenceTexts, type MergeDifferences } from '../roster/change-replies.js';
import { differencesOf } from '../roster/merge-differences.js';
import { mergeInto } from '../roster/merge-members.js';

export const link: Flow = {
  commands: { link: { place: 'anywhere', run } },
  presses: { link: confirm, 'no-link': (turn) => turn.rewrite({ text: turn.say('link.not'), buttons: [] }) },
};

/** Milliseconds that a code works. */
const patience = 10 * 60_000;

function run(turn: Turn<MessageReceived>, { code }: CommandOf<'link'>): Promise<void> {
  // As it was copied: in two halves, in capitals, perhaps with a full stop behind it.
  const typed = code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  if (turn.event.chat.kind === 'direct') return typed ? linkAccount(turn, typed) : giveAccountCode(turn);
  return typed ? linkChat(turn, typed) : giveClassCode(turn);
}

async function giveAccountCode(turn: Turn): Promise<void> {
  const { id } = await personOf(turn);
  await turn.answer({ text: turn.say('link.code', { code: codeText(await giveCode(turn, { person: id })) }) });
}

async function giveClassCode(turn: Turn): Promise<void> {
  const klass = await classHere(turn);
  await requireHost(turn, klass);
  const code = codeText(await giveCode(turn, { class: klass.id }));
  await turn.whisper({ text: turn.say('link.class.code', { title: klass.title, code }) });
}

/** Derived from its event, by a key that nobody else has: 50 bits, for ten minutes. */
async function giveCode({ rooms, event }: Turn, to: LinkCode['to']): Promise<string> {
  const code = rooms.idFrom(event.id, 'link');
  await rooms.codes.put(code, { to, until: rooms.now() + patience });
  return code;
}

/** Throws UserError `link.unknown`; the event that used it before may go on where a crash stopped it. */
async function readCode({ rooms, event }: Turn, code: string): Promise<LinkCode> {
  const found = await rooms.codes.get(code);
  if (!found || (found.used && found.used.event !== event.id)) throw new UserError('link.unknown');
  return found;
}

async function personMeant(turn: Turn, { to }: LinkCode): Promise<Person> {
  const person = 'person' in to ? await turn.rooms.people.get(to.person) : undefined;
  if (!person) throw new UserError('link.unknown');
  return person;
}

/** Whoever is registered here as well is asked first: it cannot be taken back. */
async function linkAccount(turn: Turn<MessageReceived>, code: string): Promise<void> {
  const { rooms, event, say } = turn;
  const found = await readCode(turn, code);
  const into = await personMeant(turn, found);
  const here = await rooms.people.of(event.sender.account);
  if (here && here.id !== into.id) {
    const differ = await differencesOf(rooms, await everyClassOf(rooms, here), here, into);
    await turn.answer(askLinkReply(say, code, here.name, into.name, differ));
    return;
  }
  const isNew = !here || found.used !== undefined;
  await rooms.codes.put(code, { ...found, used: { event: event.id } });
  await rooms.people.change(into.id, (now) => addAccount(now, event.sender.account));
  await turn.answer({ text: say(isNew ? 'link.done' : 'link.before', { name: into.name }) });
}

/** Who goes is noted before anything changes, so that the same press can be handled again. */
async function confirm(turn: Turn<ButtonPressed>, [code = '']: string[]): Promise<void> {
  const { rooms, event, say } = turn;
  const found = await readCode(turn, code);
  const into = await personMeant(turn, found);
  const gone = found.used?.from ?? (await personOf(turn)).id;
  await rooms.codes.put(code, { ...found, used: { event: event.id, from: gone } });
  const from = gone === into.id ? undefined : await rooms.people.get(gone);
  const { name } = from ? await mergeInto(rooms, from, into, event.at, unite) : into;
  await turn.rewrite({ text: say('link.united', { name }), buttons: [] });
}

/** The code is a host's word; that this chat may be given away is its administrator's. */
async function linkChat(turn: Turn<MessageReceived>, code: string): Promise<void> {
  const { rooms, event, say } = turn;
  if (!(await mayAdminister(turn))) throw new UserError('link.admins-only');
  const found = await readCode(turn, code);
  const klass = 'class' in found.to ? await rooms.classes.get(found.to.class) : undefined;
  if (!klass) throw new UserError('link.unknown');
  const there = await rooms.classes.in(event.chat.id);
  if (there && there.id !== klass.id) throw new UserError('link.has-class', { title: there.title });
  if (there && !found.used) return turn.toast(say('link.class.before', { title: klass.title }));
  await rooms.codes.put(code, { ...found, used: { event: event.id } });
  const linked = await rooms.classes.change(klass.id, (now) =>
    now.chats.includes(event.chat.id) ? now : { ...now, chats: [...now.chats, event.chat.id] },
  );
  await turn.answer({ text: say('link.class.done', { title: linked.title }) });
  await postJoinMessage(rooms, linked, chatOf(event), `${event.id}:join`);
}

// What /link says.

/** Two registrations whose owner says that they are one person. `from` becomes part of `into`. */
export function askLinkReply(say: Say, code: string, from: string, into: string, differ: MergeDifferences): Reply {
  return {
    text: [say('link.ask', { from, into }), ...differenceTexts(say, from, into, differ)].join('\n\n'),
    buttons: [
      [
        { label: say('link.button.yes'), data: pressData('link', code), style: 'primary' },
        { label: say('link.button.no'), data: pressData('no-link') },
      ],
    ],
  };
}

/** As it is typed: in two halves. `code`: ten letters and digits. */
export function codeText(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`.toUpperCase();
}
