/** `/roster`: everybody to hosts, in private; to members counts and their own standing. */
import type { Class } from '../../classes/class.js';
import { guardiansReply, ownStandingReply, rosterReply, waitingReply } from '../../wording/classes/roster-list.js';
import type { Flow, Turn } from '../flow.js';
import { decide } from '../look-alikes.js';
import { hostedClass, isHost } from '../who.js';
import { rosterRows } from './rows.js';

export async function showRoster(turn: Turn, klass: Class): Promise<void> {
  const { rooms, event, say } = turn;
  const rows = await rosterRows(rooms, klass);
  const host = await isHost(rooms, klass, event.sender.account);
  const own = rows.find(({ person }) => person.accounts.includes(event.sender.account));
  await turn.whisper(host ? rosterReply(say, klass, rows, 0) : ownStandingReply(say, klass, rows, own));
}

/** Pages are numbers from 0 in the button; the class is read anew, so that a page shows what is true now. */
export async function showGuardians(turn: Turn, id: string, page: string | undefined): Promise<void> {
  const klass = await hostedClass(turn, id);
  await turn.rewrite(guardiansReply(turn.say, klass, await rosterRows(turn.rooms, klass), Number(page)));
}

async function showWaiting(turn: Turn, id: string, page: string | undefined): Promise<void> {
  const klass = await hostedClass(turn, id);
  await turn.rewrite(waitingReply(turn.say, klass, await rosterRows(turn.rooms, klass), Number(page)));
}

export const listPresses: NonNullable<Flow['presses']> = {
  roster: async (turn, [id, page]) => {
    const klass = await hostedClass(turn, id);
    await turn.rewrite(rosterReply(turn.say, klass, await rosterRows(turn.rooms, klass), Number(page)));
  },
  guardians: (turn, [id = '', page]) => showGuardians(turn, id, page),
  'roster-waiting': (turn, [id = '', page]) => showWaiting(turn, id, page),
  'roster-letin': async (turn, [id = '', person = '', page]) => {
    await decide(turn, await hostedClass(turn, id), person, true);
    await showWaiting(turn, id, page);
  },
  'roster-keepout': async (turn, [id = '', person = '', page]) => {
    await decide(turn, await hostedClass(turn, id), person, false);
    await showWaiting(turn, id, page);
  },
};
