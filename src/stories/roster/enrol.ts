/** `/roster enrol`: a host enrols people without accounts, one after the other, each once consent is recorded. */
import { z } from 'zod';
import type { MessageReceived, PhotoRef } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { memberOf, membersOf } from '../../classes/roster.js';
import { UserError } from '../../errors.js';
import { enrol, isEnrolled, selfiesOf, setConsent } from '../../people/enrolment.js';
import { areFacesOff, mayUseFace } from '../../people/face-consent.js';
import { policyVersion, type Person } from '../../people/person.js';
import {
  askConsentReply,
  askPhotosReply,
  enrolDoneReply,
  enrolledReply,
  enrolListReply,
  type NumberedPerson,
} from './enrol-replies.js';
import { facesOffReply } from '../class/class-replies.js';
import { mostSelfies, sharesFaceId } from '../register/face-id.js';
import type { Services } from '../kernel/services.js';
import type { Story, Context } from '../kernel/story.js';
import { judgeSelfies } from '../register/judge-selfies.js';
import { checkLookAlikes } from '../look-alikes/look-alikes.js';
import { conversation } from '../kernel/conversation.js';
import { placeOf } from '../kernel/context.js';
import { hostedClass } from '../kernel/permissions.js';
import { recordGuardian } from './consent.js';
import { findOnRoster } from './list.js';

const minute = 60_000;
/** How long photos of the next messages are taken for this person's. */
const patience = 10 * minute;
const enrolling = conversation('roster-enrol', z.object({ class: z.string(), person: z.string() }), patience);

/**
 * Photos with the command, or of the message it replies to, are looked at only when consent is recorded. Until then they
 * are not remembered either: not every platform keeps them, and the host is asked to send them again.
 */
export async function enrolMember(context: Context<MessageReceived>, klass: Class, query: string): Promise<void> {
  const { services, event, say } = context;
  if (query.trim() === '') {
    await context.replyPrivately(enrolListReply(say, klass, await notEnrolled(services, klass), 0));
    return;
  }
  const { person } = await findOnRoster(context, klass, query);
  if (areFacesOff(klass)) return askMinors(context, klass);
  if (person.accounts.length > 0) return context.notify(say('roster.enrol.has-account', { name: person.name }));
  const photos = event.photos.length > 0 ? event.photos : (event.replyTo?.photos ?? []);
  if (!mayUseFace(person, klass)) {
    await begin(context, klass, person);
    await context.replyPrivately(askConsentReply(say, klass, person, photos.length));
    return;
  }
  if (photos.length === 0) return askPhotos(context, klass, person);
  await begin(context, klass, person);
  await takePhotos(context, klass, person, photos);
}

/** Those without an account whose face is not known, by number: a host may enrol them. Whoever declined is not one. */
async function notEnrolled(services: Services, klass: Class): Promise<NumberedPerson[]> {
  const members = membersOf(klass);
  const people = await services.people.many(members.map(({ person }) => person));
  return members.flatMap(({ person: id, number }) => {
    const person = people.get(id);
    const isOpen = person?.accounts.length === 0 && person.consent?.to !== 'no-face';
    return isOpen && !isEnrolled(person, services.recognizer) ? [{ person, number }] : [];
  });
}

/** Whom a host enrols after this one; the first again after the last, and nobody where all are. */
async function nextAfter(services: Services, klass: Class, { id }: Person): Promise<Person | undefined> {
  const others = (await notEnrolled(services, klass)).filter(({ person }) => person.id !== id);
  const from = memberOf(klass, id)?.number ?? 0;
  return (others.find(({ number }) => number > from) ?? others[0])?.person;
}

/** Before anything of a face: whether they are minors decides whose consent is asked for. */
async function askMinors(context: Context, klass: Class): Promise<void> {
  await context.replyPrivately(facesOffReply(context.say, klass));
}

function begin(context: Context, klass: Class, person: Person): Promise<void> {
  return enrolling.set(context, { class: klass.id, person: person.id });
}

async function askPhotos(context: Context, klass: Class, person: Person): Promise<void> {
  await begin(context, klass, person);
  await context.replyPrivately(askPhotosReply(context.say, person.name));
}

