/** People and commands: slash commands, completion, and the Apps menu of a message. */
import {
  ApplicationCommandType,
  ChannelType,
  InteractionContextType,
  InteractionType,
  PermissionFlagsBits as P,
  type APIApplicationCommand,
} from 'discord-api-types/v10';
import { fillOptions } from './command-values.js';
import { createDoing, type Doing } from './doing.js';
import type { SomePlace, Value } from './handles.js';
import { interact } from './interact.js';
import { may } from './permissions.js';
import { createResolver } from './resolve.js';
import type { Seen } from './seen.js';
import { showMessage } from './show-message.js';
import type { Channel } from './state.js';
import type { Until } from './until.js';
import { known, type World } from './world.js';

export interface Commanding {
  /** Sends a slash command, for example `runs('roster add', {in: hall, with: {person: bo}})`. */
  runs(command: string, how: { in: SomePlace; with?: Record<string, Value> }): Promise<Doing>;
  /** Types into an option that completes: `completes('mark', 'person', 'An', {in: hall})`. */
  completes(
    command: string,
    option: string,
    typed: string | number,
    how: { in: SomePlace; with?: Record<string, Value> },
  ): Promise<Doing>;
  /** Picks a command from the Apps menu of a message. */
  uses(command: string, message: Seen): Doing;
  /** The names of the slash commands that are offered there. */
  offered(place: SomePlace): string[];
}

export function createCommanding(world: World, until: Until, person: string): Commanding {
  function isOffered(command: APIApplicationCommand, channel: Channel): boolean {
    const isDirect = channel.type === ChannelType.DM;
    const context = isDirect ? InteractionContextType.BotDM : InteractionContextType.Guild;
    if (command.contexts && !command.contexts.includes(context)) return false;
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- Discord still heeds it
    if (isDirect) return command.dm_permission !== false;
    if (!world.guilds.get(channel.guild ?? '')?.members.has(world.bot.id)) return false;
    const wanted = command.default_member_permissions;
    if (!may(world, channel, person, P.UseApplicationCommands | P.ViewChannel)) return false;
    if (wanted === null) return true;
    // "0" means: administrators only.
    return may(world, channel, person, wanted === '0' ? P.Administrator : BigInt(wanted));
  }

  function find(name: string, type: ApplicationCommandType, channel: Channel): APIApplicationCommand {
    const all = [...(world.commands.guild.get(channel.guild ?? '') ?? []), ...world.commands.global];
    const command = all.find((one) => one.name === name && one.type === type);
    if (!command) throw new Error(`there is no command ${name}, only: ${all.map((one) => one.name).join(', ')}`);
    if (!isOffered(command, channel)) throw new Error(`the command ${name} is not offered to them there`);
    return command;
  }

  async function send(text: string, where: SomePlace, values: Record<string, Value>, focused?: string): Promise<Doing> {
    const [name = '', ...path] = text.replace(/^\//, '').split(' ');
    const { channel } = where;
    const command = find(name, ApplicationCommandType.ChatInput, channel);
    const resolver = createResolver(world, channel, person);
    const filling = { values, ...(focused !== undefined && { focused }) };
    const options = await fillOptions(command.options ?? [], path, filling, resolver);
    const interaction = interact(world, {
      type: focused === undefined ? InteractionType.ApplicationCommand : InteractionType.ApplicationCommandAutocomplete,
      name,
      by: person,
      channel,
      command: ApplicationCommandType.ChatInput,
      data: {
        ...base(command),
        ...(options.length > 0 && { options }),
        ...(Object.keys(resolver.resolved).length > 0 && { resolved: resolver.resolved }),
      },
    });
    return createDoing(world, until, interaction);
  }

  return {
    runs: (command, { in: place, with: values = {} }) => send(command, place, values),
    completes: (command, option, typed, { in: place, with: values = {} }) =>
      send(command, place, { ...values, [option]: typed }, option),
    uses(name, { message }) {
      const channel = known(world.channels.get(message.channel), 'a channel');
      const command = find(name, ApplicationCommandType.Message, channel);
      const interaction = interact(world, {
        type: InteractionType.ApplicationCommand,
        name,
        by: person,
        channel,
        command: ApplicationCommandType.Message,
        target: message.id,
        data: {
          ...base(command),
          target_id: message.id,
          // The target is shown whole, whatever the intents.
          resolved: { messages: { [message.id]: showMessage(world, message) } },
        },
      });
      return createDoing(world, until, interaction);
    },
    offered: ({ channel }) =>
      [...(world.commands.guild.get(channel.guild ?? '') ?? []), ...world.commands.global]
        .filter((command) => command.type === ApplicationCommandType.ChatInput && isOffered(command, channel))
        .map(({ name }) => name),
  };
}

function base({ id, name, type, guild_id }: APIApplicationCommand) {
  return { id, name, type, ...(guild_id !== undefined && { guild_id }) };
}
