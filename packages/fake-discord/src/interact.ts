/** Hands an interaction to the bot, complete as Discord's are, and notes it. */
import { randomBytes } from 'node:crypto';
import {
  ApplicationIntegrationType,
  GatewayDispatchEvents,
  InteractionContextType,
  InteractionType,
  type APIBaseInteraction,
  type APIInteraction,
  type APIMessageInteractionMetadata,
  type ApplicationCommandType,
} from 'discord-api-types/v10';
import { channelPermissions } from './permissions.js';
import { showChannel } from './show-channel.js';
import { showMessage } from './show-message.js';
import { showActingMember, showUser } from './show-people.js';
import type { Interaction } from './record.js';
import type { Channel, Message } from './state.js';
import { known, type World } from './world.js';

export interface Deed {
  type: InteractionType;
  name: string;
  by: string;
  channel: Channel;
  data: unknown;
  command?: ApplicationCommandType;
  /** Of a message command. */
  target?: string;
  source?: Message;
  /** Of a form: what showed it. */
  trigger?: Interaction;
}

export function interact(world: World, deed: Deed): Interaction {
  const { type, name, by, channel, data, command, source } = deed;
  const id = world.nextId();
  const guild = channel.guild === undefined ? undefined : known(world.guilds.get(channel.guild), 'a guild');
  const owners = { [ApplicationIntegrationType.GuildInstall]: guild?.id ?? '0' };
  const account = known(world.accounts.get(by), `the person ${by}`);
  const interaction: Interaction = {
    id,
    token: randomBytes(96).toString('base64url'),
    type,
    name,
    by,
    channel: channel.id,
    at: world.now(),
    metadata: describe(world, deed, id, owners),
    delivered: false,
    followups: [],
    ...(command !== undefined && { command }),
    ...(source && { source }),
  };
  world.interactions.push(interaction);
  const shown: APIBaseInteraction<InteractionType, unknown> = {
    id,
    application_id: world.bot.id,
    type,
    token: interaction.token,
    version: 1,
    data,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- Discord still sends it
    channel_id: channel.id,
    channel: showChannel(world, channel),
    ...(guild
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
          member: showActingMember(world, guild, channel, by),
        }
      : { user: showUser(world, by) }),
    ...(source && { message: showMessage(world, source) }),
    app_permissions: channelPermissions(world, channel, world.bot.id).toString(),
    locale: account.locale,
    entitlements: [],
    authorizing_integration_owners: owners,
    context: guild ? InteractionContextType.Guild : InteractionContextType.BotDM,
    attachment_size_limit: world.attachmentLimit,
  };
  // `type` and `data` belong together, which whoever calls sees to.
  interaction.delivered = world.tell({ t: GatewayDispatchEvents.InteractionCreate, d: shown as APIInteraction });
  world.changed();
  return interaction;
}

/** What messages that answer the interaction will tell of it. */
function describe(
  world: World,
  { type, by, source, target, trigger }: Deed,
  id: string,
  owners: APIMessageInteractionMetadata['authorizing_integration_owners'],
): APIMessageInteractionMetadata {
  const base = { id, user: showUser(world, by), authorizing_integration_owners: owners };
  if (type === InteractionType.MessageComponent)
    return { ...base, type, interacted_message_id: known(source, 'the message of a component').id };
  if (type === InteractionType.ModalSubmit) {
    const { metadata } = known(trigger, 'what showed a form');
    if (metadata.type === InteractionType.ModalSubmit) throw new Error('a form cannot show a form');
    return { ...base, type, triggering_interaction_metadata: metadata };
  }
  return {
    ...base,
    type: InteractionType.ApplicationCommand,
    ...(target !== undefined && { target_message_id: target }),
  };
}
