/** How a command is typed, the same on every platform: text or a caption in, its name and what follows it out. */

export interface TypedCommand {
  /** Without its slash, in small letters. */
  name: string;
  /** With the colon, where one stands right behind the name. */
  rest: string;
}

/**
 * The command that a text begins with, or undefined where it begins with none. `/name@bot` is Telegram's way of addressing
 * one bot of several. Whether there is such a command, the stories know.
 */
export function readCommand(text: string): TypedCommand | undefined {
  const [, name, rest = ''] = /^\s*\/([a-z]+)(?:@\w+)?(?=[\s:]|$)([\s\S]*)$/i.exec(text) ?? [];
  return name === undefined ? undefined : { name: name.toLowerCase(), rest: rest.trim() };
}
