/** Commands: read, and overwritten in bulk. */
import { ApplicationCommandType, ApplicationIntegrationType, type APIApplicationCommand } from 'discord-api-types/v10';
import { guildFor } from './access.js';
import { commandsForm, type CommandForm } from './command-form.js';
import { readForm } from './form.js';
import { refuse } from './refusal.js';
import { ok, type Asked, type Route } from './router.js';
import { settleOptions } from './settle.js';
import type { World } from './world.js';

const globals = '/applications/:app/commands';
const guilds = '/applications/:app/guilds/:guild/commands';

function listOf(world: World, asked: Asked, guild?: string): APIApplicationCommand[] {
  if (asked.part('app') !== world.bot.id) throw refuse('otherApplication');
  return guild === undefined ? world.commands.global : (world.commands.guild.get(guild) ?? []);
}

/** Without their translations, unless those are asked for. */
function show(asked: Asked, command: APIApplicationCommand) {
  if (asked.query.get('with_localizations') === 'true') return command;
  const shown = { ...command };
  delete shown.name_localizations;
  delete shown.description_localizations;
  return shown;
}

function settle(
  world: World,
  form: CommandForm,
  there: readonly APIApplicationCommand[],
  guild?: string,
): APIApplicationCommand {
  const type = form.type ?? ApplicationCommandType.ChatInput;
  const known = there.find((one) => one.name === form.name && one.type === type);
  return {
    id: known?.id ?? world.nextId(),
    application_id: world.bot.id,
    type,
    name: form.name,
    name_localizations: localised(form.name_localizations),
    description: form.description ?? '',
    description_localizations: localised(form.description_localizations),
    ...(guild !== undefined && { guild_id: guild }),
    ...(form.options && form.options.length > 0 && { options: settleOptions(form.options) }),
    default_member_permissions: form.default_member_permissions ?? null,
    nsfw: form.nsfw ?? false,
    ...(guild === undefined && {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- Discord still sends it
      dm_permission: form.dm_permission ?? true,
      contexts: form.contexts ?? null,
      integration_types: form.integration_types ?? [ApplicationIntegrationType.GuildInstall],
    }),
    version: world.nextId(),
  };
}

function localised(texts: Record<string, string | null | undefined> | null | undefined) {
  return texts ?? null;
}

function overwrite(world: World, asked: Asked, guild?: string) {
  const there = listOf(world, asked, guild);
  const forms = readForm(commandsForm, asked.json, asked.unknown);
  const commands = forms.map((form) => settle(world, form, there, guild));
  if (guild === undefined) world.commands.global = commands;
  else world.commands.guild.set(guild, commands);
  const names = commands.map(({ name }) => name);
  world.commands.puts.push({ ...(guild !== undefined && { guild }), names, at: world.now() });
  return ok(commands);
}

export const commandRoutes: Route[] = [
  {
    pattern: `GET ${globals}`,
    handle: (world, asked) => ok(listOf(world, asked).map((command) => show(asked, command))),
  },
  { pattern: `PUT ${globals}`, handle: (world, asked) => overwrite(world, asked) },
  {
    pattern: `GET ${globals}/:command`,
    handle(world, asked) {
      const command = listOf(world, asked).find(({ id }) => id === asked.part('command'));
      if (!command) throw refuse('unknownCommand');
      return ok(command);
    },
  },
  {
    pattern: `GET ${guilds}`,
    handle(world, asked) {
      const guild = guildForCommands(world, asked);
      return ok(listOf(world, asked, guild).map((command) => show(asked, command)));
    },
  },
  {
    pattern: `PUT ${guilds}`,
    handle: (world, asked) => overwrite(world, asked, guildForCommands(world, asked)),
  },
];

/** Of other guilds Discord says that access is missing, not that they are unknown. */
function guildForCommands(world: World, asked: Asked): string {
  try {
    return guildFor(world, asked.part('guild')).id;
  } catch {
    throw refuse('missingAccess');
  }
}
