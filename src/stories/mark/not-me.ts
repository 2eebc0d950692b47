/** "That is not me": a member takes back what class photos say of them, for the whole session. */
import { deny } from '../../attendance/denials.js';
import type { ButtonPressed } from '../../chat/event.js';
import { memberOf } from '../../classes/roster.js';
import { UserError } from '../../errors.js';
import { refreshShown } from '../live/refresh-shown.js';
import { sessionNamed } from '../session/ensure-open.js';
import type { Flow, Turn } from '../kernel/story.js';
import { personOf } from '../kernel/permissions.js';

export const notMe: Flow = { presses: { 'not-me': run } };

async function run(turn: Turn<ButtonPressed>, [id = '', session = '', number = '']: string[]): Promise<void> {
  const { rooms, event, say } = turn;
  const { klass } = await sessionNamed(rooms, id, session);
  const person = await personOf(turn);
  if (String(memberOf(klass, person.id)?.number) !== number) throw new UserError('rights.not-yours');
  const sheet = await rooms.sheets.change(klass.id, session, (now) =>
    deny(now, { event: event.id, at: event.at, person: person.id }),
  );
  await turn.whisper({ text: say('not-me.done') });
  await refreshShown(rooms, klass, sheet);
}
