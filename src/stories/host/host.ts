/** `/host`: who hosts the class beside the chat's administrators. */
import { command, personOption, wholeText } from '../kernel/command.js';
import type { AccountId, MessageReceived } from '../../chat/event.js';
import { type Class, addHostGroup, addHosts, removeHostGroup, removeHosts } from '../../classes/class.js';
import { findMember } from '../../classes/find-member.js';
import { UserError } from '../../errors.js';
import { classHere, hostedClass, isHost, isInChats, requireHost } from '../kernel/permissions.js';
import type { Story, Context } from '../kernel/story.js';
import { hostList } from './host-list.js';
import { hostsReply } from './host-replies.js';

interface Meant {
  name: string;
  accounts: readonly AccountId[];
}

/** Somebody mentioned is in the class's chat, and need not be registered; somebody named is on the roster. */
async function readHost({ services, event }: Context<MessageReceived>, klass: Class, query: string): Promise<Meant> {
  const mention = event.mentions.find(({ text }) => text !== '' && query.includes(text));
  if (mention) {
    if (!(await isInChats(services, klass, [mention.account]))) throw new UserError('person.unknown', { query });
    const person = await services.people.of(mention.account);
    return person ?? { name: mention.text, accounts: [mention.account] };
  }
  const people = await services.people.many(klass.members.map(({ person }) => person));
  return findMember(query, [], klass.members, people).person;
}

async function listHosts(context: Context, klass: Class, note?: string): Promise<void> {
  await context.replyPrivately(hostsReply(context.say, klass, await hostList(context.services, klass), note));
}

export const host: Story = {
  commands: [
    command({
      ...{ name: 'host', usage: '/host [PERSON]', about: 'menu.host' },
      ...{ where: 'group', who: 'admins', answer: 'private' },
      options: [personOption(), { name: 'account', kind: 'account' }],
      forms: [
        { form: '/host', does: 'host.form.show' },
        { form: '/host PERSON', does: 'host.form.name', example: '/host Ms Rivera' },
      ],
      help: { group: ({ isHost }) => (isHost ? 'host.help' : undefined) },
      parse: wholeText,
      run: async (context, { text: query }) => {
        const { services, say } = context;
        const klass = await classHere(context);
        await requireHost(context, klass);
        if (!query) return listHosts(context, klass);
        const group = context.event.mentions.find((mention) => mention.group && query.includes(mention.text));
        if (group) {
          const { account: id, text: name } = group;
          const shared = await services.classes.change(klass.id, (now) => addHostGroup(now, { id, name }));
          return listHosts(context, shared, say('host.group', { name }));
        }
        const { name, accounts } = await readHost(context, klass, query);
        if (accounts.length === 0) return context.notify(say('host.no-account', { name }));
        const before = accounts.every((account) => klass.hosts.includes(account));
        const named = await services.classes.change(klass.id, (now) => addHosts(now, accounts, name));
        return listHosts(context, named, say(before ? 'host.before' : 'host.named', { name }));
      },
    }),
  ],
  presses: {
    /** A person's accounts go together. */
    unhost: async (context, [id, hostId]) => {
      const { services, say } = context;
      const klass = await hostedClass(context, id);
      const found = (await hostList(services, klass)).find((each) => each.id === hostId);
      if (!found) throw new UserError('button.stale');
      if (found.isGroup) {
        const left = await services.classes.change(klass.id, (before) => removeHostGroup(before, found.account));
        return context.rewrite(
          hostsReply(say, left, await hostList(services, left), say('host.taken', { name: found.name ?? '' })),
        );
      }
      const accounts = (await services.people.of(found.account))?.accounts ?? [found.account];
      const now = await services.classes.change(klass.id, (before) => removeHosts(before, accounts));
      const name = found.name ?? say('host.unregistered');
      const taken = !now.hosts.includes(found.account);
      const still = taken && (await isHost(services, now, found.account));
      const note = say(still ? 'host.still-admin' : taken ? 'host.taken' : 'host.last', { name });
      await context.rewrite(hostsReply(say, now, await hostList(services, now), note));
    },
  },
};
