import type { ChatMember, ChatMemberUpdated, Update, UserFromGetMe } from 'telegraf/types';
import type { BotArrived } from '../../../src/chat/event.js';
import { whole } from '../ids.js';
import { personOf, placeOf } from './who.js';
import { updateId } from './translate.js';

/** The bot was added to a group, or hears more or less there than before; undefined for every other change. */
export function arrivalOf(update: Update, change: ChatMemberUpdated, me: UserFromGetMe): BotArrived | undefined {
  const { old_chat_member: before, new_chat_member: now, from, date } = change;
  const chat = placeOf(change.chat);
  if (chat?.kind !== 'group' || !isThere(now)) return undefined;
  const isNew = !isThere(before);
  if (!isNew && hears(before, me) === hears(now, me)) return undefined;
  return {
    kind: 'arrived',
    id: updateId(update),
    at: whole(date) * 1000,
    chat,
    sender: personOf(from),
    isNew,
    hears: hears(now, me),
  };
}

/** Whether the bot can write there after this change. */
export function isThere(member: ChatMember): boolean {
  if (member.status === 'restricted') return member.is_member;
  return member.status !== 'left' && member.status !== 'kicked';
}

/** Privacy mode holds everywhere but where the bot is an administrator. */
function hears(member: ChatMember, me: UserFromGetMe): BotArrived['hears'] {
  return me.can_read_all_group_messages || member.status === 'administrator' ? 'everything' : 'addressed';
}