/** Judged like any selfie; one write, one answer. The conversation goes on for more photos. */
async function takePhotos(context: Context, klass: Class, person: Person, photos: readonly PhotoRef[]): Promise<void> {
  const { services, event, say } = context;
  const stop = services.messenger.working({ chat: event.chat.id, ...placeOf(event) });
  try {
    const sent = { event: event.id, at: event.at, photos };
    const judged = await judgeSelfies(services, sent, selfiesOf(person, services.recognizer));
    const good = judged.flatMap(({ selfie }) => selfie ?? []);
    const saved = await services.people.change(person.id, (now) => enrol(now, services.recognizer, good));
    const waits = good.length > 0 && (await checkLookAlikes(context, saved)).includes(klass.id);
    const count = selfiesOf(saved, services.recognizer).length;
    const max = mostSelfies(services.recognizer);
    const shares = good.length > 0 && (await sharesFaceId(services, klass, saved));
    if (count >= max) await enrolling.end(context);
    const outcomes = judged.map(({ outcome }) => outcome);
    await context.replyPrivately(
      enrolledReply(say, klass, saved, {
        ...{ judged: outcomes, count, max, waits, shares },
        next: await nextAfter(services, klass, saved),
      }),
    );
  } finally {
    stop();
  }
}

/** Undefined for somebody who has an account by now, or is not on the roster any more. */
async function nameOnlyMember({ services }: Context, klass: Class, id: string): Promise<Person | undefined> {
  const person = await services.people.get(id);
  const gone = (memberOf(klass, id)?.state ?? 'left') === 'left';
  return gone || person?.accounts.length !== 0 ? undefined : person;
}

export const enrolTalks = enrolling.continuedBy(async (context, { class: id, person: personId }) => {
  // A class's chat goes on around the host: words there are not for the bot.
  if (context.event.photos.length === 0 && context.event.chat.kind === 'group') return;
  const klass = await hostedClass(context, id);
  const person = await nameOnlyMember(context, klass, personId);
  if (!person) {
    await enrolling.end(context);
    return context.notify(context.say('roster.enrol.over'));
  }
  if (areFacesOff(klass)) return askMinors(context, klass);
  if (!mayUseFace(person, klass)) {
    await context.replyPrivately(askConsentReply(context.say, klass, person, context.event.photos.length));
  } else if (context.event.photos.length === 0) await askPhotos(context, klass, person);
  else await takePhotos(context, klass, person, context.event.photos);
});

export const enrolPresses: NonNullable<Story['presses']> = {
  /** The host states that consent is recorded: theirs is the account that stands in the document. */
  'enrol-yes': async (context, [id, personId = '']) => {
    const { services, event, say } = context;
    const klass = await hostedClass(context, id);
    const person = await nameOnlyMember(context, klass, personId);
    if (!person) throw new UserError('button.stale');
    if (areFacesOff(klass)) return context.rewrite(facesOffReply(say, klass));
    const consent = { to: 'face', at: event.at, by: event.sender.account, policy: policyVersion } as const;
    const agreed = await services.people.change(person.id, (now) =>
      now.consent?.to === 'face' ? now : setConsent(now, consent),
    );
    const recorded = klass.minors === true ? await recordGuardian(context, klass, agreed) : klass;
    // The conversation began in the class's chat; a private answer, with its button, may have come in another.
    for (const chat of klass.chats) await enrolling.end(context, chat);
    await context.rewrite({ text: say('roster.enrol.consented', { name: person.name }), buttons: [] });
    await askPhotos(context, recorded, agreed);
  },
  'enrol-list': async (context, [id, page]) => {
    const klass = await hostedClass(context, id);
    const rows = await notEnrolled(context.services, klass);
    await context.rewrite(enrolListReply(context.say, klass, rows, Number(page)));
  },
  /** A name of the list, or the next one. */
  'enrol-one': async (context, [id, personId = '']) => {
    const klass = await hostedClass(context, id);
    const person = await nameOnlyMember(context, klass, personId);
    if (!person) throw new UserError('button.stale');
    if (areFacesOff(klass)) return askMinors(context, klass);
    if (mayUseFace(person, klass)) return askPhotos(context, klass, person);
    await begin(context, klass, person);
    await context.replyPrivately(askConsentReply(context.say, klass, person, 0));
  },
  'enrol-no': async (context) => {
    await enrolling.end(context);
    await context.rewrite({ text: context.say('roster.enrol.not'), buttons: [] });
  },
  'enrol-done': async (context, [id, personId = '']) => {
    const klass = await hostedClass(context, id);
    await enrolling.end(context);
    const row = memberOf(klass, personId);
    const person = row && (await context.services.people.get(row.person));
    if (!person) throw new UserError('button.stale');
    const next = await nextAfter(context.services, klass, person);
    await context.rewrite(enrolDoneReply(context.say, klass, person, { waits: row.state === 'waiting', next }));
  },
};
