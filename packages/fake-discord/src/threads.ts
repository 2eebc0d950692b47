/** Opens threads, for the bot and for people, and tells of them. */
import { GatewayDispatchEvents, type ThreadChannelType } from 'discord-api-types/v10';
import { showThread } from './show-channel.js';
import type { Channel } from './state.js';
import { known, type World } from './world.js';

export interface ThreadPlan {
  type: ThreadChannelType;
  name: string;
  owner: string;
  id?: string;
}

export function openThread(world: World, parent: Channel, { type, name, owner, id }: ThreadPlan): Channel {
  const thread: Channel = {
    id: id ?? world.nextId(),
    type,
    name,
    topic: null,
    guild: known(parent.guild, 'a guild'),
    parent: parent.id,
    overwrites: new Map(),
    messages: new Map(),
    // Of a public thread the bot is a member as soon as it speaks there; of its own at once.
    thread: { owner, archived: false, locked: false, members: new Set([owner]), createdAt: world.now() },
  };
  world.channels.set(thread.id, thread);
  tellThread(world, thread, GatewayDispatchEvents.ThreadCreate);
  return thread;
}

export function tellThread(
  world: World,
  thread: Channel,
  t: GatewayDispatchEvents.ThreadCreate | GatewayDispatchEvents.ThreadUpdate,
) {
  const d = showThread(world, thread);
  world.tell(t === GatewayDispatchEvents.ThreadCreate ? { t, d: { ...d, newly_created: true } } : { t, d });
  world.changed();
}
