import { pressData } from '../../chat/buttons.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { Key, Say } from '../say.js';
import { listNames } from './lists.js';

export interface AddedNames {
  added: readonly { number: number; name: string }[];
  /** On the roster already. */
  there: readonly string[];
  /** Twice in the list. */
  repeated: readonly string[];
  unread: readonly string[];
  /** How many came after as many as are taken at once. */
  beyond: number;
}

export function askNamesReply(say: Say, { title }: Class): Reply {
  return {
    text: say('add.ask', { title }),
    buttons: [[{ label: say('add.button.no'), data: pressData('roster-add-no') }]],
  };
}

/** Characters of each list of names: with all of them the message stays under Discord's 2000. */
const roomFor = { added: 800, others: 200 };

/** What was read of the list, so that a host sees whether it was read rightly. `at`: when it came, milliseconds UTC. */
export function addedReply(say: Say, { id, title }: Class, result: AddedNames, at: number): Reply {
  const { added, there, repeated, unread, beyond } = result;
  const line = (key: Key, names: readonly string[], room: number): string[] => {
    if (names.length === 0) return [];
    const { text, more } = listNames(names, room);
    return [say(key, { n: names.length, title, names: more > 0 ? say('add.more', { names: text, more }) : text })];
  };
  const numbered = added.map(({ number, name }) => `${number} ${name}`);
  return {
    text: [
      ...(added.length > 0 ? line('add.done', numbered, roomFor.added) : [say('add.none')]),
      ...line('add.there', there, roomFor.others),
      ...line('add.repeated', repeated, roomFor.others),
      ...line('add.unread', unread, roomFor.others),
      ...(beyond > 0 ? [say('add.beyond', { n: beyond })] : []),
      ...(added.length > 0 ? [say('add.next')] : []),
    ].join('\n\n'),
    buttons: added.length > 0 ? [[{ label: say('add.button.back'), data: pressData('unadd', id, at) }]] : [],
  };
}

export function takenBackReply(say: Say, n: number): Reply {
  return { text: say('add.taken-back', { n }), buttons: [] };
}
