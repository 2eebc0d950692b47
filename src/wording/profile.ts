import { commandMenu } from './menu.js';
import { catalogues, createSay } from './say.js';

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
export function botProfiles(defaultLanguage: string): BotProfile[] {
  return ['', ...Object.keys(catalogues)].map((language) => profileIn(language, language || defaultLanguage));
}

function profileIn(language: string, spoken: string): BotProfile {
  const say = createSay(spoken);
  const menu = commandMenu(say);
  const listed = (entries: typeof menu): Listed[] =>
    entries.map(({ name, about }) => ({ command: name.slice(1), description: about }));
  const inGroup = menu.filter(({ where, name }) => where.includes('group') && name !== '/start');
  return {
    language,
    direct: listed(menu.filter(({ where, name }) => where.includes('direct') && name !== '/attend')),
    group: listed(inGroup.filter(({ forHosts }) => !forHosts)),
    admins: listed(inGroup),
    description: say('profile.description'),
    about: say('profile.about'),
  };
}
