/** What is said while somebody turns out to be a name on the roster. */
import { pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { Say } from '../../locales/say.js';
import type { Person } from '../../people/person.js';
import { clip, firstLines } from '../kernel/lists.js';

/** Somebody (`into`, roster number `by`) says that they are `from`, who has no account. `at`: milliseconds UTC. */
export interface NameClaim {
  number: number;
  from: Person;
  into: Person;
  by: number;
  at: number;
  /** What a host enrolled of `from` is not to be taken over. */
  withoutPhotos: boolean;
}

/** To whoever joined, alone. `photos`: how many a host enrolled of that name. */
export function amIReply(
  say: Say,
  { id, title }: Class,
  { number, name, photos }: { number: number; name: string; photos: number },
): Reply {
  const button = (said: 'yes' | 'erase' | 'no'): Button[] => [
    { label: say(`join.same.button.${said}`), data: pressData('am-i', id, number, said) },
  ];
  const text = say('join.same.ask', { title, number, name });
  return {
    text: photos > 0 ? [text, say('join.same.photos', { n: photos })].join('\n\n') : text,
    buttons: [button('yes'), ...(photos > 0 ? [button('erase')] : []), button('no')],
  };
}

/** In the place of the question; and, once a host confirmed it, as a word of its own. */
export function saidReply(say: Say, { title }: Class, said: 'yes' | 'no' | 'taken' | 'confirmed'): Reply {
  return { text: say(`join.same.${said}`, { title }), buttons: [] };
}

/** Lines of claims in a message, and those that have buttons of their own: with `all` as many rows as Discord takes. */
const listed = 50;
const withButtons = 4;

/** To hosts alone. */
export function whoIsWhoReply(say: Say, { id, title }: Class, claims: readonly NameClaim[]): Reply {
  const last = claims.slice(0, listed).at(-1);
  if (!last) return { text: say('join.same.none'), buttons: [] };
  const press = (action: string, which: number) => pressData('same-name', id, action, which);
  const lines = claims.map(({ number, from, into, by }) =>
    say('join.same.line', { by, into: clip(into.name), number, from: clip(from.name) }),
  );
  const all: Button = { label: say('join.same.button.all', { n: claims.length }), data: press('all', last.at) };
  const each = claims.slice(0, withButtons).map(({ number, into }): Button[] => [
    { label: say('join.same.button.one', { name: clip(into.name) }), data: press('yes', number) },
    { label: say('join.same.button.two'), data: press('no', number) },
  ]);
  return {
    text: [
      say('join.same.claims', { title, n: claims.length }),
      firstLines(say, lines, listed).join('\n'),
      say('join.same.only-hosts'),
    ].join('\n\n'),
    buttons: [...(claims.length > 1 ? [[{ ...all, style: 'primary' as const }]] : []), ...each],
  };
}
