/** What the fake Discord knows, as plain data. Only discord.js and the people of a test change it. */
import type {
  APIEmbed,
  APIMessageInteractionMetadata,
  APIMessageTopLevelComponent,
  APIOverwrite,
  APIRole,
  APIUser,
  ChannelType,
  Locale,
  MessageType,
} from 'discord-api-types/v10';

export interface Account {
  user: APIUser;
  locale: Locale;
  /** Whether the bot's direct messages reach them. */
  dmsOpen: boolean;
}

export interface Member {
  user: string;
  nick: string | null;
  roles: Set<string>;
  joinedAt: number;
  timedOutUntil?: number;
}

export interface Guild {
  id: string;
  name: string;
  owner: string;
  locale: Locale;
  /** The role with the guild's own id is @everyone. */
  roles: Map<string, APIRole>;
  members: Map<string, Member>;
  /** Who is in which voice channel: user -> channel. */
  voice: Map<string, string>;
  botJoinedAt: number;
  /** Where it shows its own news. */
  systemChannel?: string;
  available: boolean;
}

export interface Thread {
  owner: string;
  archived: boolean;
  locked: boolean;
  members: Set<string>;
  createdAt: number;
}

export interface Channel {
  id: string;
  type: ChannelType;
  name: string;
  topic: string | null;
  guild?: string;
  parent?: string;
  /** Of a direct channel: the person at its other end. */
  recipient?: string;
  overwrites: Map<string, APIOverwrite>;
  /** Oldest first. */
  messages: Map<string, Message>;
  thread?: Thread;
}

export interface Attachment {
  id: string;
  channel: string;
  filename: string;
  bytes: Uint8Array;
  type: string;
  description?: string;
  width?: number;
  height?: number;
  /** Of a command's option: it belongs to no message. */
  ephemeral: boolean;
}

export interface Message {
  id: string;
  channel: string;
  author: string;
  type: MessageType;
  content: string;
  embeds: APIEmbed[];
  components: APIMessageTopLevelComponent[];
  attachments: Attachment[];
  flags: number;
  at: number;
  editedAt?: number;
  /** Grows with every message that is sent or changed, over all channels. */
  order?: number;
  mentions: string[];
  mentionRoles: string[];
  mentionEveryone: boolean;
  tts: boolean;
  reference?: { channel: string; message: string };
  nonce?: string | number;
  reactions: Map<string, Set<string>>;
  /** Ephemeral: the only person who sees it. */
  only?: string;
  /** The interaction it answers. */
  interaction?: APIMessageInteractionMetadata;
  thread?: string;
}
