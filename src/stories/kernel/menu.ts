import type { MenuEntry } from '../../chat/menu.js';
import { catalogues, createSay, type Say } from '../../locales/say.js';
import { UserError } from '../../errors.js';
import { isNearly } from '../../slips.js';
import type { Command } from './command.js';
import type { Story } from './story.js';

/** Every command of these stories, in their order. */
export function commandsOf(stories: readonly Story[]): Command[] {
  return stories.flatMap(({ commands = [] }) => commands);
}

/** Throws UserError `command.unknown`, or `command.nearly` with the name that was most likely meant. */
export function commandNamed(commands: readonly Command[], name: string): Command {
  const found = commands.find((command) => command.name === name);
  if (!found) {
    const near = commands.find((command) => isNearly(name, command.name))?.name;
    if (near === undefined) throw new UserError('command.unknown', { command: `/${name}` });
    throw new UserError('command.nearly', { command: `/${name}`, near: `/${near}` });
  }
  return found;
}

/** As platforms list them. */
export function commandMenu(commands: readonly Command[], say: Say): MenuEntry[] {
  return commands.map(({ name, about, where, who, answer, options = [] }) => ({
    name: `/${name}`,
    about: say(about),
    where: where === 'anywhere' ? ['direct', 'group'] : [where],
    forHosts: who !== 'everybody',
    forAdmins: who === 'admins',
    forAll: answer === 'public',
    options: options.map((option) => ({ ...option, about: say(`menu.option.${option.name}`) })),
  }));
}

/** The same commands in every language there is, by its subtag. */
export function commandMenus(commands: readonly Command[]): Record<string, MenuEntry[]> {
  return Object.fromEntries(
    Object.keys(catalogues).map((language) => [language, commandMenu(commands, createSay(language))]),
  );
}
