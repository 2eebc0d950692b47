/** `/roster`: the list, and what hosts do to it. */
import { grammar } from '../../chat/commands.js';
import type { MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { UserError } from '../../errors.js';
import type { Flow, Turn } from '../kernel/story.js';
import { classHere, requireHost } from '../kernel/permissions.js';
import { addNames, addPresses, addTalks } from './add.js';
import { consentFor, consentPresses } from './consent.js';
import { enrolMember, enrolPresses, enrolTalks } from './enrol.js';
import { listPresses, showRoster } from './list.js';
import { askMerge, mergePresses } from './merge.js';
import { removeMember, removePresses } from './remove.js';

const actions = new Map<string, (turn: Turn<MessageReceived>, klass: Class, rest: string) => Promise<void>>([
  ['add', addNames],
  ['enrol', enrolMember],
  ['enroll', enrolMember],
  ['consent', consentFor],
  ['merge', askMerge],
  ['remove', removeMember],
]);

export const roster: Flow = {
  commands: {
    roster: {
      place: 'group',
      run: async (turn, { verb, rest }) => {
        const klass = await classHere(turn);
        if (verb === '') return showRoster(turn, klass);
        await requireHost(turn, klass);
        const action = actions.get(verb);
        if (!action || (verb !== 'add' && !rest.trim())) {
          throw new UserError('command.usage', { usage: grammar.roster.usage });
        }
        return action(turn, klass, rest);
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
  talks: { ...addTalks, ...enrolTalks },
};
