/** Messages to channels: once for each key, as replies where that is possible, and with less where all is too much. */
import type { MessageId } from '../../src/chat/event.js';
import type { Reply } from '../../src/chat/reply.js';
import { AdapterError } from '../../src/errors.js';
import { componentsOf } from './components.js';
import { discordMessage, parseMessage } from './ids.js';
import { isMissingRight, isTooLarge, isUnanswerable } from './refusals.js';
import { asMessage, type Requests } from './requests.js';
import { MessageFlags, type RawFile, type RESTPostAPIChannelMessageJSONBody, Routes } from 'discord.js';
import { createHash } from 'node:crypto';

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
      return discordMessage(channel, id);
    }
    const [title = ''] = (json.content ?? '').split('\n');
    const opened = { name: title.slice(0, limits.title) || '…', message: json };
    // A post's first message has the post's own id.
    const { id } = asMessage(await requests.post(Routes.threads(channel), { json: opened, files }));
    return discordMessage(id, id);
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

// A reply as the body of a message of Discord's.

/** Characters of a message, and of the frame (an embed) that takes a longer text. */
const bodyLimits = { content: 2000, frame: 4096, alt: 1024 } as const;

export interface Body {
  json: Pick<
    RESTPostAPIChannelMessageJSONBody,
    'content' | 'embeds' | 'components' | 'attachments' | 'allowed_mentions' | 'message_reference' | 'flags'
  >;
  files: RawFile[];
}

/** Mentions in it ring for nobody. `isDirect`: see componentsOf. */
export function bodyOf({ text, picture, file, buttons, silent }: Reply, isDirect: boolean): Body {
  const isLong = text.length > bodyLimits.content;
  return {
    json: {
      content: isLong ? '' : text,
      embeds: isLong ? [{ description: clip(text, bodyLimits.frame) }] : [],
      components: componentsOf(buttons ?? [], isDirect),
      allowed_mentions: { parse: [] },
      ...(silent && { flags: MessageFlags.SuppressNotifications }),
      ...(picture && {
        attachments: [{ id: '0', filename: picture.name, description: clip(picture.alt, bodyLimits.alt) }],
      }),
      ...(file && { attachments: [{ id: '0', filename: file.name }] }),
    },
    files: [picture ?? file ?? []].flat().map(({ name, bytes, type }) => ({
      name,
      data: Buffer.from(bytes),
      contentType: type,
    })),
  };
}

/** The same with fewer bytes, where the picture is more than the place takes. */
export function withoutPicture({ json, files }: Body): Body {
  const rest = { ...json };
  delete rest.attachments;
  return files.length === 0 ? { json, files } : { json: rest, files: [] };
}

function clip(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}
