/** The commands as Discord lists them; sent in one request, and only when they differ from what is there. */
import {
  ApplicationCommandOptionType as Kind,
  ApplicationCommandType,
  InteractionContextType as Context,
  PermissionFlagsBits,
  Routes,
  type APIApplicationCommandBasicOption as Option,
  type RESTPostAPIApplicationCommandsJSONBody as Command,
} from 'discord.js';
import { orFail, type Requests } from './requests.js';

/** A command as people know it, in the default language; `localised` by Discord's names of languages. */
export interface Listed {
  /** With its slash. */
  name: string;
  about: string;
  where: readonly ('direct' | 'group')[];
  /** Only administrators have use for it. */
  forAdmins: boolean;
  forAll: boolean;
  options: readonly ListedOption[];
}

export interface ListedOption {
  name: string;
  kind: 'text' | 'choice' | 'person' | 'account' | 'photos';
  about: string;
  choices?: readonly string[];
  required?: true;
}

/** A command in one language, and what its lines say in others, by Discord's code of the language. */
export interface Menu {
  commands: readonly Listed[];
  localised: Readonly<Record<string, readonly Listed[]>>;
  /** In the menu of a message with photos. */
  takeAttendance: string;
}

/** Photos that a command takes; Discord takes up to 25 options. */
const mostPhotos = 10;

/** What the bot wants Discord to list. A command for one place is offered in the other as well, and answered privately. */
export function commandBodies({ commands, localised, takeAttendance }: Menu): Command[] {
  const lines = (index: number, pick: (listed: Listed) => string | undefined) =>
    Object.fromEntries(
      Object.entries(localised).flatMap(([language, all]) => {
        const line = all[index] && pick(all[index]);
        return line === undefined ? [] : [[language, line.slice(0, 100)]];
      }),
    );
  const slash = commands.map(({ name, about, where, forAdmins, options }, index): Command => {
    const body = options.flatMap((option, place) =>
      bodiesOf(
        option,
        lines(index, (listed) => listed.options[place]?.about),
      ),
    );
    return {
      type: ApplicationCommandType.ChatInput,
      name: name.slice(1),
      description: about.slice(0, 100),
      description_localizations: lines(index, (listed) => listed.about),
      contexts: where.includes('direct') ? [Context.Guild, Context.BotDM] : [Context.Guild],
      // Only where everybody else would be refused: hosts may be hosts by a role. It is asked again at every use.
      default_member_permissions: forAdmins ? PermissionFlagsBits.ManageEvents.toString() : null,
      options: [...body.filter(({ required }) => required), ...body.filter(({ required }) => !required)],
    };
  });
  const onMessages: Command = {
    type: ApplicationCommandType.Message,
    name: takeAttendance,
    contexts: [Context.Guild],
  };
  return [...slash, onMessages];
}

function bodiesOf({ name, kind, about, choices, required }: ListedOption, lines: Record<string, string>): Option[] {
  const base = {
    name,
    description: about.slice(0, 100),
    description_localizations: lines,
    ...(required && { required }),
  };
  if (kind === 'photos')
    return Array.from({ length: mostPhotos }, (_, i) => ({ ...base, type: Kind.Attachment, name: `photo${i + 1}` }));
  if (kind === 'account') return [{ ...base, type: Kind.Mentionable }];
  if (kind === 'choice')
    return [{ ...base, type: Kind.String, choices: (choices ?? []).map((each) => ({ name: each, value: each })) }];
  return [{ ...base, type: Kind.String, ...(kind === 'person' && { autocomplete: true as const }) }];
}

/** Throws AdapterError. */
export async function publishCommands(
  requests: Requests,
  application: string,
  wanted: readonly Command[],
): Promise<void> {
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
