/** Embeds, with the limits of Discord's "Embed Limits". */
import { z } from 'zod';
import { link, listOf, rule, text, textLength, textOf } from './fields.js';

const picture = z.strictObject({
  url: link({ attachments: true }),
  // Known to Discord, and ignored.
  proxy_url: z.string().nullish(),
  height: z.number().nullish(),
  width: z.number().nullish(),
  content_type: z.string().nullish(),
  placeholder: z.string().nullish(),
  placeholder_version: z.number().nullish(),
  description: z.string().nullish(),
  flags: z.number().nullish(),
});

const icon = { icon_url: link({ attachments: true }).nullish(), proxy_icon_url: z.string().nullish() };

const embed = z.strictObject({
  title: text(256).nullish(),
  type: z.string().nullish(),
  description: text(4096).nullish(),
  url: link().nullish(),
  timestamp: z
    .string()
    .refine((value) => !Number.isNaN(Date.parse(value)), rule('DATETIME_TYPE_PARSE', 'Could not parse as ISO8601.'))
    .nullish(),
  color: z.int().min(0).max(0xffffff).nullish(),
  footer: z.strictObject({ text: textOf(1, 2048), ...icon }).nullish(),
  image: picture.nullish(),
  thumbnail: picture.nullish(),
  video: z.unknown().optional(),
  provider: z.unknown().optional(),
  author: z.strictObject({ name: textOf(1, 256), url: link().nullish(), ...icon }).nullish(),
  fields: listOf(
    z.strictObject({ name: textOf(1, 256), value: textOf(1, 1024), inline: z.boolean().nullish() }),
    0,
    25,
  ).nullish(),
  flags: z.number().nullish(),
});
export type EmbedForm = z.infer<typeof embed>;

const total = 6000;

function size({ title, description, footer, author, fields }: EmbedForm): number {
  return [title, description, footer?.text, author?.name, ...(fields ?? []).flatMap((f) => [f.name, f.value])].reduce(
    (sum, part) => sum + textLength(part ?? ''),
    0,
  );
}

/** At most ten, and 6000 characters in all of them together. */
export const embeds = listOf(embed, 0, 10).refine(
  (all) => all.reduce((sum, one) => sum + size(one), 0) <= total,
  rule('MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${total}`),
);
