/** Joining: a registered person puts themselves on the roster of the class in whose chat they are. */
import { memberOf } from '../classes/roster.js';
import { joinedText, sharedFaceIdText } from '../wording/classes/joining.js';
import { admit } from './admit.js';
import { sharesFaceId } from './face-id.js';
import type { Flow, Turn } from './flow.js';
import { refreshJoinMessage } from './join-message.js';
import { askHosts } from './look-alikes.js';
import { offerMerge } from './offer-merge.js';
import { noteToPerson } from './private-note.js';
import { classHere, personOf } from './who.js';

async function joinHere(turn: Turn): Promise<void> {
  const { rooms, event, say } = turn;
  const here = await classHere(turn);
  const person = await personOf(turn);
  const before = memberOf(here, person.id)?.state;
  const { klass, alike } = await admit(rooms, here.id, person, event.at);
  const row = memberOf(klass, person.id);
  if (!row) throw new Error('who was admitted has a row');
  await turn.toast(joinedText(say, klass, row, before === 'on'));
  if (before === 'on') return;
  if (alike.length > 0) return askHosts(rooms, klass, person, alike);
  if (await sharesFaceId(rooms, klass, person)) {
    await noteToPerson(rooms, klass, person, (to) => ({ text: sharedFaceIdText(to, klass) }), `${event.id}:shared`);
  }
  await offerMerge(rooms, klass, person);
  await refreshJoinMessage(rooms, klass.id);
}

export const join: Flow = {
  commands: { join: { place: 'group', run: joinHere } },
  presses: { join: joinHere },
};
