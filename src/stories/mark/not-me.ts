/** "That is not me": a member takes back what class photos say of them, for the whole session. */
import { deny } from '../../attendance/claims.js';
import type { ButtonPressed } from '../../chat/event.js';
import { memberOf } from '../../classes/roster.js';
import { UserError } from '../../errors.js';
import type { Story, Context } from '../kernel/story.js';
import { personOf } from '../kernel/permissions.js';
import { sessionNamed } from '../kernel/pressed.js';

export const notMe: Story = { presses: { 'not-me': run } };

async function run(context: Context<ButtonPressed>, [id = '', session = '', number = '']: string[]): Promise<void> {
  const { services, event, say } = context;
  const { klass } = await sessionNamed(services, id, session);
  const person = await personOf(context);
  if (String(memberOf(klass, person.id)?.number) !== number) throw new UserError('rights.not-yours');
  await services.sheets.change(klass.id, session, (now) =>
    deny(now, { event: event.id, at: event.at, person: person.id }),
  );
  await context.replyPrivately({ text: say('mark.not-me.done') });
}
