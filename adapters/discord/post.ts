/** Messages to channels: once for each key, as replies where that is possible, and with less where all is too much. */
import { createHash } from 'node:crypto';
import { Routes } from 'discord.js';
import type { MessageId } from '../../src/chat/event.js';
import { AdapterError } from '../../src/errors.js';
import { withoutPicture, type Body } from './body.js';
import { messageId, parseMessage } from './ids.js';
import { isMissingRight, isTooLarge, isUnanswerable } from './refusals.js';
import { asMessage, type Requests } from './requests.js';

export interface PostOptions {
  requests: Requests;
  /** What the bot may not do in a channel and would need to, in Discord's words; undefined where nothing is missing. */
  missingIn: (channel: string) => AdapterError['missing'];
  /** Whether messages there are in posts of their own only. */
  isForum: (channel: string) => boolean;
}

/** `key`: the same for every attempt at the same message. Throws AdapterErrors, and what Discord throws. */
export type Post = (channel: string, body: Body, key: string, replyTo?: MessageId) => Promise<MessageId>;

/** Characters of a nonce, and of a post's title. */
const limits = { nonce: 25, title: 100 } as const;

export function createPost({ requests, missingIn, isForum }: PostOptions): Post {
  async function send(channel: string, { json, files }: Body): Promise<MessageId> {
    if (!isForum(channel)) {
      const { id } = asMessage(await requests.post(Routes.channelMessages(channel), { json, files }));
      return messageId(channel, id);
    }
    const [title = ''] = (json.content ?? '').split('\n');
    const opened = { name: title.slice(0, limits.title) || '…', message: json };
    // A post's first message has the post's own id.
    const { id } = asMessage(await requests.post(Routes.threads(channel), { json: opened, files }));
    return messageId(id, id);
  }

  /** With less and less, as far as Discord says what is too much. */
  async function sendWhatGoes(channel: string, body: Body): Promise<MessageId> {
    try {
      return await send(channel, body);
    } catch (error) {
      if (isMissingRight(error)) throw new AdapterError('discord', 'forbidden', undefined, missingIn(channel));
      if (isTooLarge(error) && body.files.length > 0) return sendWhatGoes(channel, withoutPicture(body));
      if (isUnanswerable(error)) return sendWhatGoes(channel, withoutReference(body));
      throw error;
    }
  }

  return (channel, body, key, replyTo) => {
    const answered = replyTo === undefined ? undefined : parseMessage(replyTo);
    // What came through a command has no message to be answered.
    const isHere = answered && 'channel' in answered && answered.channel === channel && answered.id !== '';
    const json = {
      ...body.json,
      // Within a few minutes Discord takes the same one once, and answers with the message it has.
      ...(!isForum(channel) && { nonce: nonceOf(channel, key), enforce_nonce: true }),
      // That the message answered is gone is no reason not to answer.
      ...(isHere && { message_reference: { message_id: answered.id, fail_if_not_exists: false } }),
    };
    return sendWhatGoes(channel, { ...body, json });
  };
}

function withoutReference({ json, files }: Body): Body {
  const rest = { ...json };
  delete rest.message_reference;
  return { json: rest, files };
}

/** By it Discord knows the same message again. */
export function nonceOf(channel: string, key: string): string {
  return createHash('sha256').update(`${channel} ${key}`).digest('base64url').slice(0, limits.nonce);
}
