/** `/digest`: the class's numbers, posted by themselves to chats and channels. */
import { command, textOption, wholeText } from '../kernel/command.js';
import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import type { Place } from '../../chat/ports.js';
import type { Class } from '../../classes/class.js';
import {
  addDigest,
  changeDigest,
  type Digest,
  digestTime,
  noDigests,
  removeDigests,
  type Digests,
} from '../../classes/digests.js';
import { readDigest, type DigestRequest } from '../../classes/read-digest.js';
import { showDate, showWeekdays } from '../../classes/timetable/show.js';
import { addDays, clock, dateOf, weekdayOf } from '../../classes/timetable/wall-clock.js';
import { localTime } from '../../classes/local-day.js';
import { unlessRefused, UserError } from '../../errors.js';
import { digestsReply, helloReply } from './digest-replies.js';
import { createSay } from '../../locales/say.js';
import { changeDigests, digestCalendar } from './change.js';
import { runDigests } from './run-digests.js';
import type { Story, Context } from '../kernel/story.js';
import { classHere, hostedClass, requireHost } from '../kernel/permissions.js';
import { placeIn } from '../kernel/home.js';

export const digest: Story = {
  commands: [
    command({
      name: 'digest',
      usage: '/digest [weekly|term] TIME|after lessons [here|@channel|#channel] [DAYS], or /digest off',
      about: 'menu.digest',
      ...{ where: 'group', who: 'everybody', answer: 'private' },
      options: [textOption('when')],
      forms: [
        { form: '/digest', does: 'digest.form.show' },
        { form: '/digest TIME', does: 'digest.form.daily', example: '/digest 18:00' },
        { form: '/digest after lessons', does: 'digest.form.after', example: '/digest after lessons' },
        { form: '/digest TIME @channel DAYS', does: 'digest.form.channel', example: '/digest 18:00 @daily Mon-Fri' },
        { form: '/digest weekly TIME DAY', does: 'digest.form.weekly', example: '/digest weekly 17:00 Fri' },
        { form: '/digest term TIME', does: 'digest.form.term', example: '/digest term 18:00' },
        { form: '/digest off', does: 'digest.form.off' },
      ],
      help: { group: ({ isHost }) => (isHost ? 'digest.help' : undefined) },
      parse: wholeText,
      run: digestHere,
    }),
  ],
  presses: { undigest: remove, 'digest-after': comeAfter },
  timers: { sessions: runDigests },
};

async function digestHere(context: Context<MessageReceived>, { text }: { text: string }): Promise<void> {
  const { services, event, say } = context;
  const klass = await classHere(context);
  await requireHost(context, klass);
  const request = readDigest(text, klass);
  if (request.kind === 'show') return show(context, klass, await services.digests.get(klass.id));
  if (request.kind === 'set') return set(context, klass, request);
  const named = request.place === undefined ? undefined : await find(context, request.place);
  const chat = request.here ? event.chat.id : named?.chat;
  const left = await changeDigests(services, klass, event.at, (now) =>
    removeDigests(now, (one) => chat === undefined || one.chat === chat),
  );
  await show(context, klass, left, say('digest.ended'));
}

/** Says hello where it is going to post: that is how it learns, and everybody there, that it may. */
async function set(
  context: Context<MessageReceived>,
  klass: Class,
  request: Extract<DigestRequest, { kind: 'set' }>,
): Promise<void> {
  const { services, event, say } = context;
  const place = await target(context, klass, request.place);
  const added: Digest = {
    id: services.idFrom(event.id, 'digest'),
    chat: place.chat,
    title: place.title,
    kind: request.digest,
    time: request.time,
    ...(request.afterLessons && { afterLessons: true as const }),
    weekdays: request.weekdays,
    since: event.at,
  };
  if (place.chat !== event.chat.id) await hello(context, klass, place, request);
  const changed = await changeDigests(services, klass, event.at, (now) => addDigest(now, added));
  const early = await lessonAfter(context, klass, added);
  if (!early) return show(context, klass, changed, say('digest.set'));
  await context.replyPrivately(
    digestsReply(say, klass, rowsOf(klass, changed.digests), say('digest.before-end', early), added.id),
  );
}

/** Days looked at: a timetable of every second week shows all it has. */
const daysAhead = 14;

