import { type CommandOption, isAnsweredForAll, optionsOf } from '../../chat/command-options.js';
import { type CommandName, grammar } from '../../chat/commands.js';
import { catalogues, createSay, type Say } from '../../locales/say.js';

/** A command as platforms list it: with its slash, one line about it, and the kinds of chats it works in. */
export interface MenuEntry {
  name: string;
  about: string;
  where: readonly ('direct' | 'group')[];
  /** In groups it is offered to hosts and administrators only. */
  forHosts: boolean;
  /** Of these, the ones that only a chat's administrators have use for. */
  forAdmins: boolean;
  /** Its answer in a group is for all to read. */
  forAll: boolean;
  /** With one line about each. */
  options: readonly (CommandOption & { about: string })[];
}

const directOnly: readonly CommandName[] = ['register', 'me', 'mydata', 'forget', 'remind'];
const groupOnly: readonly CommandName[] = [
  'class',
  'join',
  'roster',
  'host',
  'open',
  'close',
  'mark',
  'schedule',
  'digest',
  'profile',
  'settings',
];

const adminsOnly: readonly CommandName[] = ['class', 'host'];
const hostsOnly: readonly CommandName[] = ['class', 'host', 'open', 'close', 'attend', 'mark'];

/** Every command, in the grammar's order. */
export function commandMenu(say: Say): MenuEntry[] {
  // Object.keys forgets that it gives the keys of that object.
  return (Object.keys(grammar) as CommandName[]).map((name) => ({
    name: `/${name}`,
    about: say(`menu.${name}`),
    where: directOnly.includes(name) ? ['direct'] : groupOnly.includes(name) ? ['group'] : ['direct', 'group'],
    forHosts: hostsOnly.includes(name),
    forAdmins: adminsOnly.includes(name),
    forAll: isAnsweredForAll(name),
    options: optionsOf(name).map((option) => ({ ...option, about: say(`menu.option.${option.name}`) })),
  }));
}

/** The same commands in every language there is, by its subtag. */
export function commandMenus(): Record<string, MenuEntry[]> {
  return Object.fromEntries(Object.keys(catalogues).map((language) => [language, commandMenu(createSay(language))]));
}
