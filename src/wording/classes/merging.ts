import { pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Class, Member } from '../../classes/class.js';
import type { Say } from '../say.js';

interface Named {
  id: string;
  name: string;
}

/** To hosts alone, when somebody joins under the name of somebody without an account, or (`exact` false) nearly that. */
export function sameNameNote(
  say: Say,
  klass: Class,
  joined: Named & { number: number },
  other: Member & { name: string },
  exact: boolean,
): Reply {
  const { name, number } = joined;
  const of = { other: other.number, called: other.name, exact: exact ? 'yes' : 'no' };
  return {
    text: say('merge.same-name', { title: klass.title, name, number, ...of }),
    buttons: mergeButtons(say, klass, other.person, joined.id),
  };
}

/** What a merge would do, before it is done. */
export function askMergeReply(say: Say, klass: Class, from: Named, into: Named): Reply {
  return {
    text: say('merge.ask', { from: from.name, into: into.name }),
    buttons: mergeButtons(say, klass, from.id, into.id),
  };
}

function mergeButtons(say: Say, klass: Class, from: string, into: string): Button[][] {
  return [
    [
      { label: say('merge.button.yes'), data: pressData('merge', klass.id, from, into), style: 'primary' },
      { label: say('merge.button.no'), data: pressData('nomerge', klass.id) },
    ],
  ];
}

export function mergedReply(say: Say, name: string): Reply {
  return { text: say('merge.done', { name }), buttons: [] };
}
