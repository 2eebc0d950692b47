/** Several platforms as one: an id's prefix says whose it is. */
import { UserError } from '../errors.js';
import type { Files, Messenger, Places, Rights } from './ports.js';

/** One adapter's side of the ports. `name` is the prefix of every chat id, account id and photo ref it makes. */
export interface Platform {
  name: string;
  messenger: Messenger;
  files: Files;
  rights: Rights;
  places: Places;
}

/** Sends every call to the platform that its id names. */
export function joinPlatforms(platforms: readonly Platform[]): Omit<Platform, 'name'> {
  const byName = new Map(platforms.map((platform) => [platform.name, platform]));
  const owner = (id: string): Platform => {
    const platform = byName.get(id.slice(0, id.indexOf(':')));
    if (!platform) throw new Error(`no platform answers for ${id.slice(0, id.indexOf(':'))}`);
    return platform;
  };
  return {
    messenger: {
      send: async (to, reply, key) => owner(to.chat).messenger.send(to, reply, key),
      edit: async (to, message, reply) => owner(to.chat).messenger.edit(to, message, reply),
      notify: async (press, text, start) => owner(press.chat.id).messenger.notify(press, text, start),
      settle: async (event) => owner(event.chat.id).messenger.settle(event),
      react: async (at, sign) => owner(at.chat).messenger.react(at, sign),
      working: (to) => owner(to.chat).messenger.working(to),
    },
    files: {
      fetch: async (photo) => {
        const platform = byName.get(photo.ref.slice(0, photo.ref.indexOf(':')));
        if (!platform) throw new UserError('photo.gone');
        return platform.files.fetch(photo);
      },
    },
    rights: {
      // A class may live on several platforms: an account is an administrator only where it belongs.
      isAdmin: async (chat, account) => owner(chat) === owner(account) && owner(chat).rights.isAdmin(chat, account),
      isIn: async (chat, account) => owner(chat) === owner(account) && owner(chat).rights.isIn(chat, account),
      hasAdmins: async (chat) => owner(chat).rights.hasAdmins(chat),
    },
    places: { find: async (name, near) => owner(near).places.find(name, near) },
  };
}
