/** The `resolved` part of an interaction: everything that its data names by id. */
import type { APIInteractionDataResolved } from 'discord-api-types/v10';
import { keepUpload, showAttachment, typeOf } from './attachments.js';
import type { GivenFile } from './handles.js';
import { channelPermissions } from './permissions.js';
import { showResolvedChannel } from './show-channel.js';
import { showResolvedMember, showUser } from './show-people.js';
import type { Channel } from './state.js';
import { known, type World } from './world.js';

export interface Resolver {
  resolved: APIInteractionDataResolved;
  user(id: string): string;
  role(id: string): string;
  channel(id: string): string;
  /** Uploads a file and gives its id. */
  file(file: GivenFile): Promise<string>;
}

/** `by`: who acts, whose rights in other channels are told as well. */
export function createResolver(world: World, where: Channel, by: string): Resolver {
  const resolved: APIInteractionDataResolved = {};
  const guild = world.guilds.get(where.guild ?? '');
  return {
    resolved,
    user(id) {
      resolved.users = { ...resolved.users, [id]: showUser(world, id) };
      const member = guild?.members.get(id);
      if (member) {
        const shown = showResolvedMember(member, channelPermissions(world, where, id));
        resolved.members = { ...resolved.members, [id]: shown };
      }
      return id;
    },
    role(id) {
      resolved.roles = { ...resolved.roles, [id]: known(guild?.roles.get(id), `the role ${id}`) };
      return id;
    },
    channel(id) {
      const channel = known(world.channels.get(id), `the channel ${id}`);
      const shown = showResolvedChannel(world, channel, by);
      // Of the union of all channels, this is one of a guild.
      resolved.channels = { ...resolved.channels, [id]: shown };
      return id;
    },
    async file({ name, bytes, alt }) {
      if (bytes.length > world.attachmentLimit) throw new Error(`${name} is too large to be uploaded`);
      const upload = { filename: name, bytes, type: typeOf(name), ...(alt !== undefined && { description: alt }) };
      const kept = await keepUpload(world, where.id, upload, true);
      resolved.attachments = { ...resolved.attachments, [kept.id]: showAttachment(world, kept) };
      return kept.id;
    },
  };
}
