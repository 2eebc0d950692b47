/** How a person looks in lists and bubbles: initials and a colour that is always theirs. */
import { el } from './element.js';

/** `Ann Example` -> `AE`; names of one word give one letter. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => !/^(ms|mr|mrs|dr|prof)\.?$/i.test(word));
  const first = words[0] ?? name;
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return `${firstLetter(first)}${firstLetter(last)}`.toUpperCase();
}

function firstLetter(word: string): string {
  const point = word.codePointAt(0);
  return point === undefined ? '' : String.fromCodePoint(point);
}

/** All but the bot's own: from blue by red to green. */
const hues = 290;
const firstHue = 225;

/** A hue in degrees. Lightness is set by the style sheets, so that every hue can be read. */
function hueOf(account: string): number {
  let hash = 7;
  for (const character of account) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % hues;
  return (hash + firstHue) % 360;
}

/** Gives an element and what is in it the person's colour, as `--hue`. */
export function tint(element: HTMLElement, account: string): void {
  element.style.setProperty('--hue', hueOf(account).toFixed(0));
}

export function avatarOf(person: { account: string; name: string }): HTMLElement {
  const avatar = el('span', { class: 'avatar', 'aria-hidden': 'true' }, initialsOf(person.name));
  tint(avatar, person.account);
  return avatar;
}
