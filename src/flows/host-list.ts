/** A class's named hosts, as they are shown. */
import type { AccountId } from '../chat/event.js';
import type { Class } from '../classes/class.js';
import type { Rooms } from './rooms.js';

export interface NamedHost {
  account: AccountId;
  /** Short, for a button: accounts are too long for one. */
  id: string;
  /** None for a host who has not registered. */
  name?: string;
}

export async function hostList(rooms: Rooms, klass: Class): Promise<NamedHost[]> {
  return Promise.all(
    klass.hosts.map(async (account): Promise<NamedHost> => {
      const name = (await rooms.people.of(account))?.name;
      return { account, id: rooms.idFrom(account, 'host'), ...(name !== undefined && { name }) };
    }),
  );
}
