import type { Standing } from '../../attendance/marks.js';
import { pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Class, Member } from '../../classes/class.js';
import type { Key, Say } from '../../locales/say.js';
import type { Person } from '../../people/person.js';
import { clip, firstLines, listNames } from '../kernel/lists.js';

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
    text: say('roster.add.ask', { title }),
    buttons: [[{ label: say('roster.add.button.no'), data: pressData('roster-add-no') }]],
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
    return [
      say(key, { n: names.length, title, names: more > 0 ? say('roster.add.more', { names: text, more }) : text }),
    ];
  };
  const numbered = added.map(({ number, name }) => `${number} ${name}`);
  return {
    text: [
      ...(added.length > 0 ? line('roster.add.done', numbered, roomFor.added) : [say('roster.add.none')]),
      ...line('roster.add.there', there, roomFor.others),
      ...line('roster.add.repeated', repeated, roomFor.others),
      ...line('roster.add.unread', unread, roomFor.others),
      ...(beyond > 0 ? [say('roster.add.beyond', { n: beyond })] : []),
      ...(added.length > 0 ? [say('roster.add.next')] : []),
    ].join('\n\n'),
    buttons: added.length > 0 ? [[{ label: say('roster.add.button.back'), data: pressData('unadd', id, at) }]] : [],
  };
}

/** Lines of a table: with all of them the message stays under Discord's 2000. */
const mostRows = 25;

/** A list as it was read, where it can be read otherwise: nobody is added yet. */
export function guessedReply(
  say: Say,
  at: { class: string; id: string },
  { named, unread }: { named: readonly { name: string; email?: string }[]; unread: readonly string[] },
): Reply {
  const rows = named.map(({ name, email = '' }, i) => {
    const row = { row: i + 1, name: clip(name, 30), email: clip(email, 30) };
    return email === '' ? say('roster.add.row', row) : say('roster.add.row-email', row);
  });
  const press = (answer: string) => pressData('roster-guess', at.class, at.id, answer);
  const bits = listNames(unread, roomFor.others);
  return {
    text: [
      say('roster.add.guessed', { n: named.length }),
      firstLines(say, rows, mostRows).join('\n'),
      ...(unread.length ? [say('roster.add.unread', { n: unread.length, names: bits.text })] : []),
      say('roster.add.otherwise'),
    ].join('\n\n'),
    buttons: [
      [
        ...(named.length
          ? [
              {
                label: say('roster.add.button.yes', { n: named.length }),
                data: press('yes'),
                style: 'primary' as const,
              },
            ]
          : []),
        { label: say('roster.add.button.no'), data: press('no') },
      ],
    ],
  };
}

export function takenBackReply(say: Say, n: number): Reply {
  return { text: say('roster.add.taken-back', { n }), buttons: [] };
}

/** A guardian's consent, recorded; with the way to take it back. */
export function guardianReply(say: Say, { id }: Class, person: Person): Reply {
  return {
    text: say('roster.guardian.recorded', { name: person.name }),
    buttons: [
      [{ label: say('roster.guardian.button.withdraw'), data: pressData('unguard', id, person.id), style: 'danger' }],
    ],
  };
}

export function withdrawnReply(say: Say, name: string): Reply {
  return { text: say('roster.guardian.withdrawn', { name }), buttons: [] };
}

/** Who has no account cannot send /forget, so a host can for them. */
export function removedReply(say: Say, { id }: Class, person: Person): Reply {
  const back = { label: say('roster.remove.button.back'), data: pressData('roster-back', id, person.id) };
  const erase = { label: say('roster.remove.button.erase'), data: pressData('erase', id, person.id) };
  return {
    text: say(person.accounts.length > 0 ? 'roster.remove.done' : 'roster.remove.done.name-only', {
      name: person.name,
    }),
    buttons: [person.accounts.length > 0 ? [back] : [back, erase]],
  };
}

export function putBackReply(say: Say, name: string, waits: boolean): Reply {
  return { text: say(waits ? 'roster.remove.back.waits' : 'roster.remove.back', { name }), buttons: [] };
}

