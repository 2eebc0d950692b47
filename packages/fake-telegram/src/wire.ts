/** What goes over the wire, as the Bot API documents it; only the fields that this server knows. */

export interface WireUser {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
}

export interface WireChat {
  id: number;
  type: 'private' | 'group' | 'supergroup' | 'channel';
  title?: string;
  username?: string;
  first_name?: string;
  last_name?: string;
  is_forum?: true;
}

/** Offsets and lengths in UTF-16 code units. */
export interface WireEntity {
  type: string;
  offset: number;
  length: number;
  url?: string;
  user?: WireUser;
  language?: string;
}

export interface WireFile {
  file_id: string;
  file_unique_id: string;
  /** Bytes. */
  file_size: number;
}

export interface WirePhotoSize extends WireFile {
  width: number;
  height: number;
}

export interface WireDocument extends WireFile {
  file_name?: string;
  mime_type?: string;
  thumbnail?: WirePhotoSize;
}

export interface WireButton {
  text: string;
  callback_data?: string;
  url?: string;
}

export interface WireMarkup {
  inline_keyboard: WireButton[][];
}

export interface WireOrigin {
  type: 'channel' | 'user';
  date: number;
  chat?: WireChat;
  message_id?: number;
  sender_user?: WireUser;
  author_signature?: string;
}

export interface WireMessage {
  message_id: number;
  /** Seconds, UTC. */
  date: number;
  chat: WireChat;
  from?: WireUser;
  sender_chat?: WireChat;
  author_signature?: string;
  message_thread_id?: number;
  is_topic_message?: true;
  edit_date?: number;
  forward_origin?: WireOrigin;
  is_automatic_forward?: true;
  reply_to_message?: WireMessage;
  media_group_id?: string;
  text?: string;
  entities?: WireEntity[];
  photo?: WirePhotoSize[];
  document?: WireDocument;
  caption?: string;
  caption_entities?: WireEntity[];
  reply_markup?: WireMarkup;
  has_protected_content?: true;
  new_chat_members?: WireUser[];
  left_chat_member?: WireUser;
  group_chat_created?: true;
  migrate_to_chat_id?: number;
  migrate_from_chat_id?: number;
  forum_topic_created?: { name: string; icon_color: number };
}

/** The kinds of updates; `byDefault` are those a bot gets that never named any. */
export const updateKinds = {
  byDefault: [
    'message',
    'edited_message',
    'channel_post',
    'edited_channel_post',
    'inline_query',
    'chosen_inline_result',
    'callback_query',
    'shipping_query',
    'pre_checkout_query',
    'poll',
    'poll_answer',
    'my_chat_member',
    'chat_join_request',
    'chat_boost',
    'removed_chat_boost',
    'business_connection',
    'business_message',
    'edited_business_message',
    'deleted_business_messages',
    'purchased_paid_media',
  ],
  onRequest: ['chat_member', 'message_reaction', 'message_reaction_count'],
} as const;

export type UpdateKind = (typeof updateKinds.byDefault)[number] | (typeof updateKinds.onRequest)[number];

export type WireUpdate = { update_id: number } & { [K in UpdateKind]?: unknown };
