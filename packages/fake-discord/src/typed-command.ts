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
  // People see what a choice is called, not what it stands for.
  for (const option of options)
    for (const { name, value } of 'choices' in option ? (option.choices ?? []) : [])
      left = left.replace(name, String(value));

  const [mention] = line.mentioned;
  const account = options.find(({ type }) => type === Kind.Mentionable);
  if (mention && account) {
    values[account.name] = mention.value;
    left = left.replace(mention.words, '').trim();
  }
  const free = options.filter((option) => option.type === Kind.String && !('choices' in option && option.choices));
  /** What stands behind a choice in the middle of a line: "Bo excused yesterday". */
  let behind = '';
  for (const option of options) {
    const choices = 'choices' in option ? (option.choices ?? []).map(({ value }) => String(value)) : [];
    const words = left.split(/\s+/);
    const isChoice = (word = '') => choices.includes(word);
    const at = isChoice(words[0]) ? 0 : words.findLastIndex(isChoice);
    const isBetween = at > 0 && at < words.length - 1;
    if (at < 0 || (isBetween && free.length < 2)) continue;
    const word = words[at] ?? '';
    values[option.name] = word;
    if (isBetween) behind = words.slice(at + 1).join(' ');
    // What stands on lines of its own stays so.
    if (isBetween) left = words.slice(0, at).join(' ');
    else left = (at === 0 ? left.slice(word.length) : left.slice(0, -word.length)).trim();
  }
  const email = /(?:^|\s)(\S+@\S+)$/.exec(left)?.[1];
  if (email !== undefined && options.some(({ name }) => name === 'email')) {
    values.email = email;
    left = left.slice(0, -email.length).trim();
  }
  const [first, second] = free;
  if (left && !first) return undefined;
  if (left && first) values[first.name] = left;
  if (behind && second) values[second.name] = behind;
  const places = options.filter(({ type }) => type === Kind.Attachment);
  if (line.files.length > places.length) return undefined;
  line.files.forEach((file, i) => (values[places[i]?.name ?? ''] = file));
  return { command, values };
}
