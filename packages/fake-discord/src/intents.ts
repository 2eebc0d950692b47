/** Which events reach a bot: by its intents, by what it may see, and with how much of a message in them. */
import {
  GatewayDispatchEvents as Event,
  GatewayIntentBits as Intent,
  PermissionFlagsBits,
  type APIMessage,
} from 'discord-api-types/v10';
import { isOwnAffair } from './access.js';
import { may } from './permissions.js';
import { withoutContent } from './show-message.js';
import type { Dispatch } from './record.js';
import type { World } from './world.js';

interface Need {
  guild: number;
  direct: number;
}

const guilds: Need = { guild: Intent.Guilds, direct: 0 };
const members: Need = { guild: Intent.GuildMembers, direct: 0 };
const messages: Need = { guild: Intent.GuildMessages, direct: Intent.DirectMessages };
const reactions: Need = { guild: Intent.GuildMessageReactions, direct: Intent.DirectMessageReactions };

/** From Discord's list of intents; events that are not here need none. */
const needs: Partial<Record<Event, Need>> = {
  [Event.GuildCreate]: guilds,
  [Event.GuildUpdate]: guilds,
  [Event.GuildDelete]: guilds,
  [Event.GuildRoleCreate]: guilds,
  [Event.GuildRoleUpdate]: guilds,
  [Event.GuildRoleDelete]: guilds,
  [Event.ChannelCreate]: guilds,
  [Event.ChannelUpdate]: guilds,
  [Event.ChannelDelete]: guilds,
  [Event.ThreadCreate]: guilds,
  [Event.ThreadUpdate]: guilds,
  [Event.ThreadDelete]: guilds,
  [Event.GuildMemberAdd]: members,
  [Event.GuildMemberUpdate]: members,
  [Event.GuildMemberRemove]: members,
  [Event.VoiceStateUpdate]: { guild: Intent.GuildVoiceStates, direct: 0 },
  [Event.MessageCreate]: messages,
  [Event.MessageUpdate]: messages,
  [Event.MessageDelete]: messages,
  [Event.MessageReactionAdd]: reactions,
  [Event.MessageReactionRemove]: reactions,
  [Event.TypingStart]: { guild: Intent.GuildMessageTyping, direct: Intent.DirectMessageTyping },
};

export const privilegedIntents = {
  members: Intent.GuildMembers,
  presences: Intent.GuildPresences,
  messageContent: Intent.MessageContent,
};

/** Every bit that there is. */
export const allIntents = Object.values(Intent)
  .filter((bit) => typeof bit === 'number')
  .reduce((sum, bit) => sum | bit, 0);

function field(value: object, name: string): string | undefined {
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' ? found : undefined;
}

/** The event as a session with these intents gets it, or undefined. */
export function eventFor(world: World, intents: number, event: Dispatch): Dispatch | undefined {
  const d: object = event.d ?? {};
  const isAboutGuild = [Event.GuildCreate, Event.GuildUpdate, Event.GuildDelete].some((one) => one === event.t);
  const guildId = isAboutGuild ? field(d, 'id') : field(d, 'guild_id');
  const need = needs[event.t];
  if (need) {
    const bit = guildId === undefined ? need.direct : need.guild;
    if ((intents & bit) === 0 && !isOwnMembership(world, event)) return undefined;
  }
  const guild = guildId === undefined ? undefined : world.guilds.get(guildId);
  if (guild && event.t !== Event.GuildDelete && !guild.members.has(world.bot.id)) return undefined;
  const channel = world.channels.get(field(d, 'channel_id') ?? '');
  const isInChannel = need === messages || need === reactions || event.t === Event.TypingStart;
  if (guild && channel && isInChannel && !may(world, channel, world.bot.id, PermissionFlagsBits.ViewChannel))
    return undefined;
  if (event.t !== Event.MessageCreate && event.t !== Event.MessageUpdate) return event;
  const canRead = (message: APIMessage) => (intents & Intent.MessageContent) !== 0 || isOwnAffair(world, message);
  return { t: event.t, d: withoutContent(event.d, canRead) }; // the same event with less in it
}

/** A bot always hears of changes to its own membership. */
function isOwnMembership(world: World, event: Dispatch): boolean {
  return event.t === Event.GuildMemberUpdate && event.d.user.id === world.bot.id;
}
