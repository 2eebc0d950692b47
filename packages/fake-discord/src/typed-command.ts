/** A line that begins with a command, as somebody fills it in on Discord: field by field. */
import { ApplicationCommandOptionType as Kind, type APIApplicationCommand } from 'discord-api-types/v10';
import type { GivenFile, Value } from './handles.js';

/** To be run: `person.runs(command, { in: place, with: values })`. */
export interface TypedCommand {
  command: string;
  values: Record<string, Value>;
}

/** Undefined where the line is no command, or says what no field takes: then it is sent as a message. */
export function fillIn(
  line: { text: string; files: readonly GivenFile[]; mentioned: readonly { words: string; value: Value }[] },
  commands: readonly APIApplicationCommand[],
): TypedCommand | undefined {
  const [, command = '', rest = ''] = /^\/(\w+)\s*([\s\S]*)$/.exec(line.text) ?? [];
  const known = commands.find(({ name }) => name === command);
  if (!known) return undefined;
  const values: TypedCommand['values'] = {};
  const options = known.options ?? [];
  let left = rest.trim();

  const [mention] = line.mentioned;
  const account = options.find(({ type }) => type === Kind.Mentionable);
  if (mention && account) {
    values[account.name] = mention.value;
    left = left.replace(mention.words, '').trim();
  }
  for (const option of options) {
    const choices = 'choices' in option ? (option.choices ?? []).map(({ value }) => String(value)) : [];
    const words = left.split(/\s+/);
    const found = [words[0], words.at(-1)].find((word) => choices.includes(word ?? ''));
    if (found === undefined) continue;
    values[option.name] = found;
    left = (words[0] === found ? left.slice(found.length) : left.slice(0, -found.length)).trim();
  }
  const email = /(?:^|\s)(\S+@\S+)$/.exec(left)?.[1];
  if (email !== undefined && options.some(({ name }) => name === 'email')) {
    values.email = email;
    left = left.slice(0, -email.length).trim();
  }
  const free = options.find((option) => option.type === Kind.String && !('choices' in option && option.choices));
  if (left && !free) return undefined;
  if (left && free) values[free.name] = left;
  const places = options.filter(({ type }) => type === Kind.Attachment);
  if (line.files.length > places.length) return undefined;
  line.files.forEach((file, i) => (values[places[i]?.name ?? ''] = file));
  return { command, values };
}
