import type { Update } from 'telegraf/types';
import type { Incoming } from '../../../src/chat/event.js';
import { numberOf } from '../ids.js';
import type { Reach } from '../reach.js';
import { isThere } from './who.js';

/** Being blocked or removed is told as well as being let in again; who speaks or presses is there. */
export function noteReach(reach: Reach, update: Update, event: Incoming | undefined): void {
  if ('my_chat_member' in update) {
    const { chat, new_chat_member: member } = update.my_chat_member;
    if (isThere(member)) reach.find(chat.id);
    else reach.lose(chat.id);
  }
  if (event?.kind === 'message' || event?.kind === 'button') reach.find(numberOf(event.chat.id));
  if (event?.kind === 'moved') reach.move(numberOf(event.chat.id), numberOf(event.to));
}
