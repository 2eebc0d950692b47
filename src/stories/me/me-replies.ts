/** What is said about what is kept, and about forgetting it. */
import { pressData } from '../../chat/buttons.js';
import type { Reply } from '../../chat/reply.js';
import type { Engine } from '../../people/enrolment.js';
import type { Membership, Trace } from '../../people/kept.js';
import type { Excuse, Person, Template } from '../../people/person.js';
import { statusWords } from '../kernel/report-words.js';
import type { Say } from '../../locales/say.js';

/** The recognizer in use, and its word for the person where it keeps words. */
export interface Used extends Engine {
  faceId: string | undefined;
}

/** Templates of another recognizer than the one in use are named as such. */
export function meReply(say: Say, person: Person, memberships: readonly Membership[], used: Used): Reply {
  const none = say('me.none');
  const { consent } = person;
  const text = say('me.card', {
    name: person.name,
    email: person.email ?? none,
    accounts: person.accounts.join(', '),
    face: consent ? say(`me.face.${consent.to}`, { at: consent.at }) : say('me.face.unasked'),
    selfies: person.templates.map((template) => templateText(say, template, used)).join('; ') || none,
    classes: memberships.map((membership) => classText(say, membership)).join('; ') || none,
  });
  return {
    text,
    buttons: [
      [
        { label: say('me.button.change'), data: pressData('register', 'menu') },
        { label: say('me.button.forget'), data: pressData('forget', 'ask') },
      ],
    ],
  };
}

function templateText(say: Say, { engine, version, selfies }: Template, used: Used): string {
  const current = engine === used.engine && version === used.version ? 'yes' : 'no';
  if (current === 'yes' && used.faceId !== undefined) return say('me.face-id', { label: used.faceId, engine, version });
  return say('me.selfies', { n: selfies.length, engine, version, current });
}

function classText(say: Say, { title, member, isHost }: Membership): string {
  const host = isHost ? 'yes' : 'no';
  if (!member) return isHost ? say('me.data.host', { title }) : title;
  return say('me.class', { title, number: member.number, state: member.state, isHost: host });
}

/** What the sheets of one class say of somebody, and how often as who did it. */
export interface ClassRecord {
  title: string;
  traces: readonly Trace[];
  acts: number;
  excuses: readonly Excuse[];
}

/** Everything kept, in as many messages as it takes. The last has the button for the numbers, where there are some. */
export function myDataReplies(
  say: Say,
  person: Person,
  memberships: readonly Membership[],
  records: readonly ClassRecord[],
  faceId: string | undefined,
): Reply[] {
  const { name, email, accounts, consent } = person;
  const lines = [
    say('me.data.title'),
    [name, email, ...accounts].filter((known) => known !== undefined).join(', '),
    say('me.data.account', {
      id: person.id,
      since: person.since,
      language: person.language ?? say('me.data.no-language'),
    }),
    ...(consent ? [say('me.data.consent', consent)] : []),
    ...person.templates.flatMap(({ engine, version, selfies }) =>
      selfies.map(({ at }) => say('me.data.selfie', { at, engine, version })),
    ),
    ...(faceId !== undefined ? [say('me.data.face-id', { label: faceId })] : []),
    ...memberships.flatMap((membership) => membershipLines(say, membership)),
    ...(person.wantsReminders ? [say('me.data.reminders')] : []),
    ...records.flatMap(({ title, traces, acts, excuses }) => [
      ...excuses.map((excuse) => excuseText(say, title, excuse)),
      ...traces.map((trace) => traceText(say, trace)),
      ...(acts > 0 ? [say('me.data.acts', { title, n: acts })] : []),
    ]),
  ];
  const pages = pagesOf(lines).map((text): Reply => ({ text }));
  if (person.templates.length === 0) return pages;
  return [
    ...pages,
    {
      text: say('me.data.offer'),
      buttons: [[{ label: say('me.data.button.numbers'), data: pressData('numbers') }]],
    },
  ];
}

function membershipLines(say: Say, { title, member, isHost }: Membership): string[] {
  return [
    ...(member
      ? [say('me.data.member', { title, number: member.number, since: member.since, state: member.state })]
      : []),
    ...(member?.guardian ? [say('me.data.guardian', { title, at: member.guardian.at })] : []),
    ...(isHost ? [say('me.data.host', { title })] : []),
  ];
}

function traceText(say: Say, trace: Trace): string {
  const { title, at } = trace;
  if (trace.kind !== 'mark') return say(`me.data.${trace.kind}`, { title, at });
  const { status, how, undone } = trace.entry;
  return say('me.data.mark', { title, at, status: statusWords(say)[status], how, undone: undone ? 'yes' : 'no' });
}

function excuseText(say: Say, title: string, { from, to, reason, at, decision }: Excuse): string {
  const state = decision ? (decision.accepted ? 'approved' : 'refused') : 'waiting';
  return say('me.data.excuse', { title, from, to, at, state, reason: reason || '–' });
}

/** Characters in one message; Telegram allows 4,096. */
const pageLength = 3_500;

/** Lines gathered into texts that every platform takes as one message. */
function pagesOf(lines: readonly string[]): string[] {
  const pages: string[] = [];
  for (const line of lines) {
    const last = pages.at(-1);
    if (last !== undefined && last.length + line.length < pageLength) pages[pages.length - 1] = `${last}\n${line}`;
    else pages.push(line);
  }
  return pages;
}

/** The numbers themselves, on request: one message for each selfie. */
export function numbersReplies(say: Say, person: Person): Reply[] {
  const replies = person.templates.flatMap(({ engine, version, selfies }) =>
    selfies.map(({ at, descriptor }) => ({
      text: say('me.data.numbers', { at, engine, version, numbers: descriptor }),
    })),
  );
  return replies.length > 0 ? replies : [{ text: say('me.data.numbers.none') }];
}

/** `hosted`: titles of the classes they host. */
export function forgetQuestion(say: Say, name: string, classes: number, hosted: readonly string[]): Reply {
  const host = hosted.length > 0 ? [say('forget.ask.host', { classes: hosted.join(', ') })] : [];
  return {
    text: [say('forget.ask', { name, classes }), ...host].join('\n\n'),
    buttons: [
      [
        { label: say('forget.button.yes'), data: pressData('forget', 'yes'), style: 'danger' },
        { label: say('forget.button.no'), data: pressData('forget', 'no') },
      ],
    ],
  };
}

export function forgottenReply(say: Say): Reply {
  return { text: say('forget.gone'), buttons: [] };
}

export function keptReply(say: Say): Reply {
  return { text: say('forget.kept'), buttons: [] };
}

export function privacyReply(say: Say, policy: string): Reply {
  return { text: say('me.privacy.text', { policy }) };
}
