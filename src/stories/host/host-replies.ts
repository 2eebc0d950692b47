import { pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { NamedHost } from './host-list.js';
import type { Say } from '../../locales/say.js';
import { clip } from '../kernel/lists.js';

/** As many rows of buttons as Discord takes. */
const rows = 5;

/** To a host alone. The last host has no button: there is nobody to give the class to. */
export function hostsReply(say: Say, klass: Class, hosts: readonly NamedHost[], note?: string): Reply {
  const name = (host: NamedHost) => clip(host.name ?? say('host.unregistered'));
  const lines = hosts.map((host) => say('host.line', { name: name(host) }));
  return {
    text: [
      ...(note === undefined ? [] : [note]),
      [say('host.head', { title: clip(klass.title), n: hosts.length }), ...lines].join('\n'),
      say('host.how'),
    ].join('\n\n'),
    buttons:
      hosts.length < 2
        ? []
        : hosts
            .slice(0, rows)
            .map((host): Button[] => [
              { label: say('host.button.take', { name: name(host) }), data: pressData('unhost', klass.id, host.id) },
            ]),
  };
}
