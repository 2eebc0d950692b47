/** /profile, and one's own under /me: attendance of one person, and contradicting a mark. */
import { command, personOption, textOption, wholeText } from '../kernel/command.js';
import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { findMember } from '../../classes/find-member.js';
import { memberOf } from '../../classes/roster.js';
import { UserError } from '../../errors.js';
import type { Person } from '../../people/person.js';
import { readPeriodCode, type PeriodQuery } from '../../reports/period.js';
import { askContest, contestAs, settle } from '../contest/contest.js';
import type { Story, Context } from '../kernel/story.js';
import { classReport } from '../kernel/class-report.js';
import { concerns, marksReplyOf, profileReplyOf } from './show-person.js';
import { everyClassOf } from '../kernel/their-classes.js';
import { askedFor } from '../kernel/asked.js';
import { classHere, isHost, requireHost } from '../kernel/permissions.js';

export const profile: Story = {
  commands: [
    command({
      ...{ name: 'profile', usage: '/profile PERSON [PERIOD]', about: 'menu.profile' },
      ...{ where: 'group', who: 'everybody', answer: 'private' },
      options: [{ ...personOption(), required: true }, textOption('period')],
      forms: [
        { form: '/profile PERSON', does: 'profile.form.person', example: '/profile Ann' },
        { form: '/profile PERSON PERIOD', does: 'profile.form.period', example: '/profile Ann month' },
      ],
      help: { group: ({ isHost }) => (isHost ? 'profile.help' : undefined) },
      parse: wholeText,
      run: show,
    }),
  ],
  presses: {
    profile: turnPeriod,
    marks: (context, args) => showMarks(context, args, 'below'),
    'marks-page': (context, args) => showMarks(context, args, 'instead'),
    contest: askContest,
    'contest-as': contestAs,
    contested: settle,
  },
};

const term: PeriodQuery = { unit: 'term' };

async function show(context: Context<MessageReceived>, { text }: { text: string }): Promise<void> {
  const { services, event, say } = context;
  const klass = await classHere(context);
  await requireHost(context, klass);
  const people = await services.people.many(klass.members.map((member) => member.person));
  const { query = term, person: name } = askedFor(context, klass, text, people.values());
  if (name === '') throw new UserError('command.usage', { usage: '/profile PERSON [PERIOD]' });
  const { person } = findMember(name, event.mentions, klass.members, people, { formerToo: true });
  await context.replyPrivately(await profileReplyOf(services, say, klass, person, query, { at: event.at, own: false }));
}

/** Under /me: one's own in every class one is in, or was this term. */
export async function showOwnProfiles(context: Context, person: Person): Promise<void> {
  const { services, event, say } = context;
  for (const klass of await everyClassOf(services, person)) {
    if (!concerns(await classReport(services, klass, term, event.at), person.id)) continue;
    await context.reply(await profileReplyOf(services, say, klass, person, term, { at: event.at, own: true }));
  }
}

async function turnPeriod(context: Context<ButtonPressed>, [id, number, code = '']: string[]): Promise<void> {
  const { klass, person, own } = await pressedPerson(context, id, number);
  const asked = { at: context.event.at, own };
  await context.rewrite(await profileReplyOf(context.services, context.say, klass, person, queryOf(code), asked));
}

async function showMarks(
  context: Context<ButtonPressed>,
  [id, number, code = '', page]: string[],
  where: 'below' | 'instead',
): Promise<void> {
  const { klass, person, own } = await pressedPerson(context, id, number);
  const asked = { at: context.event.at, own, page: Number(page) };
  const reply = await marksReplyOf(context.services, context.say, klass, person, queryOf(code), asked);
  if (where === 'below') await context.replyPrivately(reply);
  else await context.rewrite(reply);
}

function queryOf(code: string): PeriodQuery {
  const query = readPeriodCode(code);
  if (!query) throw new UserError('button.stale');
  return query;
}

/** Themselves, or a host of the class. Throws UserErrors `button.stale` and `rights.not-yours`. */
async function pressedPerson(
  context: Context<ButtonPressed>,
  id = '',
  number = '',
): Promise<{ klass: Class; person: Person; own: boolean }> {
  const { services, event } = context;
  const klass = await services.classes.get(id);
  const row = klass?.members.find((member) => String(member.number) === number);
  const person = klass && row && (await services.people.get(memberOf(klass, row.person)?.person ?? row.person));
  if (!klass || !person) throw new UserError('button.stale');
  const own = person.accounts.includes(event.sender.account);
  if (!own && !(await isHost(services, klass, event.sender.account))) throw new UserError('rights.not-yours');
  return { klass, person, own };
}
