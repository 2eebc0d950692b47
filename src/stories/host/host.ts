/** `/host`: who hosts the class beside the chat's administrators. */
import type { AccountId, MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { findMember } from '../../classes/find-member.js';
import { addHostGroup, addHosts, removeHostGroup, removeHosts } from '../../classes/hosts.js';
import { UserError } from '../../errors.js';
import { classHere, hostedClass, isHost, isInChats, requireHost } from '../kernel/permissions.js';
import type { Flow, Turn } from '../kernel/story.js';
import { hostList } from './host-list.js';
import { hostsReply } from './host-replies.js';

interface Meant {
  name: string;
  accounts: readonly AccountId[];
}

/** Somebody mentioned is in the class's chat, and need not be registered; somebody named is on the roster. */
async function readHost({ rooms, event }: Turn<MessageReceived>, klass: Class, query: string): Promise<Meant> {
  const mention = event.mentions.find(({ text }) => text !== '' && query.includes(text));
  if (mention) {
    if (!(await isInChats(rooms, klass, [mention.account]))) throw new UserError('person.unknown', { query });
    const person = await rooms.people.of(mention.account);
    return person ?? { name: mention.text, accounts: [mention.account] };
  }
  const people = await rooms.people.many(klass.members.map(({ person }) => person));
  return findMember(query, [], klass.members, people).person;
}

async function listHosts(turn: Turn, klass: Class, note?: string): Promise<void> {
  await turn.whisper(hostsReply(turn.say, klass, await hostList(turn.rooms, klass), note));
}

export const host: Flow = {
  commands: {
    host: {
      place: 'group',
      run: async (turn, { person: query }) => {
        const { rooms, say } = turn;
        const klass = await classHere(turn);
        await requireHost(turn, klass);
        if (!query) return listHosts(turn, klass);
        const group = turn.event.mentions.find((mention) => mention.group && query.includes(mention.text));
        if (group) {
          const { account: id, text: name } = group;
          const shared = await rooms.classes.change(klass.id, (now) => addHostGroup(now, { id, name }));
          return listHosts(turn, shared, say('host.group', { name }));
        }
        const { name, accounts } = await readHost(turn, klass, query);
        if (accounts.length === 0) return turn.toast(say('host.no-account', { name }));
        const before = accounts.every((account) => klass.hosts.includes(account));
        const named = await rooms.classes.change(klass.id, (now) => addHosts(now, accounts));
        return listHosts(turn, named, say(before ? 'host.before' : 'host.named', { name }));
      },
    },
  },
  presses: {
    /** A person's accounts go together. */
    unhost: async (turn, [id, hostId]) => {
      const { rooms, say } = turn;
      const klass = await hostedClass(turn, id);
      const found = (await hostList(rooms, klass)).find((each) => each.id === hostId);
      if (!found) throw new UserError('button.stale');
      if (found.isGroup) {
        const left = await rooms.classes.change(klass.id, (before) => removeHostGroup(before, found.account));
        return turn.rewrite(
          hostsReply(say, left, await hostList(rooms, left), say('host.taken', { name: found.name ?? '' })),
        );
      }
      const accounts = (await rooms.people.of(found.account))?.accounts ?? [found.account];
      const now = await rooms.classes.change(klass.id, (before) => removeHosts(before, accounts));
      const name = found.name ?? say('host.unregistered');
      const taken = !now.hosts.includes(found.account);
      const still = taken && (await isHost(rooms, now, found.account));
      const note = say(still ? 'host.still-admin' : taken ? 'host.taken' : 'host.last', { name });
      await turn.rewrite(hostsReply(say, now, await hostList(rooms, now), note));
    },
  },
};
