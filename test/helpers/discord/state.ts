/** What the fake Discord knows, as plain data. Only discord.js and the people of a test change it. */
import type {
  APIApplicationCommand,
  APICommandAutocompleteInteractionResponseCallbackData,
  APIEmbed,
  APIMessageInteractionMetadata,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
  APIOverwrite,
  APIRole,
  APIUser,
  ApplicationCommandType,
  ChannelType,
  GatewayDispatchPayload,
  InteractionResponseType,
  InteractionType,
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

export interface Acknowledgement {
  type: InteractionResponseType;
  /** Milliseconds after the interaction was made. */
  after: number;
  ephemeral: boolean;
}

/** One thing a person did with a command, component or form, and how the bot answered. */
export interface Interaction {
  id: string;
  token: string;
  type: InteractionType;
  /** The command's name, or the custom_id. */
  name: string;
  by: string;
  channel: string;
  at: number;
  metadata: APIMessageInteractionMetadata;
  /** Of a command: which kind. */
  command?: ApplicationCommandType;
  /** The message whose component was used, also when its form is submitted. */
  source?: Message;
  /** Whether the bot was reachable when it was sent. */
  delivered: boolean;
  acknowledged?: Acknowledgement;
  /** What `@original` stands for. */
  original?: Message;
  followups: Message[];
  choices?: NonNullable<APICommandAutocompleteInteractionResponseCallbackData['choices']>;
  modal?: APIModalInteractionResponseCallbackData;
}

type Bare<P> = P extends { t: infer T; d: infer D } ? { t: T; d: D } : never;
/** A gateway event before it has a sequence number. */
export type Dispatch = Bare<GatewayDispatchPayload>;

export interface Call {
  method: string;
  /** Without `/api/v10` and without the query. */
  path: string;
  query: string;
  /** The body's JSON, or that of `payload_json`. */
  json: unknown;
  files: { name: string; filename: string; type: string; bytes: Uint8Array }[];
  reason?: string;
  /** Undefined as long as, or because, nothing was answered. */
  status?: number;
  reply?: unknown;
  at: number;
}

/** Commands as the bot registered them; `puts` counts every bulk overwrite. */
export interface Commands {
  global: APIApplicationCommand[];
  guild: Map<string, APIApplicationCommand[]>;
  puts: { guild?: string; names: string[]; at: number }[];
}
