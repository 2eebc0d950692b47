/** A reply as the body of a message of Discord's. */
import { MessageFlags, type RawFile, type RESTPostAPIChannelMessageJSONBody } from 'discord.js';
import type { Reply } from '../../src/chat/reply.js';
import { componentsOf } from './components.js';

/** Characters of a message, and of the frame (an embed) that takes a longer text. */
const limits = { content: 2000, frame: 4096, alt: 1024 } as const;

export interface Body {
  json: Pick<
    RESTPostAPIChannelMessageJSONBody,
    'content' | 'embeds' | 'components' | 'attachments' | 'allowed_mentions' | 'message_reference' | 'flags'
  >;
  files: RawFile[];
}

/** Mentions in it ring for nobody. `isDirect`: see componentsOf. */
export function bodyOf({ text, picture, file, buttons, silent }: Reply, isDirect: boolean): Body {
  const isLong = text.length > limits.content;
  return {
    json: {
      content: isLong ? '' : text,
      embeds: isLong ? [{ description: clip(text, limits.frame) }] : [],
      components: componentsOf(buttons ?? [], isDirect),
      allowed_mentions: { parse: [] },
      ...(silent && { flags: MessageFlags.SuppressNotifications }),
      ...(picture && {
        attachments: [{ id: '0', filename: picture.name, description: clip(picture.alt, limits.alt) }],
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
