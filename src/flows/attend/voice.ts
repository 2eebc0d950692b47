/** /attend voice: whoever is in the voice channel says by that to be there; a host confirms it, as with every tap. */
import { addClaim } from '../../attendance/claims.js';
import { isHere, marksOf } from '../../attendance/marks.js';
import { joinSheet } from '../../attendance/session.js';
import type { Sheet } from '../../attendance/sheet.js';
import type { MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { memberOf } from '../../classes/roster.js';
import type { PersonId } from '../../people/person.js';
import { claimList } from '../claim.js';
import { ensureOpen } from '../ensure-open.js';
import type { Turn } from '../flow.js';
import { gatherNotice } from '../notice.js';

export async function claimVoice(turn: Turn<MessageReceived>, klass: Class): Promise<void> {
  const { rooms, event, say } = turn;
  const accounts = event.inVoice ?? [];
  if (accounts.length === 0) return turn.toast(say('voice.nobody'));
  const people = await Promise.all(accounts.map((account) => rooms.people.of(account)));
  const members = people.flatMap((person) => (person && memberOf(klass, person.id)?.state === 'on' ? [person.id] : []));
  const { session } = await ensureOpen(rooms, klass, event);
  const sheet = await rooms.sheets.change(klass.id, session, (now) =>
    members.reduce((before, person) => claimed(before, person, event), now),
  );
  const others = accounts.length - members.length;
  if (others > 0) await turn.toast(say('voice.others', { n: others }));
  await turn.whisper(await claimList(turn, klass, sheet));
  await gatherNotice(rooms, sheet);
}

/** Whoever is marked as there, or has claimed it before, claims nothing more. */
function claimed(sheet: Sheet, person: PersonId, { id, at }: MessageReceived): Sheet {
  const mark = marksOf(sheet).get(person);
  const waits = sheet.claims.some((claim) => claim.person === person && !claim.settled);
  if (waits || (mark && isHere(mark.status))) return sheet;
  return addClaim(joinSheet(sheet, person), { event: id, at, person });
}
