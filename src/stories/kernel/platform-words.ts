import { catalogues, createSay } from '../../locales/say.js';
import type { MenuEntry } from '../../chat/menu.js';
import type { Command } from './command.js';
import { commandMenu, commandMenus } from './menu.js';

/** What Discord lists of the bot, and what only its adapter says. */
export interface DiscordWords {
  menu: {
    commands: MenuEntry[];
    /** By Discord's code of the language. */
    localised: Record<string, MenuEntry[]>;
    takeAttendance: { name: string; localised: Record<string, string> };
  };
  words: { inDirect: string; open: string };
  forms: { attend: string; photos: string; names: string; list: string };
}

/** In the instance's language; Discord shows the menu of commands in everybody's own. */
export function discordWords(commands: readonly Command[], language: string): DiscordWords {
  const say = createSay(language);
  const names = Object.fromEntries(
    Object.keys(catalogues).map((each) => [each, createSay(each)('menu.take-attendance')]),
  );
  return {
    menu: {
      commands: commandMenu(commands, say),
      localised: discordLocales(commandMenus(commands)),
      takeAttendance: { name: say('menu.take-attendance'), localised: discordLocales(names) },
    },
    words: { inDirect: say('direct.look'), open: say('start.button.open') },
    forms: {
      attend: say('menu.form.attend'),
      photos: say('menu.form.attend.photos'),
      names: say('menu.form.names'),
      list: say('menu.form.names.list'),
    },
  };
}

/** Discord has no plain English; every other language it has is named by its subtag, or not there. */
function discordLocales<T>(byLanguage: Record<string, T>): Record<string, T> {
  const { en, ...others } = byLanguage;
  return { ...others, ...(en && { 'en-US': en, 'en-GB': en }) };
}

/** A command as platforms list it: without its slash. */
interface Listed {
  command: string;
  description: string;
}

/** What a platform shows of the bot before anybody speaks to it; `language` is a subtag, empty for everybody else. */
export interface BotProfile {
  language: string;
  direct: Listed[];
  group: Listed[];
  admins: Listed[];
  description: string;
  about: string;
}

/** One for whoever speaks a language there is no catalogue of, and one for each catalogue. */
export function botProfiles(commands: readonly Command[], defaultLanguage: string): BotProfile[] {
  const languages = ['', ...Object.keys(catalogues)];
  return languages.map((language) => profileIn(commands, language, language || defaultLanguage));
}

function profileIn(commands: readonly Command[], language: string, spoken: string): BotProfile {
  const say = createSay(spoken);
  const menu = commandMenu(commands, say);
  const listed = (entries: typeof menu): Listed[] =>
    entries.map(({ name, about }) => ({ command: name.slice(1), description: about }));
  const inGroup = menu.filter(({ where, name }) => where.includes('group') && name !== '/start');
  return {
    language,
    direct: listed(menu.filter(({ where, name }) => where.includes('direct') && name !== '/attend')),
    group: listed(inGroup.filter(({ forHosts }) => !forHosts)),
    admins: listed(inGroup),
    description: say('bot.description'),
    about: say('bot.about'),
  };
}