export function eraseReply(say: Say, { id }: Class, { id: person, name }: Person): Reply {
  return {
    text: say('roster.erase.ask', { name }),
    buttons: [
      [
        { label: say('roster.erase.button.yes'), data: pressData('erase', id, person, 'sure'), style: 'danger' },
        { label: say('roster.remove.button.back'), data: pressData('roster-back', id, person) },
      ],
    ],
  };
}

export function erasedReply(say: Say): Reply {
  return { text: say('roster.erase.done'), buttons: [] };
}

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
    text: say('roster.merge.same-name', { title: klass.title, name, number, ...of }),
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
    say('roster.merge.differ.mark', {
      ...{ title: clip(mark.title), when: mark.when, from: clip(from), into: clip(into) },
      ...{ one: say(`status.${mark.from}`), other: say(`status.${mark.into}`), become: say(`status.${mark.become}`) },
    }),
  );
  const more = marks.length - lines.length;
  return [
    ...(lines.length > 0
      ? [
          [
            say('roster.merge.differ.marks'),
            ...lines,
            ...(more > 0 ? [say('roster.merge.differ.more', { n: more })] : []),
          ].join('\n'),
        ]
      : []),
    ...(stays === undefined || goes === undefined ? [] : [say('roster.merge.differ.email', { stays, goes })]),
  ];
}

/** What a merge would do, before it is done. */
export function askMergeReply(say: Say, klass: Class, from: Named, into: Named, differ: MergeDifferences): Reply {
  return {
    text: [
      say('roster.merge.ask', { from: from.name, into: into.name }),
      ...differenceTexts(say, from.name, into.name, differ),
    ].join('\n\n'),
    buttons: mergeButtons(say, klass, from.id, into.id),
  };
}

function mergeButtons(say: Say, klass: Class, from: string, into: string): Button[][] {
  return [
    [
      { label: say('roster.merge.button.yes'), data: pressData('merge', klass.id, from, into), style: 'primary' },
      { label: say('roster.merge.button.no'), data: pressData('nomerge', klass.id, from) },
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
    text: [
      say('roster.merge.owner.ask', { title: klass.title, from }),
      ...differenceTexts(say, from, into, differ),
    ].join('\n\n'),
    buttons: [
      [
        { label: say('roster.merge.owner.button.yes'), data: pressData('merge-me', klass.id, request, 'yes') },
        { label: say('roster.merge.owner.button.no'), data: pressData('merge-me', klass.id, request, 'no') },
      ],
    ],
  };
}

/** Their question once it is answered. */
export function ownMergeReply(say: Say, { title }: Class, answer: 'yes' | 'no'): Reply {
  return { text: say(`roster.merge.owner.said-${answer}`, { title }), buttons: [] };
}

/** To hosts: what came of it. */
export function ownerSaidText(
  say: Say,
  { title }: Class,
  yes: boolean,
  names: { into: string; number: number },
): string {
  return say(yes ? 'roster.merge.owner.told-yes' : 'roster.merge.owner.told-no', { title, ...names });
}

/** A host's question once it was passed on: it waits for whoever has the account. */
export function askedOwnerReply(say: Say, klass: Class, from: Named, into: Named): Reply {
  const text = say('roster.merge.asked', { from: from.name, into: into.name });
  return {
    text,
    buttons: [[{ label: say('roster.merge.button.withdraw'), data: pressData('nomerge', klass.id, from.id) }]],
  };
}

/** They never spoke to the bot, so that they cannot be asked yet: what they should do, and the way to ask again. */
export function unreachedOwnerReply(say: Say, klass: Class, from: Named, into: Named): Reply {
  return {
    text: say('roster.merge.unreached', { into: into.name }),
    buttons: mergeButtons(say, klass, from.id, into.id),
  };
}

export function mergedReply(say: Say, name: string): Reply {
  return { text: say('roster.merge.done', { name }), buttons: [] };
}
