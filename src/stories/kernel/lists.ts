/** Lists that fit: platforms cut or refuse what is too long. */

/** Characters: a longer name in a list or on a button is cut, and stays recognisable. */
const longest = 40;

export function clip(text: string, most = longest): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

/** As many names as fit into so many characters, and how many do not. */
export function listNames(names: readonly string[], room: number): { text: string; more: number } {
  const listed: string[] = [];
  let length = 0;
  for (const name of names.map((each) => clip(each))) {
    length += name.length + 2;
    if (length > room) break;
    listed.push(name);
  }
  return { text: listed.join(', '), more: names.length - listed.length };
}
