/** A message's text as elements: links can be followed, commands can be taken into the composer. */
import { el } from './element.js';

/** A web address, or a command at the beginning of a word. */
const special = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])|(?<![\w/.])(\/[a-z]{2,20})(?![\w/])/g;

export function richText(text: string, useCommand: (command: string) => void): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let from = 0;
  for (const found of text.matchAll(special)) {
    const [whole, address, command] = found;
    nodes.push(text.slice(from, found.index));
    if (address !== undefined) {
      nodes.push(el('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, address));
    } else if (command !== undefined) {
      const take = () => useCommand(command);
      nodes.push(el('button', { type: 'button', class: 'command', 'data-focus': whole, onclick: take }, command));
    }
    from = found.index + whole.length;
  }
  return [...nodes, text.slice(from)];
}
