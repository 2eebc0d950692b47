/** "@Ann Example" in a text means the account: the page writes names, the bot is told who is meant. */
import type { AccountId } from '../../src/chat/event.js';

/** The longest name that fits counts, so "@Ann Example" is not "@Ann". Upper and lower case are the same. */
export function mentionsIn(
  text: string,
  people: readonly { account: AccountId; name: string }[],
): { account: AccountId; text: string }[] {
  const longestFirst = [...people].sort((a, b) => b.name.length - a.name.length);
  const found: { account: AccountId; text: string }[] = [];
  for (const at of text.matchAll(/(?<![\p{L}\p{M}\p{N}_])@/gu)) {
    const rest = text.slice(at.index + 1);
    for (const { account, name } of longestFirst) {
      const words = rest.slice(0, name.length);
      if (words.toLowerCase() !== name.toLowerCase() || /^[\p{L}\p{M}\p{N}_]/u.test(rest.slice(name.length))) continue;
      found.push({ account, text: `@${words}` });
      break;
    }
  }
  return found;
}
