/** `/roster`: the list, and what hosts do to it. */
import { grammar } from '../../chat/commands.js';
import type { MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { UserError } from '../../errors.js';
import type { Story, Context } from '../kernel/story.js';
import { classHere, requireHost } from '../kernel/permissions.js';
import { addNames, addPresses, addTalks } from './add.js';
import { consentFor, consentPresses } from './consent.js';
import { enrolMember, enrolPresses, enrolTalks } from './enrol.js';
import { listPresses, showRoster } from './list.js';
import { askMerge, mergePresses } from './merge.js';
import { removeMember, removePresses } from './remove.js';

const actions = new Map<string, (context: Context<MessageReceived>, klass: Class, rest: string) => Promise<void>>([
  ['add', addNames],
  ['enrol', enrolMember],
  ['enroll', enrolMember],
  ['consent', consentFor],
  ['merge', askMerge],
  ['remove', removeMember],
]);

export const roster: Story = {
  commands: {
    roster: {
      place: 'group',
      run: async (context, { verb, rest }) => {
        const klass = await classHere(context);
        if (verb === '') return showRoster(context, klass);
        await requireHost(context, klass);
        const action = actions.get(verb);
        if (!action || (verb !== 'add' && !rest.trim())) {
          throw new UserError('command.usage', { usage: grammar.roster.usage });
        }
        return action(context, klass, rest);
      },
    },
  },
  presses: {
    ...listPresses,
    ...addPresses,
    ...enrolPresses,
    ...consentPresses,
    ...mergePresses,
    ...removePresses,
  },
  conversations: { ...addTalks, ...enrolTalks },
};
