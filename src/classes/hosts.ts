/** Who hosts a class, by account. Pure; the same class where nothing changes. */
import type { Class } from './class.js';

export function addHosts(klass: Class, accounts: readonly string[]): Class {
  const added = accounts.filter((account) => !klass.hosts.includes(account));
  return added.length > 0 ? { ...klass, hosts: [...klass.hosts, ...added] } : klass;
}

/** Takes hosts away, but never the last: a class without a host could not name one. */
export function removeHosts(klass: Class, accounts: readonly string[]): Class {
  const hosts = klass.hosts.filter((account) => !accounts.includes(account));
  return hosts.length === 0 || hosts.length === klass.hosts.length ? klass : { ...klass, hosts };
}

/** A name for several people (a role): whoever bears it hosts, as long as they do. */
export function addHostGroup(klass: Class, group: { id: string; name: string }): Class {
  const groups = klass.hostGroups ?? [];
  return groups.some(({ id }) => id === group.id) ? klass : { ...klass, hostGroups: [...groups, group] };
}

export function removeHostGroup(klass: Class, id: string): Class {
  const left = (klass.hostGroups ?? []).filter((group) => group.id !== id);
  return left.length === (klass.hostGroups ?? []).length ? klass : { ...klass, hostGroups: left };
}
