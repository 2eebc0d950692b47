/** `/link`: in the direct chat, accounts of one person; in a class's chat, chats of one class. */
import { command, textOption, wholeText } from '../kernel/command.js';
import { pressData } from '../../chat/buttons.js';
import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import type { Reply } from '../../chat/reply.js';
import { UserError } from '../../errors.js';
import type { Say } from '../../locales/say.js';
import { addAccount, unite } from '../../people/merge.js';
import type { Person } from '../../people/person.js';
import { chatOf } from '../kernel/context.js';
import { classHere, mayAdminister, personOf, requireHost } from '../kernel/permissions.js';
import type { LinkCode } from '../kernel/services.js';
import type { Story, Context } from '../kernel/story.js';
import { everyClassOf } from '../kernel/their-classes.js';
import { postJoinMessage } from '../live/join-message.js';
import { differenceTexts, type MergeDifferences } from '../roster/change-replies.js';
import { differencesOf } from '../roster/merge-differences.js';
import { mergeInto } from '../roster/merge-members.js';

export const link: Story = {
  commands: [
    command({
      ...{ name: 'link', usage: '/link [CODE]', about: 'menu.link' },
      ...{ where: 'anywhere', who: 'everybody', answer: 'private' },
      options: [textOption('code')],
      forms: [
        { form: '/link', does: 'link.form.code' },
        { form: '/link CODE', does: 'link.form.use', example: '/link K7QX2MP4' },
      ],
      help: {
        direct: ({ registered }) => (registered === 'no' ? undefined : 'link.help'),
        group: ({ isHost }) => (isHost ? 'link.help.host' : undefined),
      },
      parse: wholeText,
      run,
    }),
  ],
  presses: { link: confirm, 'no-link': (context) => context.rewrite({ text: context.say('link.not'), buttons: [] }) },
};

/** Milliseconds that a code works. */
const patience = 10 * 60_000;

function run(context: Context<MessageReceived>, { text: code }: { text: string }): Promise<void> {
  // As it was copied: in two halves, in capitals, perhaps with a full stop behind it.
  const typed = code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  if (context.event.chat.kind === 'direct') return typed ? linkAccount(context, typed) : giveAccountCode(context);
  return typed ? linkChat(context, typed) : giveClassCode(context);
}

async function giveAccountCode(context: Context): Promise<void> {
  const { id } = await personOf(context);
  await context.reply({ text: context.say('link.code', { code: codeText(await giveCode(context, { person: id })) }) });
}

async function giveClassCode(context: Context): Promise<void> {
  const klass = await classHere(context);
  await requireHost(context, klass);
  const code = codeText(await giveCode(context, { class: klass.id }));
  await context.replyPrivately({ text: context.say('link.class.code', { title: klass.title, code }) });
}

/** Derived from its event, by a key that nobody else has: 50 bits, for ten minutes. */
async function giveCode({ services, event }: Context, to: LinkCode['to']): Promise<string> {
  const code = services.idFrom(event.id, 'link');
  await services.codes.put(code, { to, until: services.now() + patience });
  return code;
}

/** Throws UserError `link.unknown`; the event that used it before may go on where a crash stopped it. */
async function readCode({ services, event }: Context, code: string): Promise<LinkCode> {
  const found = await services.codes.get(code);
  if (!found || (found.used && found.used.event !== event.id)) throw new UserError('link.unknown');
  return found;
}

async function personMeant(context: Context, { to }: LinkCode): Promise<Person> {
  const person = 'person' in to ? await context.services.people.get(to.person) : undefined;
  if (!person) throw new UserError('link.unknown');
  return person;
}

/** Whoever is registered here as well is asked first: it cannot be taken back. */
async function linkAccount(context: Context<MessageReceived>, code: string): Promise<void> {
  const { services, event, say } = context;
  const found = await readCode(context, code);
  const into = await personMeant(context, found);
  const here = await services.people.of(event.sender.account);
  if (here && here.id !== into.id) {
    const differ = await differencesOf(services, await everyClassOf(services, here), here, into);
    await context.reply(askLinkReply(say, code, here.name, into.name, differ));
    return;
  }
  const isNew = !here || found.used !== undefined;
  await services.codes.put(code, { ...found, used: { event: event.id } });
  await services.people.change(into.id, (now) => addAccount(now, event.sender.account));
  await context.reply({ text: say(isNew ? 'link.done' : 'link.before', { name: into.name }) });
}

/** Who goes is noted before anything changes, so that the same press can be handled again. */
async function confirm(context: Context<ButtonPressed>, [code = '']: string[]): Promise<void> {
  const { services, event, say } = context;
  const found = await readCode(context, code);
  const into = await personMeant(context, found);
  const gone = found.used?.from ?? (await personOf(context)).id;
  await services.codes.put(code, { ...found, used: { event: event.id, from: gone } });
  const from = gone === into.id ? undefined : await services.people.get(gone);
  const { name } = from ? await mergeInto(services, from, into, event.at, unite) : into;
  await context.rewrite({ text: say('link.united', { name }), buttons: [] });
}

/** The code is a host's word; that this chat may be given away is its administrator's. */
async function linkChat(context: Context<MessageReceived>, code: string): Promise<void> {
  const { services, event, say } = context;
  if (!(await mayAdminister(context))) throw new UserError('link.admins-only');
  const found = await readCode(context, code);
  const klass = 'class' in found.to ? await services.classes.get(found.to.class) : undefined;
  if (!klass) throw new UserError('link.unknown');
  const there = await services.classes.in(event.chat.id);
  if (there && there.id !== klass.id) throw new UserError('link.has-class', { title: there.title });
  if (there && !found.used) return context.notify(say('link.class.before', { title: klass.title }));
  await services.codes.put(code, { ...found, used: { event: event.id } });
  const linked = await services.classes.change(klass.id, (now) =>
    now.chats.includes(event.chat.id) ? now : { ...now, chats: [...now.chats, event.chat.id] },
  );
  await context.reply({ text: say('link.class.done', { title: linked.title }) });
  await postJoinMessage(services, linked, chatOf(event), `${event.id}:join`);
}

// What /link says.

/** Two registrations whose owner says that they are one person. `from` becomes part of `into`. */
function askLinkReply(say: Say, code: string, from: string, into: string, differ: MergeDifferences): Reply {
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
function codeText(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`.toUpperCase();
}
