/** The commands as Discord lists them. */
import {
  ApplicationCommandOptionType as Kind,
  ApplicationCommandType,
  InteractionContextType as Context,
  PermissionFlagsBits,
  type APIApplicationCommandBasicOption as Option,
  type RESTPostAPIApplicationCommandsJSONBody as Command,
} from 'discord.js';

/** A command as people know it, in the default language; `localised` by Discord's names of languages. */
export interface ListedCommand {
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
  kind: 'text' | 'choice' | 'person' | 'account' | 'photos' | 'file';
  about: string;
  choices?: readonly string[];
  required?: true;
}

/** A command in one language, and what its lines say in others, by Discord's code of the language. */
export interface Menu {
  commands: readonly ListedCommand[];
  localised: Readonly<Record<string, readonly ListedCommand[]>>;
  /** In the menu of a message with photos; `localised` as above. */
  takeAttendance: { name: string; localised: Readonly<Record<string, string>> };
}

/** Photos that a command takes; Discord takes up to 25 options. */
const mostPhotos = 10;

/** What the bot wants Discord to list. A command for one place is offered in the other as well, and answered privately. */
export function commandBodies({ commands, localised, takeAttendance }: Menu): Command[] {
  const lines = (index: number, pick: (listed: ListedCommand) => string | undefined) =>
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
    name: takeAttendance.name,
    name_localizations: takeAttendance.localised,
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
  if (kind === 'file') return [{ ...base, type: Kind.Attachment }];
  if (kind === 'account') return [{ ...base, type: Kind.Mentionable }];
  if (kind === 'choice')
    return [
      {
        ...base,
        type: Kind.String,
        choices: (choices ?? []).map((value) => ({ name: value.replace('-', ' '), value })),
      },
    ];
  return [{ ...base, type: Kind.String, ...(kind === 'person' && { autocomplete: true as const }) }];
}
