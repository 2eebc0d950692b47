/** /summary: a class's numbers in its chat; a member's own marks, and a host's classes, in the direct chat. */
import { command, personOption, textOption, wholeText } from '../kernel/command.js';
import { waitingClaims } from '../../attendance/claims.js';
import { isFromClassPhoto, marksOf, tally } from '../../attendance/marks.js';
import type { Sheet } from '../../attendance/sheet.js';
import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import { findMember } from '../../classes/find-member.js';
import { localDate, localTime } from '../../classes/local-day.js';
import { memberOf } from '../../classes/roster.js';
import { UserError } from '../../errors.js';
import type { Person, PersonId } from '../../people/person.js';
import { type PeriodQuery, readAsked, readPeriodCode } from '../../reports/period.js';
import type { Say } from '../../locales/say.js';
import { type ClassReport, classReport } from '../kernel/class-report.js';
import { askedFor, todayFor } from '../kernel/asked.js';
import { classHere, hostedBySender, hostedClass, isHost, personOf, requireHost } from '../kernel/permissions.js';
import type { Story, Context } from '../kernel/story.js';
import { everyClassOf } from '../kernel/their-classes.js';
import { ownSpanReply } from '../profile/profile-replies.js';
import { concerns, ownSpanOf, profileReplyOf } from '../profile/show-person.js';
import { everybodyReply, totalsReply } from './show-class.js';
import { type SummaryOfDay, type OwnMarks, ownReply, type SessionTimes } from './summary-replies.js';

export const summary: Story = {
  commands: [
    command({
      name: 'summary',
      usage: '/summary [today|yesterday|week|month|term|FROM..TO] [PERSON]',
      about: 'menu.summary',
      ...{ where: 'anywhere', who: 'everybody', answer: 'public' },
      options: [textOption('period'), personOption()],
      forms: [
        { form: '/summary', does: 'summary.form.today' },
        { form: '/summary week|month|term', does: 'summary.form.period', example: '/summary week' },
        { form: '/summary FROM..TO', does: 'summary.form.dates', example: '/summary 2026-11-01..2026-11-30' },
        { form: '/summary PERIOD PERSON', does: 'summary.form.person', example: '/summary term Ann' },
      ],
      help: {
        direct: ({ isOnRoster }) => (isOnRoster ? 'summary.help.own' : undefined),
        group: ({ title }) => (title === undefined ? undefined : 'summary.help'),
      },
      parse: wholeText,
      run: summarise,
    }),
  ],
  presses: { sum: showPeriod, 'sum-people': showPeople, 'sum-page': turnPage },
};

const today: PeriodQuery = { unit: 'day' };

async function summarise(context: Context<MessageReceived>, { text }: { text: string }): Promise<void> {
  if (context.event.chat.kind !== 'group') {
    const { query, person } = readAsked(text, todayFor(context));
    // Who does not belong to a class's chat is not told whether it knows a name.
    if (person !== '') throw new UserError('summary.person-in-class');
    return inDirect(context, query ?? today);
  }
  const klass = await classHere(context);
  if (text.trim() === '') return inClass(context, klass, undefined);
  // Nor is anybody but a host told by what a word is taken for.
  const host = await isHost(context.services, klass, context.event.sender.account);
  const people = await context.services.people.many(host ? klass.members.map((member) => member.person) : []);
  const { query, person } = askedFor(context, klass, text, people.values());
  return person === '' ? inClass(context, klass, query) : ofPerson(context, klass, people, query, person);
}

/** Without a period: the session that is open, or else the day's last. */
async function inClass(context: Context<MessageReceived>, klass: Class, query: PeriodQuery | undefined): Promise<void> {
  const { services, event, say } = context;
  const asked = { at: event.at, lastOnly: query === undefined };
  await context.reply(await totalsReply(services, say, klass, query ?? today, asked));
}

