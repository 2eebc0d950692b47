/** `/roster`: the list, and what hosts do to it. */
import { choiceOption, command, personOption, photosOption } from '../kernel/command.js';
import { z } from 'zod';
import type { MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { UserError } from '../../errors.js';
import type { Story, Context } from '../kernel/story.js';
import { classHere, requireHost } from '../kernel/permissions.js';
import { addNames, addPresses, addTalks } from './add.js';
import { consentFor, consentPresses } from './consent.js';
import { renameMember, setMemberEmail } from './details.js';
import { enrolMember, enrolPresses, enrolTalks } from './enrol.js';
import { listPresses, showRoster } from './list.js';
import { askMerge, mergePresses, usage } from './merge.js';
import { removeMember, removePresses } from './remove.js';

/** "add Ann Example\nBo Example": the first word, and what follows it. */
const verbAndRest = z.string().transform((text) => {
  const [, verb = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
  return { verb: verb.toLowerCase(), rest };
});

const actions = new Map<string, (context: Context<MessageReceived>, klass: Class, rest: string) => Promise<void>>([
  ['add', addNames],
  ['enrol', enrolMember],
  ['enroll', enrolMember],
  ['consent', consentFor],
  ['merge', askMerge],
  ['remove', removeMember],
  ['rename', renameMember],
  ['email', setMemberEmail],
]);

export const roster: Story = {
  commands: [
    command({
      ...{ name: 'roster', usage, about: 'menu.roster' },
      ...{ where: 'group', who: 'everybody', answer: 'private' },
      options: [
        choiceOption('action', ['add', 'enrol', 'consent', 'merge', 'rename', 'email', 'remove']),
        personOption('who'),
        photosOption,
      ],
      forms: [
        { form: '/roster', does: 'roster.form.show' },
        { form: '/roster add NAMES', does: 'roster.form.add', example: '/roster add Ann Miller, Bo Chen' },
        { form: '/roster add, with a file (.csv, .xlsx)', does: 'roster.form.file' },
        { form: '/roster enrol', does: 'roster.form.enrol-many' },
        { form: '/roster enrol PERSON', does: 'roster.form.enrol', example: '/roster enrol Bo Chen' },
        { form: '/roster consent PERSON', does: 'roster.form.consent', example: '/roster consent 3' },
        { form: '/roster merge PERSON, PERSON', does: 'roster.form.merge', example: '/roster merge Robert, 4' },
        { form: '/roster rename PERSON, NAME', does: 'roster.form.rename', example: '/roster rename Bo, Bo Chen' },
        { form: '/roster email PERSON ADDRESS', does: 'roster.form.email', example: '/roster email Bo bo@example.org' },
        { form: '/roster remove PERSON', does: 'roster.form.remove', example: '/roster remove Bo Chen' },
      ],
      help: { group: ({ isHost }) => (isHost ? 'roster.help' : undefined) },
      parse: verbAndRest,
      run: async (context, { verb, rest }) => {
        const klass = await classHere(context);
        if (verb === '') return showRoster(context, klass);
        await requireHost(context, klass);
        const action = actions.get(verb);
        if (!action || (!['add', 'enrol', 'enroll'].includes(verb) && !rest.trim())) {
          throw new UserError('command.usage', { usage: usage });
        }
        return action(context, klass, rest);
      },
    }),
  ],
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
