/** Commands are sent in one request, and only when they differ from what is there. */
import { setTimeout as delay } from 'node:timers/promises';
import { ApplicationCommandType, Routes, type RESTPostAPIApplicationCommandsJSONBody as Command } from 'discord.js';
import type { Log } from '../../src/chat/ports.js';
import { isWorthRetrying } from '../../src/errors.js';
import { orFail, type Requests } from './requests.js';

/** Milliseconds between attempts while Discord cannot be reached. */
const publishEvery = 60_000;

/** Tries on until they are there, are refused, or the bot stops. Never rejects. */
export async function keepPublished(
  requests: Requests,
  application: string,
  wanted: readonly Command[],
  { stopping, log }: { stopping: AbortSignal; log: Log },
): Promise<void> {
  while (!stopping.aborted) {
    try {
      await publishCommands(requests, application, wanted);
      return;
    } catch (error) {
      log.warn({ err: error }, 'the commands could not be published');
      if (!isWorthRetrying(error)) return;
      await delay(publishEvery, undefined, { signal: stopping, ref: false }).catch(() => undefined);
    }
  }
}

/** Throws AdapterError. */
async function publishCommands(requests: Requests, application: string, wanted: readonly Command[]): Promise<void> {
  const path = Routes.applicationCommands(application);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const there = await orFail('the commands', requests.get(path, query));
  // By Discord's reference a list of commands.
  if (summaryOf(there as Command[]) === summaryOf(wanted)) return;
  await orFail('the commands', requests.put(path, { json: wanted }));
}

/** What of a command is the bot's, however Discord fills in what was left out. */
function summaryOf(commands: readonly Command[]): string {
  const known = commands.map((command) => ({
    name: command.name,
    type: command.type ?? ApplicationCommandType.ChatInput,
    description: 'description' in command ? command.description : '',
    named: sorted(command.name_localizations),
    localised: sorted('description_localizations' in command ? command.description_localizations : undefined),
    contexts: [...(command.contexts ?? [])].sort(),
    rights: command.default_member_permissions ?? null,
    options: ('options' in command ? (command.options ?? []) : []).map((option) => ({
      name: option.name,
      type: option.type,
      description: option.description,
      localised: sorted(option.description_localizations),
      required: option.required ?? false,
      autocomplete: 'autocomplete' in option ? (option.autocomplete ?? false) : false,
      choices: 'choices' in option ? (option.choices ?? []).map(({ name, value }) => [name, value]) : [],
    })),
  }));
  return JSON.stringify(known.sort((a, b) => (a.name < b.name ? -1 : 1)));
}

function sorted(lines: object | null | undefined): [string, unknown][] {
  return Object.entries(lines ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}
