/** What people do in a Discord app, at the fake Discord: a line becomes the command, the form or the message that it is there. */
import {
  fillIn,
  type Doing,
  type FakeDiscord,
  type GivenFile,
  type Person,
  type Seen,
  type SomePerson,
  type SomePlace,
} from '@rollcall/fake-discord';
import { ApplicationCommandType } from 'discord-api-types/v10';

export interface DiscordLine {
  text: string;
  files: readonly GivenFile[];
  /** The message that it answers. */
  answers?: Seen | undefined;
  /** People whom these words of the text name. */
  mentioned: readonly { words: string; value: SomePerson & { mention: string } }[];
}

/** What somebody did with a command, or a message that they wrote. */
export type SpokenOnDiscord = { doing: Doing } | { message: Seen };

export async function speak(
  discord: FakeDiscord,
  person: Person,
  place: SomePlace,
  line: DiscordLine,
): Promise<SpokenOnDiscord> {
  const { text, files, answers, mentioned } = line;
  const inMenu = discord.commands.global.find(({ type }) => type === ApplicationCommandType.Message);
  if (answers && inMenu && text === '/attend') return { doing: person.uses(inMenu.name, answers) };
  const offered = discord.commands.global.filter(({ name }) => person.offered(place).includes(name));
  const typed = answers ? undefined : fillIn({ text, files, mentioned }, offered);
  const names = typed?.values.who;
  // A field of a command has one line.
  if (typed && typeof names === 'string' && names.includes('\n')) {
    const asked = await person.runs(typed.command, { in: place, with: { action: 'add' } });
    return { doing: await person.fills(await asked.form(), { names }) };
  }
  if (typed) return { doing: await person.runs(typed.command, { in: place, with: typed.values }) };
  const words = mentioned.reduce((all, one) => all.replace(one.words, one.value.mention), text);
  return { message: await person.says(place, words, { files, ...(answers && { answers }) }) };
}

/** A button, or an option of a menu. */
export interface Pressable {
  label: string;
  data: string;
}

/** Between a menu and what is chosen from it, in `data`. */
const of = '\n';

/** Row by row; a menu is one. */
export function pressablesOf({ menus, buttons }: Seen): Pressable[][] {
  return [
    ...menus.map((menu) =>
      ('options' in menu ? menu.options : []).map(({ label, value }) => ({ label, data: menu.custom_id + of + value })),
    ),
    ...buttons.map((row) => row.map(({ label, customId = '' }) => ({ label, data: customId }))),
  ];
}

export function press(person: Person, seen: Seen, { label, data }: Pressable): Doing {
  const [menu = '', value] = data.split(of);
  return value === undefined ? person.presses(label, seen) : person.picks([value], seen, menu);
}

/** With what is in frames. */
export function textOf({ text, embeds }: Seen): string {
  return [text, ...embeds.map(({ description = '' }) => description)].filter(Boolean).join('\n');
}
