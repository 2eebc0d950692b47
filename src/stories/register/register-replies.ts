/** What is said while somebody registers. */
import type { PlainSentence } from '../../locales/sentences.js';
import { pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { ErrorDetails, UserErrorCode } from '../../errors.js';
import type { Consent, Person } from '../../people/person.js';
import type { SelfieFault } from '../../recognition/selfie.js';
import type { Say } from '../../locales/say.js';
import { clip } from '../kernel/lists.js';

/** `args`: the action and what more stories/register has to know. */
function button(say: Say, key: PlainSentence, ...args: string[]): Button {
  return { label: say(key), data: pressData('register', ...args) };
}

function withNote(note: string | undefined, text: string): string {
  return note === undefined ? text : `${note}\n\n${text}`;
}

/** Who is asked, and what comes after the answer. */
export interface ConsentAsked {
  name: string;
  isNew: boolean;
  next: 'details' | 'selfies';
  /** What consent is asked for: a word for the photo is another thing than numbers of the face. */
  sees: 'faces' | 'photos';
}

export function consentQuestion(say: Say, { name, isNew, next, sees }: ConsentAsked, note?: string): Reply {
  const text = say('register.consent', { name, isNew: isNew ? 'yes' : 'no', sees });
  return { text: withNote(note, text), buttons: consentButtons(say, next) };
}

/** To whoever answered with something else. */
export function consentAgain(say: Say, next: ConsentAsked['next']): Reply {
  return { text: say('register.consent.again'), buttons: consentButtons(say, next) };
}

/** Both answers look alike and stand side by side: neither is the expected one. */
function consentButtons(say: Say, next: ConsentAsked['next']): Button[][] {
  return [[button(say, 'register.button.face', 'face', next), button(say, 'register.button.no-face', 'no-face', next)]];
}

export function consentSaid(say: Say, to: Consent['to']): Reply {
  return { text: say(`register.said.${to}`), buttons: [] };
}

export function detailsQuestion(say: Say, person: Person, note?: string): Reply {
  const right = button(say, person.email ? 'register.button.right' : 'register.button.skip-email', 'right');
  const rest = person.email ? [button(say, 'register.button.remove-email', 'no-email')] : [];
  return { text: withNote(note, say('register.details', detailsOf(person))), buttons: [[right, ...rest]] };
}

export function detailsSaid(say: Say, person: Person): string {
  return say('register.settled', detailsOf(person));
}

/** Values for the sentences about name and email. */
function detailsOf({ name, email }: Person): { name: string; email: string; hasEmail: 'yes' | 'no' } {
  return { name, email: email ?? '', hasEmail: email === undefined ? 'no' : 'yes' };
}

/** Whether a text says yes or no, in the words of the catalogue. */
export function readAnswer(say: Say, text: string): 'yes' | 'no' | undefined {
  const word = text
    .toLowerCase()
    .replaceAll("'", '’')
    .replaceAll(/[.!\s]+/g, ' ')
    .trim();
  if (say('register.words.yes').split('|').includes(word)) return 'yes';
  return say('register.words.no').split('|').includes(word) ? 'no' : undefined;
}

/** `typed`: what they typed and may be their name. */
export function selfiesQuestion(
  say: Say,
  { count, afresh, typed }: { count: number; afresh: boolean; typed: string | undefined },
  note?: string,
): Reply {
  const key = afresh ? 'register.selfies.afresh' : count > 0 ? 'register.selfies.more' : 'register.selfies';
  const way = count > 0 ? button(say, 'register.button.done', 'done') : button(say, 'register.button.later', 'later');
  if (typed === undefined) return { text: withNote(note, say(key)), buttons: [[way]] };
  const yes = { label: say('register.button.typed', { name: clip(typed) }), data: pressData('register', 'typed') };
  return { text: withNote(say('register.typed', { name: typed }), say(key)), buttons: [[yes], [way]] };
}

/** The word of an engine of whole photos, and its score from 0 to 1. */
export interface PhotoLabel {
  text: string;
  score: number;
}

/** What became of one photo. */
export type JudgedSelfie =
  | { kind: 'accepted'; hint?: SelfieFault | undefined; label?: PhotoLabel | undefined }
  | { kind: 'refused'; fault: SelfieFault }
  | { kind: 'different' | 'same' | 'full' }
  | { kind: 'unreadable'; code: UserErrorCode; details: ErrorDetails };

export interface SelfiesJudged {
  name: string;
  judged: readonly JudgedSelfie[];
  /** Selfies kept now, and at most. */
  count: number;
  max: number;
  /** Titles of the classes in which a host has to let them in. */
  waiting: readonly string[];
  /** Titles of the classes in which somebody else has the same word. */
  shared: readonly string[];
}

/** One sentence for each photo, and then where that leaves the person. */
export function selfiesReply(say: Say, { name, judged, count, max, waiting, shared }: SelfiesJudged): Reply {
  const verdicts = judged.map((one, place) => {
    const text = verdictText(say, one, max);
    return judged.length > 1 ? say('selfie.numbered', { number: place + 1, text }) : text;
  });
  const isEnrolled = judged.some((one) => one.kind === 'accepted' && !one.label);
  const standing = count > 0 && isEnrolled ? [standingText(say, name, count, max)] : [];
  const lookAlike = waiting.length > 0 ? [say('register.look-alike', { classes: waiting.join(', ') })] : [];
  const sharing = shared.length > 0 ? [say('register.label-shared', { classes: shared.join(', ') })] : [];
  return {
    text: [verdicts.join('\n'), ...standing, ...lookAlike, ...sharing].join('\n\n'),
    ...(count > 0 && count < max && { buttons: [[button(say, 'register.button.done', 'done')]] }),
  };
}

function verdictText(say: Say, one: JudgedSelfie, max: number): string {
  switch (one.kind) {
    case 'accepted':
      if (one.label) return say('selfie.labelled', percentOf(one.label));
      return one.hint ? say('selfie.hint', { hint: say(`selfie.hint.${one.hint}`) }) : say('selfie.accepted');
    case 'refused':
      return say(`selfie.${one.fault}`);
    case 'full':
      return say('selfie.full', { max });
    case 'different':
    case 'same':
      return say(`selfie.${one.kind}`);
    case 'unreadable':
      return one.code === 'photo.gone' ? say('selfie.gone') : say(one.code, one.details);
  }
}

/** Values for sentences about a photo's word. */
export function percentOf({ text, score }: PhotoLabel): { label: string; percent: number } {
  return { label: text, percent: Math.round(score * 100) };
}

function standingText(say: Say, name: string, count: number, max: number): string {
  if (count === 1) return say('register.enrolled.first', { name });
  if (count === 2) return say('register.enrolled.second', { name });
  return say('register.enrolled.more', { name, count, left: max - count });
}

export function laterReply(say: Say): Reply {
  return { text: say('register.later'), buttons: [] };
}

export function awaitingGuardianReply(say: Say, guardian: readonly string[], unasked: readonly string[]): Reply {
  return {
    text: [
      ...(guardian.length > 0 ? [say('register.guardian', { classes: guardian.join(', '), n: guardian.length })] : []),
      ...(unasked.length > 0 ? [say('register.unasked', { classes: unasked.join(', ') })] : []),
    ].join('\n\n'),
  };
}

/** A photo from somebody who is without their face. */
export function skippedPhoto(say: Say): Reply {
  return { text: say('register.photo-no-face') };
}

/** `faceId`: the word for them, of an engine that keeps words. */
export function registeredReply(
  say: Say,
  done: { name: string; isKnown: boolean; faceId: string | undefined; isOnRoster: boolean },
): Reply {
  const { name, faceId: label = '' } = done;
  const how = say('register.done', { name, label, how: label ? 'label' : done.isKnown ? 'face' : 'other' });
  return { text: done.isOnRoster ? how : `${how}\n\n${say('register.done.join')}` };
}

/** What somebody who is registered may change. `count` selfies of at most `max`. */
export function menuReply(
  say: Say,
  { person, count, max, faceId }: { person: Person; count: number; max: number; faceId: string | undefined },
  note?: string,
): Reply {
  const to = person.consent?.to ?? 'no-face';
  const selfies =
    to === 'face'
      ? [
          ...(count < max ? [button(say, 'register.button.more', 'more')] : []),
          ...(count > 0 ? [button(say, 'register.button.afresh', 'afresh')] : []),
        ]
      : [];
  const others = [button(say, 'register.button.details', 'details'), button(say, 'register.button.consent', 'consent')];
  return {
    text: withNote(
      note,
      say('register.menu', {
        ...detailsOf(person),
        to: faceId === undefined ? to : 'label',
        label: faceId ?? '',
        count,
      }),
    ),
    buttons: [...(selfies.length > 0 ? [selfies] : []), others],
  };
}
