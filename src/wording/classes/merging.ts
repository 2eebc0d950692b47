import { pressData } from '../../chat/buttons.js';
import type { Standing } from '../../attendance/marks.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Class, Member } from '../../classes/class.js';
import type { Say } from '../say.js';
import { clip } from './lists.js';

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

/** A session in which two people were marked differently, and what the mark will be. */
export interface MarkDifference {
  title: string;
  when: string;
  from: Standing;
  into: Standing;
  become: Standing;
}

/** `stays` and `goes`: their emails, where each has another. */
export interface MergeDifferences {
  marks: readonly MarkDifference[];
  stays?: string | undefined;
  goes?: string | undefined;
}

/** Sessions that are listed: enough to see what it is about, and a message has room for it. */
const listedMarks = 8;

/** One paragraph for each kind of thing in which they differ; none where they do not. */
export function differenceTexts(say: Say, from: string, into: string, differ: MergeDifferences): string[] {
  const { marks, stays, goes } = differ;
  const lines = marks.slice(0, listedMarks).map((mark) =>
    say('merge.differ.mark', {
      ...{ title: clip(mark.title), when: mark.when, from: clip(from), into: clip(into) },
      ...{ one: say(`status.${mark.from}`), other: say(`status.${mark.into}`), become: say(`status.${mark.become}`) },
    }),
  );
  const more = marks.length - lines.length;
  return [
    ...(lines.length > 0
      ? [[say('merge.differ.marks'), ...lines, ...(more > 0 ? [say('merge.differ.more', { n: more })] : [])].join('\n')]
      : []),
    ...(stays === undefined || goes === undefined ? [] : [say('merge.differ.email', { stays, goes })]),
  ];
}

/** What a merge would do, before it is done. */
export function askMergeReply(say: Say, klass: Class, from: Named, into: Named, differ: MergeDifferences): Reply {
  return {
    text: [
      say('merge.ask', { from: from.name, into: into.name }),
      ...differenceTexts(say, from.name, into.name, differ),
    ].join('\n\n'),
    buttons: mergeButtons(say, klass, from.id, into.id),
  };
}

function mergeButtons(say: Say, klass: Class, from: string, into: string): Button[][] {
  return [
    [
      { label: say('merge.button.yes'), data: pressData('merge', klass.id, from, into), style: 'primary' },
      { label: say('merge.button.no'), data: pressData('nomerge', klass.id, from) },
    ],
  ];
}

/** To whoever has the account, alone: a host says that somebody on the roster is them. */
export function askOwnerReply(
  say: Say,
  klass: Class,
  request: string,
  from: string,
  into: string,
  differ: MergeDifferences,
): Reply {
  return {
    text: [say('merge.owner.ask', { title: klass.title, from }), ...differenceTexts(say, from, into, differ)].join(
      '\n\n',
    ),
    buttons: [
      [
        { label: say('merge.owner.button.yes'), data: pressData('merge-me', klass.id, request, 'yes') },
        { label: say('merge.owner.button.no'), data: pressData('merge-me', klass.id, request, 'no') },
      ],
    ],
  };
}

/** Their question once it is answered. */
export function ownMergeReply(say: Say, { title }: Class, answer: 'yes' | 'no'): Reply {
  return { text: say(`merge.owner.said-${answer}`, { title }), buttons: [] };
}

/** To hosts: what came of it. */
export function ownerSaidText(
  say: Say,
  { title }: Class,
  yes: boolean,
  names: { into: string; number: number },
): string {
  return say(yes ? 'merge.owner.told-yes' : 'merge.owner.told-no', { title, ...names });
}

/** A host's question once it was passed on: it waits for whoever has the account. */
export function askedOwnerReply(say: Say, klass: Class, from: Named, into: Named): Reply {
  const text = say('merge.asked', { from: from.name, into: into.name });
  return {
    text,
    buttons: [[{ label: say('merge.button.withdraw'), data: pressData('nomerge', klass.id, from.id) }]],
  };
}

/** They never spoke to the bot, so that they cannot be asked yet: what they should do, and the way to ask again. */
export function unreachedOwnerReply(say: Say, klass: Class, from: Named, into: Named): Reply {
  return { text: say('merge.unreached', { into: into.name }), buttons: mergeButtons(say, klass, from.id, into.id) };
}

export function mergedReply(say: Say, name: string): Reply {
  return { text: say('merge.done', { name }), buttons: [] };
}
