/**
 * What may follow a command, for platforms that ask for it field by field. The text of the command is its name and the
 * values in this order, as if somebody had typed them.
 */
import type { CommandName } from './commands.js';

export type OptionName =
  | 'name'
  | 'email'
  | 'code'
  | 'title'
  | 'action'
  | 'who'
  | 'person'
  | 'account'
  | 'status'
  | 'from'
  | 'period'
  | 'format'
  | 'when'
  | 'what'
  | 'file'
  | 'photos';

export interface CommandOption {
  name: OptionName;
  /** `person`: somebody on the roster, offered while it is typed. `account`: the platform's own way to name one. */
  kind: 'text' | 'choice' | 'person' | 'account' | 'photos' | 'file';
  choices?: readonly string[];
  required?: true;
}

const photos: CommandOption = { name: 'photos', kind: 'photos' };

/** Commands that are not here take nothing. */
const options: Partial<Record<CommandName, readonly CommandOption[]>> = {
  register: [{ name: 'name', kind: 'text' }, { name: 'email', kind: 'text' }, photos],
  link: [{ name: 'code', kind: 'text' }],
  class: [{ name: 'title', kind: 'text' }],
  roster: [
    { name: 'action', kind: 'choice', choices: ['add', 'enrol', 'consent', 'merge', 'remove'] },
    { name: 'who', kind: 'person' },
    photos,
  ],
  host: [
    { name: 'person', kind: 'person' },
    { name: 'account', kind: 'account' },
  ],
  attend: [{ name: 'from', kind: 'choice', choices: ['voice'] }, photos],
  mark: [
    { name: 'person', kind: 'person', required: true },
    { name: 'status', kind: 'choice', choices: ['present', 'late', 'excused', 'absent'], required: true },
  ],
  schedule: [
    { name: 'when', kind: 'text' },
    { name: 'file', kind: 'file' },
  ],
  digest: [{ name: 'when', kind: 'text' }],
  excuse: [{ name: 'when', kind: 'text' }],
  remind: [{ name: 'what', kind: 'choice', choices: ['off'] }],
  summary: [
    { name: 'period', kind: 'text' },
    { name: 'person', kind: 'person' },
  ],
  profile: [
    { name: 'person', kind: 'person', required: true },
    { name: 'period', kind: 'text' },
  ],
  export: [
    { name: 'format', kind: 'choice', choices: ['csv', 'xlsx', 'moodle', 'ics'] },
    { name: 'period', kind: 'text' },
  ],
  settings: [{ name: 'what', kind: 'text' }],
};

export function optionsOf(command: CommandName): readonly CommandOption[] {
  return options[command] ?? [];
}

/** Commands whose answer in a class's chat is for all to read; a platform may have to know before there is one. */
const forAll: readonly CommandName[] = ['start', 'help', 'class', 'attend', 'summary', 'privacy'];

export function isAnsweredForAll(command: CommandName): boolean {
  return forAll.includes(command);
}
