/** A class's named hosts, as they are shown. */
import type { AccountId } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import type { Services } from '../kernel/services.js';

export interface NamedHost {
  /** Of a group of people, its id. */
  account: AccountId;
  /** Short, for a button: accounts are too long for one. */
  id: string;
  /** None for a host whom nobody and nothing named. */
  name?: string;
  isGroup: boolean;
}

export async function hostList(services: Services, klass: Class): Promise<NamedHost[]> {
  const idOf = (account: AccountId): string => services.idFrom(account, 'host');
  const people = klass.hosts.map(async (account): Promise<NamedHost> => {
    const name = (await services.people.of(account))?.name ?? klass.hostNames?.[account];
    return { account, id: idOf(account), ...(name !== undefined && { name }), isGroup: false };
  });
  const groups = (klass.hostGroups ?? []).map(({ id, name }) => ({ account: id, id: idOf(id), name, isGroup: true }));
  return [...(await Promise.all(people)), ...groups];
}
