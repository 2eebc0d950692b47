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
  chat: z.object({ id: z.string(), kind: z.enum(['direct', 'group']), title: z.string() }),
  sender: z.object({
    account: z.string(),
    /** The display name, as the platform shows it. */
    name: z.string(),
    /** BCP 47. */
    language: z.string().optional(),
  }),
};

export const messageReceived = z.object({
  kind: z.literal('message'),
  ...base,
  message: z.string(),
  /** The text, or the caption of the photos; may be empty. */
  text: z.string(),
  /** All photos of the message; an album is one message. */
  photos: z.array(photoRef),
  /** Accounts named in the text by the platform's own mentions, with the words that named them. */
  mentions: z.array(z.object({ account: z.string(), text: z.string() })),
  /**
   * `at`: when it was sent, milliseconds UTC, where the platform tells. `from`: the channel that it was forwarded from,
   * where it was: how people show the bot one that has no public name.
   */
  replyTo: z
    .object({
      message: z.string(),
      photos: z.array(photoRef),
      at: z.number().optional(),
      from: z.object({ chat: z.string(), title: z.string() }).optional(),
    })
    .optional(),
});
export type MessageReceived = z.infer<typeof messageReceived>;

export const buttonPressed = z.object({
  kind: z.literal('button'),
  ...base,
  /** The message that carries the button. */
  message: z.string(),
  /** See chat/buttons. */
  data: z.string(),
});
export type ButtonPressed = z.infer<typeof buttonPressed>;

export const timerFired = z.object({
  kind: z.literal('timer'),
  id: z.string(),
  at: z.number(),
  timer: z.enum(['sessions']),
});
export type TimerFired = z.infer<typeof timerFired>;

export const incoming = z.discriminatedUnion('kind', [messageReceived, buttonPressed, timerFired]);
export type Incoming = z.infer<typeof incoming>;
/** An event somebody caused, and can be answered. */
export type FromSomebody = MessageReceived | ButtonPressed;
