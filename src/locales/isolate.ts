/** Text of one direction within text of the other, kept together (Unicode's bidirectional algorithm, UAX 9). */

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
/** Languages that are written from right to left. */
const languages = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/**
 * A name or a title as it stands in a sentence: in isolates (FSI, PDI) where it is of the other direction, without which
 * "5 NAME · 65%" is shown as "5 65 · NAME%". Everything else stays as it is.
 */
export function isolate(text: string, language = 'en'): string {
  const isOther = languages.has(language) ? /\p{L}/u.test(text) : rightToLeft.test(text);
  return isOther ? `\u2068${text}\u2069` : text;
}
