/** Names as they are compared: one form that tells people apart, and a looser one to search by. */

/** Letters that Unicode does not take apart into a letter and a mark, as people type them without their keyboard. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
};

/** Elsewhere a mark is a vowel, a tone or another consonant: without it a name is another name. */
const droppableMarks = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}*)\p{M}/gu;

/**
 * The same for the same name, whatever its case, its spaces and the way its letters are encoded (NFC). Two names that differ
 * here are two people wherever something is stored or merged.
 */
export function nameKey(name: string): string {
  return oneSpaced(name.normalize('NFC').toLowerCase());
}

/**
 * For searching only: also without the diacritics of Latin, Greek and Cyrillic letters. "José  Ångström" and "jose
 * angstrom" find each other, and may be two people.
 */
export function foldName(name: string): string {
  const bare = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(droppableMarks, '')
    .replace(/[ßæœøłđðþħı]/g, (letter) => plain[letter] ?? letter);
  return oneSpaced(bare.normalize('NFC'));
}

function oneSpaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
