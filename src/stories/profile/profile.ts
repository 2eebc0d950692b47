/** /profile, and one's own under /me: attendance of one person, and contradicting a mark. */
import type { CommandOf } from '../../chat/commands.js';
import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { findMember } from '../../classes/find-member.js';
import { memberOf } from '../../classes/roster.js';
import { UserError } from '../../errors.js';
import type { Person } from '../../people/person.js';
import { readAsked, readPeriodCode, type PeriodQuery } from '../../reports/period.js';
import { askContest, contestAs, settle } from '../contest/contest.js';
import type { Flow, Turn } from '../kernel/story.js';
import { marksReplyOf, profileReplyOf } from './show-person.js';
import { theirClasses } from '../kernel/their-classes.js';
import { classHere, isHost, requireHost } from '../kernel/permissions.js';

export const profile: Flow = {
  commands: { profile: { place: 'group', run: show } },
  presses: {
    profile: turnPeriod,
    marks: (turn, args) => showMarks(turn, args, 'below'),
    'marks-page': (turn, args) => showMarks(turn, args, 'instead'),
    contest: askContest,
    'contest-as': contestAs,
    contested: settle,
  },
};

const term: PeriodQuery = { unit: 'term' };

async function show(turn: Turn<MessageReceived>, { text }: CommandOf<'profile'>): Promise<void> {
  const { rooms, event, say } = turn;
  const klass = await classHere(turn);
  await requireHost(turn, klass);
  const { query = term, person: name } = readAsked(text);
  if (name === '') throw new UserError('command.usage', { usage: '/profile PERSON [PERIOD]' });
  const people = await rooms.people.many(klass.members.map((member) => member.person));
  const { person } = findMember(name, event.mentions, klass.members, people);
  await turn.whisper(await profileReplyOf(rooms, say, klass, person, query, { at: event.at, own: false }));
}

/** Under /me: one's own in every class one is in. */
export async function showOwnProfiles(turn: Turn, person: Person): Promise<void> {
  const { rooms, event, say } = turn;
  for (const klass of await theirClasses(rooms, person)) {
    if (memberOf(klass, person.id)?.state !== 'on') continue;
    await turn.answer(await profileReplyOf(rooms, say, klass, person, term, { at: event.at, own: true }));
  }
}

async function turnPeriod(turn: Turn<ButtonPressed>, [id, number, code = '']: string[]): Promise<void> {
  const { klass, person, own } = await pressedPerson(turn, id, number);
  const asked = { at: turn.event.at, own };
  await turn.rewrite(await profileReplyOf(turn.rooms, turn.say, klass, person, queryOf(code), asked));
}

async function showMarks(
  turn: Turn<ButtonPressed>,
  [id, number, code = '', page]: string[],
  where: 'below' | 'instead',
): Promise<void> {
  const { klass, person, own } = await pressedPerson(turn, id, number);
  const asked = { at: turn.event.at, own, page: Number(page) };
  const reply = await marksReplyOf(turn.rooms, turn.say, klass, person, queryOf(code), asked);
  if (where === 'below') await turn.whisper(reply);
  else await turn.rewrite(reply);
}

function queryOf(code: string): PeriodQuery {
  const query = readPeriodCode(code);
  if (!query) throw new UserError('button.stale');
  return query;
}

/** Themselves, or a host of the class. Throws UserErrors `button.stale` and `rights.not-yours`. */
async function pressedPerson(
  turn: Turn<ButtonPressed>,
  id = '',
  number = '',
): Promise<{ klass: Class; person: Person; own: boolean }> {
  const { rooms, event } = turn;
  const klass = await rooms.classes.get(id);
  const row = klass?.members.find((member) => String(member.number) === number);
  const person = klass && row && (await rooms.people.get(memberOf(klass, row.person)?.person ?? row.person));
  if (!klass || !person) throw new UserError('button.stale');
  const own = person.accounts.includes(event.sender.account);
  if (!own && !(await isHost(rooms, klass, event.sender.account))) throw new UserError('rights.not-yours');
  return { klass, person, own };
}
