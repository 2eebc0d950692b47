import type { Picture, Reply } from '../../chat/reply.js';

/** Characters that the text below a picture may have (Telegram: 1,024), and some to spare for how platforms count. */
export const captionRoom = 1_000;

/** The text with its picture; a text that has no room below one comes without. */
export function captioned(text: string, picture: Picture | undefined): Pick<Reply, 'text' | 'picture'> {
  return picture && text.length <= captionRoom ? { text, picture } : { text };
}
