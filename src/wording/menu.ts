import { grammar, type CommandName } from '../chat/commands.js';
import type { Say } from './say.js';

/** A command as platforms list it: with its slash, one line about it, and the kinds of chats it works in. */
export interface MenuEntry {
  name: string;
  about: string;
  where: readonly ('direct' | 'group')[];
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

/** Every command, in the grammar's order. */
export function commandMenu(say: Say): MenuEntry[] {
  // Object.keys forgets that it gives the keys of that object.
  return (Object.keys(grammar) as CommandName[]).map((name) => ({
    name: `/${name}`,
    about: say(`menu.${name}`),
    where: directOnly.includes(name) ? ['direct'] : groupOnly.includes(name) ? ['group'] : ['direct', 'group'],
  }));
}
