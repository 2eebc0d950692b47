/** "I'm here": the equal way of everybody on the roster, and its confirmation by hosts. */
import { addClaim, settleClaims, waitingClaims } from '../../attendance/claims.js';
import { isHere, isUnmarked, marksOf } from '../../attendance/marks.js';
import { isClosed, isOpen, joinSheet } from '../../attendance/session.js';
import type { Sheet } from '../../attendance/sheet.js';
import type { ButtonPressed, EventId, MessageReceived } from '../../chat/event.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import { memberOf } from '../../classes/roster.js';
import { UserError } from '../../errors.js';
import type { PersonId } from '../../people/person.js';
import { claimsReply, claimText, settledText, type ClaimOutcome, listedAtMost } from './session-replies.js';
import { createSay } from '../../locales/say.js';
import { sessionAt } from './ensure-open.js';
import { pressedSheet, sessionNamed } from '../kernel/pressed.js';
import type { Context, MakeList, Story } from '../kernel/story.js';
import { named } from '../kernel/names.js';
import { type List, showList, turnList } from '../kernel/open-list.js';

export const claim: Story = {
  help: {
    direct: ({ registered, isOnRoster }) => (registered !== 'no' && isOnRoster ? 'session.help.here' : undefined),
    group: ({ isOpen }) => (isOpen ? 'session.help.here' : undefined),
  },
  heard: typed,
  presses: {
    here,
    claims,
    claim: (context, args) => settle(context, args, false),
    'claim-late': (context, args) => settle(context, args, true),
  },
  lists: { claims: make },
};

async function here(context: Context<ButtonPressed>, [id = '', session = '']: string[]): Promise<void> {
  const { klass, sheet } = await sessionNamed(context.services, id, session);
  await claimHere(context, klass, sheet);
}

/** What people write in the place of a tap: the words of the button, in the class's language or in English. */
async function typed(context: Context<MessageReceived>): Promise<void> {
  const { services, event, say } = context;
  if (event.text.length > longestClaim) return;
  const words = wordsOf(event.text);
  const buttons = [say, createSay('en')].map((speak) => wordsOf(speak('session.button.here')));
  if (![...buttons, 'i am here', 'here'].includes(words)) return;
  const klass = await services.classes.in(event.chat.id);
  const sheet = klass && (await sessionAt(services, klass, event.at));
  if (sheet) await claimHere(context, klass, sheet);
}

/** Characters: with an exclamation or two. */
const longestClaim = 40;

/** In small letters, without signs. */
function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();
}

async function claimHere(context: Context, klass: Class, { class: id, session }: Sheet): Promise<void> {
  const { services, event, say } = context;
  const person = await services.people.of(event.sender.account);
  const state = person && memberOf(klass, person.id)?.state;
  if (!state || state === 'left') throw new UserError('person.not-on-roster');
  if (state === 'waiting') return context.notify(claimText(say, { kind: 'not-let-in' }));
  const sheet = await services.sheets.change(id, session, (now) => {
    if (!isOpen(now, event.at) || standing(now, person.id)) return now;
    return addClaim(joinSheet(now, person.id), { event: event.id, at: event.at, person: person.id });
  });
  await context.notify(claimText(say, outcomeOf(sheet, person.id, event)));
}

/** What a tap would not change: somebody is here already, or a host's hand said otherwise. */
function standing(sheet: Sheet, person: PersonId): ClaimOutcome | undefined {
  const mark = marksOf(sheet).get(person);
  if (!mark?.entry || isUnmarked(mark)) return undefined;
  if (isHere(mark.status)) return { kind: 'here' };
  return mark.entry.how === 'hand' ? { kind: 'by-hand', status: mark.status } : undefined;
}

function outcomeOf(sheet: Sheet, person: PersonId, { id, at }: { id: EventId; at: number }): ClaimOutcome {
  const mine = waitingClaims(sheet).find((each) => each.person === person);
  if (mine) return { kind: mine.event === id ? 'noted' : 'waiting' };
  const stands = standing(sheet, person);
  if (!stands && !isOpen(sheet, at)) throw new UserError('session.closed');
  return stands ?? { kind: 'noted' };
}

async function claims(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  const { klass, sheet } = await pressedSheet(context, args);
  await showList(context, klass, sheet, claimList);
}

/**
 * `all` with up to which claim the host's list went, `yes` or `no` with the person. `corrects`: the list said that the
 * session is closed. One that was opened before, and has not followed yet, changes nothing.
 */
async function settle(
  context: Context<ButtonPressed>,
  [action = '', id = '', session = '', what = '']: string[],
  corrects: boolean,
): Promise<void> {
  const { services, event, say } = context;
  const { klass, sheet: before } = await pressedSheet(context, [id, session]);
  if (!corrects && isClosed(before, event.at)) {
    await context.notify(say('session.closed-since'));
    return turnList(context, klass, before, claimList);
  }
  const accepted = action !== 'no';
  const act = { event: event.id, at: event.at, by: event.sender.account, accepted };
  const sheet = await services.sheets.change(id, session, (now) =>
    settleClaims(now, action === 'all' ? listedIn(now, Number(what)) : [memberOf(klass, what)?.person ?? what], act),
  );
  const settled = sheet.claims.filter((each) => each.settled?.event === event.id).length;
  await context.notify(settledText(say, accepted, settled));
  await turnList(context, klass, sheet, claimList);
}

/** Whoever waits of a list that went up to a claim: those it named, but for who was marked since. */
function listedIn(sheet: Sheet, counted: number): PersonId[] {
  const waiting = new Set(waitingClaims(sheet));
  return sheet.claims.slice(0, counted).flatMap((each) => (waiting.has(each) ? [each.person] : []));
}

/** For hosts' eyes: who waits to be confirmed. The first to tap come first. */
export const claimList: List = { name: 'claims', make };

async function make({ services, say }: Parameters<MakeList>[0], klass: Class, sheet: Sheet): Promise<Reply> {
  const all = waitingClaims(sheet);
  const listed = all.slice(0, listedAtMost);
  const counted = sheet.claims.findLastIndex((each) => listed.includes(each)) + 1;
  const people = listed.map(({ person }) => person);
  const waiting = await named(services, klass, people);
  const corrects = sheet.closedAt !== undefined;
  return claimsReply(say, sheet, { waiting, more: all.length - listed.length, counted, corrects });
}