/** Of a daily digest: a day on which it would come before the lessons are over, so that it never has the final numbers. */
async function lessonAfter({ services, event }: Context, klass: Class, digest: Digest) {
  if (digest.kind !== 'day' || digest.afterLessons) return undefined;
  const { timeZone, language } = klass;
  const calendar = await digestCalendar(services, klass);
  const today = dateOf(event.at, timeZone);
  const days = Array.from({ length: daysAhead }, (_, i) => addDays(today, i));
  const day = days.find(
    (each) =>
      digest.weekdays.includes(weekdayOf(each)) &&
      (calendar.lessonsEnd(each) ?? 0) > digestTime(digest, each, calendar),
  );
  if (day === undefined) return undefined;
  const end = localTime(calendar.lessonsEnd(day) ?? 0, timeZone);
  return { time: clock(digest.time), which: showDate(day, language), end };
}

/** In the place of the hour. */
async function comeAfter(context: Context<ButtonPressed>, [id, which = '']: string[]): Promise<void> {
  const { services, event, say } = context;
  const klass = await hostedClass(context, id);
  const { digests } = await changeDigests(services, klass, event.at, (now) =>
    changeDigest(now, which, (one) => ({ ...one, afterLessons: true })),
  );
  await context.rewrite(digestsReply(say, klass, rowsOf(klass, digests), say('digest.set')));
}

/** Into a chat that is not the class's only somebody who administers it can have the bot post. */
async function target(context: Context<MessageReceived>, klass: Class, name: string | undefined): Promise<Place> {
  const { services, event } = context;
  const forwarded = event.replyTo?.from;
  const here: Place = { chat: event.chat.id, title: event.chat.title };
  const place = name === undefined ? (forwarded ?? here) : await find(context, name);
  const isOwn = klass.chats.includes(place.chat);
  if (!isOwn && !(await services.rights.isAdmin(place.chat, event.sender.account))) {
    throw new UserError('digest.not-yours', { place: place.title });
  }
  return place;
}

async function find({ services, event }: Context, name: string): Promise<Place> {
  const found = await services.places.find(name, event.chat.id);
  if (!found) throw new UserError('digest.place', { place: name });
  return found;
}

async function hello(
  { services, event }: Context,
  klass: Class,
  place: Place,
  request: Extract<DigestRequest, { kind: 'set' }>,
): Promise<void> {
  const shown = { title: klass.title, zone: klass.timeZone, ...wordsOf(klass, request.digest, request) };
  const reply = { ...helloReply(createSay(klass.language), shown), silent: true as const };
  const send = () => services.messenger.send(placeIn(klass, place.chat), reply, `${event.id}:hello`);
  if ((await unlessRefused(send)) === undefined) throw new UserError('digest.refused', { place: place.title });
}

function wordsOf(
  klass: Class,
  kind: Extract<DigestRequest, { kind: 'set' }>['digest'],
  { time, weekdays, afterLessons }: { time: number; weekdays: number[]; afterLessons?: true | undefined },
) {
  const termEnd = klass.term?.last;
  return {
    kind,
    time: afterLessons ? undefined : clock(time),
    days: weekdays.length < 7 ? showWeekdays(weekdays, klass.language) : undefined,
    termEnd: termEnd === undefined ? undefined : showDate(termEnd, klass.language),
  };
}

async function show(context: Context, klass: Class, { digests }: Digests = noDigests, note?: string): Promise<void> {
  await context.replyPrivately(digestsReply(context.say, klass, rowsOf(klass, digests), note));
}

function rowsOf(klass: Class, digests: Digests['digests']) {
  return digests.map((one) => ({
    id: one.id,
    place: one.title,
    ...wordsOf(klass, one.kind, one),
    refused: one.refused === true,
    doubted: one.doubted ?? 0,
  }));
}

async function remove(context: Context<ButtonPressed>, [id, which]: string[]): Promise<void> {
  const { services, event, say } = context;
  const klass = await hostedClass(context, id);
  const { digests } = await changeDigests(services, klass, event.at, (now) =>
    removeDigests(now, (one) => one.id === which),
  );
  await context.rewrite(digestsReply(say, klass, rowsOf(klass, digests), say('digest.ended')));
}