/** Somebody by name: to a host's eyes. */
async function ofPerson(
  context: Context<MessageReceived>,
  klass: Class,
  people: ReadonlyMap<PersonId, Person>,
  query: PeriodQuery | undefined,
  name: string,
): Promise<void> {
  const { services, event, say } = context;
  await requireHost(context, klass);
  const { person } = findMember(name, event.mentions, klass.members, people, { formerToo: true });
  await context.replyPrivately(
    await profileReplyOf(services, say, klass, person, query ?? { unit: 'term' }, { at: event.at, own: false }),
  );
}

async function inDirect(context: Context<MessageReceived>, query: PeriodQuery): Promise<void> {
  const { services, event, say } = context;
  const hosted = await hostedBySender(context);
  // Hosts need not be registered.
  const person = hosted.length > 0 ? await services.people.of(event.sender.account) : await personOf(context);
  const classes = person ? await everyClassOf(services, person) : [];
  const reports = await Promise.all(classes.map((klass) => classReport(services, klass, query, event.at)));
  const own = reports.filter((report) => person && concerns(report, person.id));
  if (person && (own.length > 0 || hosted.length === 0)) await context.reply(ownMarks(say, person, own, query));
  for (const klass of hosted) {
    await context.reply(await totalsReply(services, say, klass, query, { at: event.at }));
    if (query.unit !== 'day')
      await context.reply(await everybodyReply(services, say, klass, query, { at: event.at, page: 0 }));
  }
}

function ownMarks(say: Say, person: Person, reports: readonly ClassReport[], query: PeriodQuery): Reply {
  if (reports.length > 0 && query.unit !== 'day')
    return ownSpanReply(
      say,
      reports.map((report) => ownSpanOf(report, person.id)),
    );
  const days = reports.map(({ klass, period, sheets }) =>
    ownOfDay(klass, localDate(period.from, klass.timeZone, klass.language), sheets, person),
  );
  return ownReply(say, days);
}

/** Another period under a report: everybody may turn it, for it names nobody. */
async function showPeriod(context: Context<ButtonPressed>, [id = '', code = '']: string[]): Promise<void> {
  const { services, event, say } = context;
  const klass = await services.classes.get(id);
  const query = readPeriodCode(code);
  if (!klass || !query) throw new UserError('button.stale');
  if (event.chat.kind === 'group' && !klass.chats.includes(event.chat.id)) throw new UserError('button.stale');
  if (event.chat.kind === 'direct') await hostedClass(context, id);
  await context.rewriteForAll(await totalsReply(services, say, klass, query, { at: event.at }));
}

async function showPeople(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  await context.replyPrivately(await pressedPeople(context, args));
}

async function turnPage(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  await context.rewrite(await pressedPeople(context, args));
}

async function pressedPeople(context: Context<ButtonPressed>, [id, code = '', page]: string[]) {
  const klass = await hostedClass(context, id);
  const query = readPeriodCode(code);
  if (!query) throw new UserError('button.stale');
  return everybodyReply(context.services, context.say, klass, query, { at: context.event.at, page: Number(page) });
}

// One day's sessions, in numbers and as one person has them.

export function numbersOfDay(klass: Class, date: string, sheets: readonly Sheet[]): SummaryOfDay {
  return {
    title: klass.title,
    date,
    sessions: sheets.map((sheet) => ({ ...sessionOf(klass, sheet), tally: tally(sheet) })),
  };
}

function ownOfDay(klass: Class, date: string, sheets: readonly Sheet[], { id }: Person): OwnMarks {
  return {
    title: klass.title,
    date,
    sessions: sheets.flatMap((sheet) => {
      const mark = marksOf(sheet).get(id);
      if (!mark) return [];
      const claimed = waitingClaims(sheet).some(({ person }) => person === id);
      const byPhoto = mark.entry && isFromClassPhoto(mark.entry) ? memberOf(klass, id)?.number : undefined;
      return [{ ...sessionOf(klass, sheet), mark: claimed ? 'claimed' : mark.status, byPhoto }];
    }),
  };
}

function sessionOf({ id, timeZone }: Class, { session, openedAt, closedAt, closesAt }: Sheet): SessionTimes {
  const [from, to] = [localTime(openedAt, timeZone), localTime(closedAt ?? closesAt, timeZone)];
  return { class: id, session, from, to, open: closedAt === undefined };
}
