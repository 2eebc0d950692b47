/** Telegram's limits of text, in UTF-16 units as it counts them. */
export const limits = { text: 4096, caption: 1024, toast: 200 } as const;

/** Cuts at a limit, never through a character, and shows that it did. */
export function clipAtLimit(text: string, limit: number): string {
  return text.length <= limit ? text : `${upTo(text, limit - 1)}…`;
}

/** Parts within the limit, cut between paragraphs, lines or words where there are any. At least one. */
export function split(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const part = upTo(rest, limit);
    const cut = ['\n\n', '\n', ' '].map((end) => part.lastIndexOf(end)).find((at) => at > limit / 2);
    parts.push(part.slice(0, cut ?? part.length));
    rest = rest.slice(cut ?? part.length).trimStart();
  }
  return [...parts, rest];
}

/** The second half of a pair of UTF-16 units is never left alone. */
function upTo(text: string, limit: number): string {
  const isPairCut = /[\uD800-\uDBFF]/.test(text.charAt(limit - 1));
  return text.slice(0, isPairCut ? limit - 1 : limit);
}
