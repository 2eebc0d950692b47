/** What people do in a Telegram app, at the fake Telegram. */
import type { FileToSend, Saying, Seat, Sent, WireButton } from '@rollcall/fake-telegram';

/** Several files are an album, and what is said with files is their caption. */
export async function sendLine(seat: Seat, text: string, files: readonly FileToSend[], about: Saying): Promise<Sent> {
  const [file, ...more] = files;
  if (!file) return seat.says(text, about);
  // As files: that is how a class photo keeps its pixels, and how a file that is no photo comes at all.
  const captioned = { ...about, caption: text };
  if (more.length === 0) return seat.sendsFile(file, captioned);
  const [first] = await seat.sendsFiles(files, captioned);
  if (!first) throw new Error('an album has items');
  return first;
}

/** What a link to the bot says there for whoever follows it: perhaps nothing. Undefined for what is no such link. */
export function startOf({ url }: Pick<WireButton, 'url'>): string | undefined {
  return url === undefined ? undefined : /^https:\/\/t\.me\/\w+\?start=([\w-]*)$/.exec(url)?.[1];
}
