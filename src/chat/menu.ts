/** A command as platforms list it. What may follow it is asked field by field where a platform can do that. */

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
  | 'day'
  | 'what'
  | 'command'
  | 'file'
  | 'photos';

/** The text of the command is its name and the values of its options in their order, as if somebody had typed them. */
export interface CommandOption {
  name: OptionName;
  /** `person`: somebody on the roster, offered while it is typed. `account`: the platform's own way to name one. */
  kind: 'text' | 'choice' | 'person' | 'account' | 'photos' | 'file';
  choices?: readonly string[];
  required?: true;
}

export interface MenuEntry {
  /** With its slash. */
  name: string;
  /** One line about it. */
  about: string;
  where: readonly ('direct' | 'group')[];
  /** In groups it is offered to hosts and administrators only. */
  forHosts: boolean;
  /** Of these, the ones that only a chat's administrators have use for. */
  forAdmins: boolean;
  /** Its answer in a group is for all to read; a platform may have to know before there is one. */
  forAll: boolean;
  /** With one line about each. */
  options: readonly (CommandOption & { about: string })[];
}
