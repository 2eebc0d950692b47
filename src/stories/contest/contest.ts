/** A member says that a mark is wrong, and a host answers. */
import { addContest, settleContest } from '../../attendance/contests.js';
import { marksOf } from '../../attendance/marks.js';
import type { Sheet } from '../../attendance/sheet.js';
import type { ButtonPressed } from '../../chat/event.js';
import { statusesOf, type Class } from '../../classes/class.js';
import { UserError } from '../../errors.js';
import type { Person } from '../../people/person.js';
import { marksOfPerson } from '../../reports/statistics.js';
import {
  contestAnswer,
  contestAsked,
  contestForHosts,
  contestLeft,
  contestQuestion,
  contestSettled,
} from './contest-replies.js';
import { personNumbered, sessionNamed } from '../kernel/pressed.js';
import type { Story, Context } from '../kernel/story.js';
import { noteToHosts, noteToPerson } from '../kernel/private-note.js';
import { whoToday } from '../kernel/class-report.js';
import { markLine } from '../profile/show-person.js';
import { requireHost } from '../kernel/permissions.js';

type Pressed = Context<ButtonPressed>;
type Press = NonNullable<Story['presses']>[string];

/** Under a list of one's own marks. */
export const askContest: Press = async (context, [id, number, session]) => {
  const found = await ownMark(context, id, session, number);
  await context.replyPrivately(
    contestQuestion(context.say, found.ref, {
      ...found.words,
      ...{ status: found.mark.status, statuses: statusesOf(found.klass) },
    }),
  );
};

/** The sheet first, then the hosts: the event handled again asks nobody twice, for replies have their keys. */
export const contestAs: Press = async (context, [id, session, number, said]) => {
  const { services, event, say } = context;
  const { klass, person, mark, words, ref } = await ownMark(context, id, session, number);
  if (said === 'leave') return context.rewrite(contestLeft(say, words));
  const wanted = statusesOf(klass).find((each) => each === said);
  if (!wanted) throw new UserError('button.stale');
  await services.sheets.change(klass.id, ref.session, (now) =>
    addContest(now, { event: event.id, at: event.at, person: person.id, wanted }),
  );
  const forHosts = { ...words, name: person.name, mark, wanted };
  await noteToHosts(
    services,
    klass,
    (own) => contestForHosts(own, ref, forHosts),
    `${event.id}:contest`,
    'contest.unreached',
  );
  await context.rewrite(contestAsked(say, words, wanted));
};

/** A host's answer, once; whoever asked hears of it in private. */
export const settle: Press = async (context, [answer, id, session, number]) => {
  const { services, event, say } = context;
  const { klass, sheet } = await sessionNamed(services, id ?? '', session ?? '');
  await requireHost(context, klass);
  const person = await services.people.get(personNumbered(klass, number));
  if (!person) throw new UserError('button.stale');
  const accepted = answer === 'yes';
  const act = { event: event.id, at: event.at, by: event.sender.account, accepted };
  const changed = await services.sheets.change(klass.id, sheet.session, (now) => settleContest(now, person.id, act));
  const mine = changed.contests?.find(({ settled }) => settled?.event === event.id);
  const done = mine ?? changed.contests?.findLast((one) => one.person === person.id && one.settled);
  if (!done?.settled) throw new UserError('button.stale');
  const { words } = wordsOf(klass, changed, person);
  await context.rewrite(contestSettled(say, { ...words, name: person.name }, done.settled.accepted, done.wanted));
  if (!mine) return context.notify(say('contest.settled-before'));
  const status = marksOf(changed).get(person.id)?.status ?? 'absent';
  const outcome = { accepted, wanted: done.wanted, status };
  await noteToPerson(services, klass, person, (own) => contestAnswer(own, words, outcome), `${event.id}:answer`);
};

/** The sender's own mark. Throws UserErrors `button.stale` and `rights.not-yours`. */
async function ownMark({ services, event }: Pressed, id = '', session = '', number = '') {
  const { klass, sheet } = await sessionNamed(services, id, session);
  const person = await services.people.get(personNumbered(klass, number));
  if (!person?.accounts.includes(event.sender.account)) throw new UserError('rights.not-yours');
  if (sheet.closedAt === undefined) throw new UserError('contest.open');
  const { words, mark } = wordsOf(klass, sheet, person);
  const ref = { class: klass.id, session: sheet.session, number: Number(number) };
  return { klass, person, sheet, mark, words, ref };
}

function wordsOf(klass: Class, sheet: Sheet, { id }: Person) {
  const [own] = marksOfPerson([sheet], id, whoToday(klass));
  if (!own) throw new UserError('button.stale');
  const mark = markLine(klass, own);
  return { mark, words: { title: klass.title, when: mark.when } };
}
