import type { Standing } from '../../attendance/marks.js';
import { pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Say } from '../../locales/say.js';
import { firstLines, moreLine } from '../kernel/lists.js';
import { fixButton } from '../live/photo-caption.js';
import type { SessionRef } from '../live/session-message.js';

/** What a tap on "I'm here" came to. `by-hand`: a host said otherwise, and a tap does not change that. */
export type ClaimOutcome =
  { kind: 'noted' | 'waiting' | 'here' | 'not-let-in' } | { kind: 'by-hand'; status: Standing };

export function claimText(say: Say, outcome: ClaimOutcome): string {
  if (outcome.kind === 'by-hand') return say('session.claim.by-hand', { status: say(`status.${outcome.status}`) });
  return say(`session.claim.${outcome.kind}`);
}

/** More rows of buttons than this are no longer a list but a wall: the next come up when these are settled. */
const rows = 10;

/**
 * Who waits, for hosts alone, and how many more. `counted`: up to which of the sheet's claims this list goes, so that
 * "Confirm all" lets in those who were named, and nobody who came after. `corrects`: the session is closed.
 */
export function claimsReply(
  say: Say,
  at: SessionRef,
  {
    waiting,
    more,
    counted,
    corrects,
  }: { waiting: readonly { person: string; name: string }[]; more: number; counted: number; corrects: boolean },
): Reply {
  if (waiting.length === 0) return { text: say('session.claim.none'), buttons: [] };
  const press = (action: 'all' | 'yes' | 'no', what: string | number) =>
    pressData(corrects ? 'claim-late' : 'claim', action, at.class, at.session, what);
  const all: Button = {
    label: say('session.claim.button.all', { n: waiting.length }),
    data: press('all', counted),
    style: 'primary',
  };
  return {
    text: [
      say('session.claim.list', { n: waiting.length + more }),
      ...(corrects ? [say('session.corrects')] : []),
      ...waiting.map(({ name }) => `• ${name}`),
      ...moreLine(say, more),
    ].join('\n'),
    buttons: [
      [all],
      ...waiting.slice(0, rows).map(({ person, name }): Button[] => [
        { label: say('session.claim.button.yes', { name }), data: press('yes', person) },
        { label: say('session.claim.button.no', { name }), data: press('no', person), style: 'danger' },
      ]),
    ],
  };
}

/** What a host's tap on that list came to: how many were settled by it. */
export function settledText(say: Say, accepted: boolean, n: number): string {
  if (n === 0) return say('session.claim.settled-before');
  return accepted ? say('session.claim.accepted', { n }) : say('session.claim.rejected');
}

/** Those to ask after come first. */
const order: readonly Standing[] = ['not-yet', 'absent', 'excused', 'late', 'present'];

/** Keeps a list within one message: Telegram's hold 4,096 characters, and most names are shorter than 40. */
export const listedAtMost = 100;

/** Who has which mark, for hosts alone. `people` in the order they are to be read. */
export function namesReply(
  say: Say,
  at: SessionRef,
  people: readonly { name: string; status: Standing; claims: boolean }[],
): Reply {
  if (people.length === 0) return { text: say('session.nobody') };
  let room = listedAtMost;
  const groups = order.flatMap((status) => {
    const those = people.filter((person) => person.status === status);
    if (those.length === 0) return [];
    const names = those.map(({ name, claims }) => (claims ? say('attend.missing.claims', { name }) : name));
    const lines = firstLines(say, names, room);
    room = Math.max(0, room - names.length);
    return [[say(`session.${status}`, { n: those.length }), ...lines]];
  });
  const text = [...groups.map((lines) => lines.join('\n')), say('session.only-you')].join('\n\n');
  return { text, buttons: [[fixButton(say, at)]] };
}

/** Told to the host who closed a session. */
export function absentReply(say: Say, at: SessionRef, names: readonly string[]): Reply {
  const lines = [say('session.absent', { n: names.length }), ...firstLines(say, names, listedAtMost)];
  return { text: [lines.join('\n'), say('session.only-you')].join('\n\n'), buttons: [[fixButton(say, at)]] };
}
