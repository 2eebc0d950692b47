/** The bodies with which messages are made and changed, in channels and through interactions. */
import { AllowedMentionsTypes, MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import { componentsForm } from './component-form.js';
import { embeds } from './embed-form.js';
import { countComponents, distinctIds, rule, snowflake, text } from './fields.js';

/** Discord ignores whatever else an attachment carries: libraries send back the whole object they know. */
const attachments = z
  .array(
    z.object({
      id: snowflake,
      filename: z.string().nullish(),
      description: text(1024).nullish(),
      is_spoiler: z.boolean().nullish(),
    }),
  )
  .nullish();

const allowedMentions = z
  .strictObject({
    parse: z.array(z.enum(AllowedMentionsTypes)).nullish(),
    roles: z.array(snowflake).max(100).nullish(),
    users: z.array(snowflake).max(100).nullish(),
    replied_user: z.boolean().nullish(),
  })
  .superRefine((it, ctx) => {
    const parsed: readonly string[] = it.parse ?? [];
    for (const kind of ['users', 'roles'] as const)
      if (parsed.includes(kind) && (it[kind] ?? []).length > 0)
        ctx.addIssue({
          code: 'custom',
          path: ['parse'],
          ...rule(
            'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
            `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
          ),
        });
  });

const reference = z.strictObject({
  type: z.literal([0, 1]).nullish(),
  message_id: snowflake,
  channel_id: snowflake.nullish(),
  guild_id: snowflake.nullish(),
  fail_if_not_exists: z.boolean().nullish(),
});

const nonce = z
  .union([z.string(), z.int()])
  .refine((value) => String(value).length <= 25, rule('BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.'));

const maxComponents = 40;

function fields(isLayout: boolean) {
  return {
    content: text(2000).nullish(),
    embeds: embeds.nullish(),
    components: componentsForm(isLayout)
      .superRefine(distinctIds)
      .refine(
        (all) => countComponents(all) <= maxComponents,
        rule('COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', `The maximum number of components is ${maxComponents}`),
      )
      .nullish(),
    attachments,
    flags: z.int().min(0).nullish(),
    allowed_mentions: allowedMentions.nullish(),
  };
}

const sent = {
  tts: z.boolean().nullish(),
  nonce: nonce.nullish(),
  enforce_nonce: z.boolean().nullish(),
  message_reference: reference.nullish(),
  sticker_ids: z.array(snowflake).max(3).nullish(),
  poll: z.unknown().optional(),
  shared_client_theme: z.unknown().optional(),
  // Of webhooks; those of interactions ignore them, and libraries send them all the same.
  username: z.string().nullish(),
  avatar_url: z.string().nullish(),
  thread_name: z.string().nullish(),
  applied_tags: z.array(snowflake).nullish(),
};

/** What is allowed in `content` and the like depends on the flag for "components v2", `isLayout`. */
export function messageForm(isLayout: boolean) {
  const exclusive = (value: unknown) =>
    !isLayout || value == null || value === '' || (Array.isArray(value) && value.length === 0);
  return z.strictObject({ ...fields(isLayout), ...sent }).superRefine((form, ctx) => {
    for (const field of ['content', 'embeds', 'sticker_ids', 'poll'] as const)
      if (!exclusive(form[field]))
        ctx.addIssue({
          code: 'custom',
          path: [field],
          ...rule(
            'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
            `The ${field} field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
          ),
        });
  });
}
export type MessageForm = z.infer<ReturnType<typeof messageForm>>;

/** Whether a body asks for "components v2", before it was read. */
export function asksForLayout(body: unknown): boolean {
  const flags: unknown = typeof body === 'object' && body !== null && 'flags' in body ? body.flags : 0;
  return typeof flags === 'number' && (flags & MessageFlags.IsComponentsV2) !== 0;
}
