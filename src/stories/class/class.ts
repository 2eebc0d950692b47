/** `/class`: makes a chat a class, and shows what a class is set to. */
import { command, textOption, wholeText } from '../kernel/command.js';
import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import { defaultSessionHours, type Class } from '../../classes/class.js';
import { localTime } from '../../classes/local-day.js';
import { membersOf } from '../../classes/roster.js';
import { readName } from '../../people/profile.js';
import { classReply, madeReply, minorsQuestion, renameReply } from './class-replies.js';
import type { Story, Context } from '../kernel/story.js';
import { hostList } from '../host/host-list.js';
import { postJoinMessage } from '../live/join-message.js';
import { compareAll } from '../look-alikes/look-alikes.js';
import { chatOf } from '../kernel/context.js';
import { hostedClass, isHost, mayAdminister } from '../kernel/permissions.js';
import { homeOf } from '../kernel/home.js';
import { proposal } from '../kernel/proposal.js';
import { z } from 'zod';

/** Characters of a title: a line on a phone, and in a heading. */
const longestTitle = 80;

/** What a class was asked to be called, until a host says that it is to be. */
const renaming = proposal('class-title', z.object({ title: z.string() }));

/** One line, whatever was pasted. */
function titleOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, longestTitle);
}

/** An event that comes again finds the class it made, and asks the same question. */
async function makeOrShow(context: Context<MessageReceived>, { text: title }: { text: string }): Promise<void> {
  const { services, event, say } = context;
  const id = services.idFrom(event.id, 'class');
  const there = await services.classes.in(event.chat.id);
  if (there && there.id !== id) return show(context, there, titleOf(title));
  if (!there && !(await mayAdminister(context))) return context.notify(say('class.admins-only'));
  const name = readName(event.sender.name);
  const made = await services.classes.add({
    id,
    chats: [event.chat.id],
    title: titleOf(title || event.chat.title),
    timeZone: services.defaults.timeZone,
    language: services.defaults.language,
    hosts: [event.sender.account],
    ...(name !== undefined && { hostNames: { [event.sender.account]: name } }),
    members: [],
    sessionHours: defaultSessionHours,
    since: event.at,
  });
  await context.reply(minorsQuestion(say, made));
}

/** To whoever asks; a host's new title is asked about. Where the question is still open, it is asked again. */
async function show(context: Context, klass: Class, title: string): Promise<void> {
  const { services, event, say } = context;
  const host = await isHost(services, klass, event.sender.account);
  if (host && title && title !== klass.title) {
    const id = await renaming.set(context, klass, { title });
    await context.replyPrivately(renameReply(say, { class: klass.id, id }, { before: klass.title, title }));
  } else if (host && klass.minors === undefined) await context.reply(minorsQuestion(say, klass));
  else await context.replyPrivately(await cardFor(context, klass, host));
}

async function rename(context: Context<ButtonPressed>, [id, asked, answer]: string[]): Promise<void> {
  const { services } = context;
  const klass = await hostedClass(context, id);
  const { title } = await renaming.read(services, klass, asked);
  const named = answer === 'yes' ? await services.classes.change(klass.id, (now) => ({ ...now, title })) : klass;
  await context.rewrite(await cardFor(context, named, true));
  await renaming.end(services, klass);
}

async function cardFor({ services, say }: Context, klass: Class, host: boolean) {
  return classReply(say, klass, { members: membersOf(klass).length, hosts: await hostList(services, klass), host });
}

export const makeClass: Story = {
  commands: [
    command({
      ...{ name: 'class', usage: '/class [TITLE]', about: 'menu.class' },
      ...{ where: 'group', who: 'admins', answer: 'public' },
      options: [textOption('title')],
      forms: [
        { form: '/class TITLE', does: 'class.form.title', example: '/class Biology 5b' },
        { form: '/class', does: 'class.form.show' },
      ],
      help: {
        group: ({ title, isHost }) => (title === undefined ? 'class.help' : isHost ? 'class.help.host' : undefined),
      },
      parse: wholeText,
      run: makeOrShow,
    }),
  ],
  presses: {
    'class-title': rename,
    /** The first answer makes the class ready; later ones change it. */
    minors: async (context, [id, answer]) => {
      const { services, event, say } = context;
      const klass = await hostedClass(context, id);
      const minors = answer === 'yes';
      const told = await services.classes.change(klass.id, (now) => (now.minors === minors ? now : { ...now, minors }));
      // Faces that were off are used from here on, and so are compared first.
      if (!minors) await compareAll(context, told);
      // Under the question that all saw, or under the card: it names nobody but hosts.
      if (told.joinMessage) return context.rewriteForAll(await cardFor(context, told, true));
      await context.rewriteForAll(madeReply(say, told, localTime(event.at, told.timeZone)));
      await postJoinMessage(services, told, chatOf(event), `${event.id}:join`);
    },
    online: async (context, [id, answer]) => {
      const klass = await hostedClass(context, id);
      const online = answer === 'yes';
      const told = await context.services.classes.change(klass.id, (now) => ({ ...now, online }));
      await context.rewrite(await cardFor(context, told, true));
    },
    'join-again': async (context, [id]) => {
      const klass = await hostedClass(context, id);
      // The card may have been a private reply in the direct chat.
      const isHere = klass.chats.includes(context.event.chat.id);
      await postJoinMessage(
        context.services,
        klass,
        isHere ? chatOf(context.event) : homeOf(klass),
        `${context.event.id}:join`,
      );
      await context.notify(context.say('class.join-posted'));
    },
  },
};
