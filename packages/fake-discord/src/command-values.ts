/** What a client makes of a command that somebody filled in: typed options, refused before they are sent if they do not fit. */
import {
  ApplicationCommandOptionType as OptionType,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
} from 'discord-api-types/v10';
import type { Value } from './handles.js';
import type { Resolver } from './resolve.js';

export interface GivenOption {
  name: string;
  type: OptionType;
  value?: string | number | boolean;
  focused?: true;
  options?: GivenOption[];
}

export interface Filling {
  values: Readonly<Record<string, Value>>;
  /** The option being typed, for autocompletion: then nothing is required yet. */
  focused?: string;
}

/** `path`: the subcommand group and subcommand, if any. Throws an Error where a client would not let it be sent. */
export async function fillOptions(
  options: readonly APIApplicationCommandOption[],
  path: readonly string[],
  filling: Filling,
  resolver: Resolver,
): Promise<GivenOption[]> {
  const [head, ...rest] = path;
  const sub = options.find(({ name }) => name === head);
  if (head !== undefined) {
    if (sub?.type !== OptionType.Subcommand && sub?.type !== OptionType.SubcommandGroup)
      throw new Error(`there is no subcommand ${head}`);
    return [{ name: sub.name, type: sub.type, options: await fillOptions(sub.options ?? [], rest, filling, resolver) }];
  }
  const stray = Object.keys(filling.values).find((name) => !options.some((option) => option.name === name));
  if (stray !== undefined) throw new Error(`there is no option ${stray}`);
  const given: GivenOption[] = [];
  for (const option of options) {
    if (option.type === OptionType.Subcommand || option.type === OptionType.SubcommandGroup)
      throw new Error(`one of its subcommands is needed, such as ${option.name}`);
    const value = filling.values[option.name];
    if (value === undefined) {
      if (option.required && filling.focused === undefined) throw new Error(`the option ${option.name} is required`);
      continue;
    }
    const isFocused = filling.focused === option.name;
    if (isFocused && !('autocomplete' in option && option.autocomplete))
      throw new Error(`the option ${option.name} completes nothing`);
    const sent = isFocused && typeof value !== 'object' ? value : await fill(option, value, resolver);
    given.push({ name: option.name, type: option.type, value: sent, ...(isFocused && { focused: true as const }) });
  }
  return given;
}

async function fill(option: APIApplicationCommandBasicOption, value: Value, resolver: Resolver) {
  const { type, name } = option;
  const unfit = (why: string) => new Error(`the option ${name} does not take that: ${why}`);
  if (typeof value !== 'object') {
    const isFit =
      type === OptionType.Boolean
        ? typeof value === 'boolean'
        : type === OptionType.String
          ? typeof value === 'string'
          : type === OptionType.Number || (type === OptionType.Integer && Number.isInteger(value));
    if (!isFit || (type !== OptionType.Boolean && typeof value === 'boolean'))
      throw unfit(`${OptionType[type]} is wanted`);
    checkBounds(option, value, unfit);
    return value;
  }
  if ('bytes' in value) {
    if (type !== OptionType.Attachment) throw unfit(`${OptionType[type]} is wanted`);
    return resolver.file(value);
  }
  if (value.kind === 'person' && (type === OptionType.User || type === OptionType.Mentionable))
    return resolver.user(value.id);
  if (value.kind === 'role' && (type === OptionType.Role || type === OptionType.Mentionable))
    return resolver.role(value.id);
  if (value.kind === 'place' && option.type === OptionType.Channel) {
    const types: readonly number[] = option.channel_types ?? [value.channel.type];
    if (!types.includes(value.channel.type)) throw unfit('not this kind of channel');
    return resolver.channel(value.id);
  }
  throw unfit(`${OptionType[type]} is wanted`);
}

function checkBounds(
  option: APIApplicationCommandBasicOption,
  value: string | number | boolean,
  unfit: (why: string) => Error,
) {
  const choices: readonly { value: string | number }[] = 'choices' in option ? (option.choices ?? []) : [];
  if (choices.length > 0 && !choices.some((choice) => choice.value === value)) throw unfit('not one of the choices');
  if (typeof value === 'number' && 'min_value' in option && value < (option.min_value ?? -Infinity))
    throw unfit('too small');
  if (typeof value === 'number' && 'max_value' in option && value > (option.max_value ?? Infinity))
    throw unfit('too big');
  if (typeof value === 'string' && 'min_length' in option && value.length < (option.min_length ?? 0))
    throw unfit('too short');
  if (typeof value === 'string' && 'max_length' in option && value.length > (option.max_length ?? 6000))
    throw unfit('too long');
}
