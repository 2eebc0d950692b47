/** Whom somebody may mean who is typing a name. Reads, and changes nothing. */
import type { Suggest } from '../../chat/ports.js';
import { foldName } from '../../classes/fold-name.js';
import { membersOf } from '../../classes/roster.js';
import type { Services } from './services.js';
import { isHost } from './permissions.js';

/** Discord takes no more. */
const suggested = 25;

export function createSuggest(services: Services): Suggest {
  return {
    async people(chat, account, typed) {
      const klass = await services.classes.in(chat);
      if (!klass || !(await isHost(services, klass, account))) return [];
      const rows = membersOf(klass);
      const people = await services.people.many(rows.map(({ person }) => person));
      const wanted = foldName(typed.replace(/^#/, ''));
      return rows
        .flatMap(({ person, number }) => {
          const name = people.get(person)?.name;
          return name === undefined ? [] : [{ name, number }];
        })
        .filter(({ name, number }) => String(number).startsWith(wanted) || foldName(name).includes(wanted))
        .slice(0, suggested)
        .map(({ name, number }) => ({ label: `${number} ${name}`, value: `#${number}` }));
    },
  };
}
