/** What happened between the bot and Discord, as tests read it. */
import type {
  APIApplicationCommand,
  APICommandAutocompleteInteractionResponseCallbackData,
  APIMessageInteractionMetadata,
  APIModalInteractionResponseCallbackData,
  ApplicationCommandType,
  GatewayDispatchPayload,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Message } from './state.js';

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
  /** Whether it was sent to the bot: at once, or when the bot resumed its session. */
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
  /** Without `/api/v10` and without the query; downloads of files are there as well. */
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
