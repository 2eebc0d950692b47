/**
 * What happens in a chat, without any platform. Events are data that can wait in the inbox across a crash, so they are
 * zod schemas first and types second.
 */
import { z } from 'zod';

/** `{platform}:{id}`. Opaque to everybody but the platform's own adapter. */
export type ChatId = string;
/** `{platform}:{id}`, a platform's user, for example `telegram:123` or `web:ann`. */
export type AccountId = string;
/** Unique within its chat, opaque. */
export type MessageId = string;
/** The same for every delivery of the same event: what arrives twice counts once. */
export type EventId = string;

/** Where the bytes of a photo can be had: `ref` is opaque and `Files` understands it; `size` in bytes, where known. */
export const photoRef = z.object({ ref: z.string(), name: z.string().optional(), size: z.number().optional() });
export type PhotoRef = z.infer<typeof photoRef>;

const base = {
  id: z.string(),
  /** Milliseconds UTC, as the platform tells it. */
  at: z.number(),
  /** `thread`: the topic of a group that it happened in; answers go there. Opaque. */
  chat: z.object({
    id: z.string(),
    kind: z.enum(['direct', 'group']),
    title: z.string(),
    thread: z.string().optional(),
  }),
  sender: z.object({
    account: z.string(),
    /** The display name, as the platform shows it. */
    name: z.string(),
    /** BCP 47. */
    language: z.string().optional(),
  }),
  /** By what its platform addresses answers to this very event, where it does. Opaque. */
  via: z.string().optional(),
};

/**
 * The message that is answered. `at`: when it was sent, milliseconds UTC, where the platform tells. `album`: where it is an
 * item of one whose other items the platform does not name. `from`: the channel that it was forwarded from, where it was: how
 * people show the bot one that has no public name.
 */
const replyTo = z.object({
  message: z.string(),
  photos: z.array(photoRef),
  at: z.number().optional(),
  album: z.string().optional(),
  from: z.object({ chat: z.string(), title: z.string() }).optional(),
});
export type ReplyTo = z.infer<typeof replyTo>;

export const messageReceived = z.object({
  kind: z.literal('message'),
  ...base,
  message: z.string(),
  /** The text, or the caption of the photos; may be empty. */
  text: z.string(),
  /** All photos of the message; an album is one message. */
  photos: z.array(photoRef),
  /** Of an item of an album that comes item by item: the same for all of them. The inbox makes one message of them. */
  album: z.string().optional(),
  /**
   * Accounts named in the text by the platform's own mentions, with the words that named them. `group`: a name for
   * several people, such as a role.
   */
  mentions: z.array(z.object({ account: z.string(), text: z.string(), group: z.boolean().optional() })),
  /** Accounts that are in the sender's voice channel. */
  inVoice: z.array(z.string()).optional(),
  replyTo: replyTo.optional(),
});
export type MessageReceived = z.infer<typeof messageReceived>;

export const buttonPressed = z.object({
  kind: z.literal('button'),
  ...base,
  /** The message that carries the button. */
  message: z.string(),
  /** See chat/buttons. */
  data: z.string(),
  /** What that message answers; given only where `bringsPhotos(data)`. */
  replyTo: replyTo.optional(),
});
export type ButtonPressed = z.infer<typeof buttonPressed>;

/** The bot was added to a chat, or (`isNew` false) what it hears there changed. The sender did that. */
export const botArrived = z.object({
  kind: z.literal('arrived'),
  ...base,
  isNew: z.boolean(),
  /** What it hears there: all that is said, only what is addressed to it (commands and replies), or only commands. */
  hears: z.enum(['everything', 'addressed', 'commands']),
});
export type BotArrived = z.infer<typeof botArrived>;

/** The platform gave a chat another id. */
export const chatMoved = z.object({ kind: z.literal('moved'), ...base, to: z.string() });
export type ChatMoved = z.infer<typeof chatMoved>;

export const timerFired = z.object({
  kind: z.literal('timer'),
  id: z.string(),
  at: z.number(),
  timer: z.enum(['sessions']),
});
export type TimerFired = z.infer<typeof timerFired>;

export const incoming = z.discriminatedUnion('kind', [
  messageReceived,
  buttonPressed,
  botArrived,
  chatMoved,
  timerFired,
]);
export type Incoming = z.infer<typeof incoming>;
/** An event somebody caused in a chat. */
export type FromSomebody = MessageReceived | ButtonPressed | BotArrived | ChatMoved;
