/** Components of messages: rows of buttons and menus, and the layout of "components v2". */
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { z } from 'zod';
import { componentId, customId, emoji, link, listOf, rule, snowflake, text, textOf } from './fields.js';
import { selects, selectTypes } from './select-form.js';

const button = z
  .strictObject({
    type: z.literal(ComponentType.Button),
    ...componentId,
    style: z.enum(ButtonStyle),
    label: text(80).nullish(),
    emoji: emoji.nullish(),
    custom_id: customId.nullish(),
    url: link({ max: 512 }).nullish(),
    sku_id: snowflake.nullish(),
    disabled: z.boolean().nullish(),
  })
  .superRefine((it, ctx) => {
    const issue = (field: string, code: string, message: string) =>
      ctx.addIssue({ code: 'custom', path: [field], ...rule(code, message) });
    const wants =
      it.style === ButtonStyle.Link ? 'url' : it.style === ButtonStyle.Premium ? 'sku_id' : ('custom_id' as const);
    if (it[wants] == null) issue(wants, 'BASE_TYPE_REQUIRED', `A ${wants} is required`);
    if (it.custom_id != null && it.url != null)
      issue(
        'custom_id',
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
    if (wants !== 'custom_id' && it.custom_id != null && it.url == null)
      issue('custom_id', 'BUTTON_COMPONENT_INVALID_FIELD', 'A custom id cannot be given with this style');
    if (wants === 'custom_id' && it.url != null && it.custom_id == null)
      issue('url', 'BUTTON_COMPONENT_INVALID_FIELD', 'A url can only be given with the link style');
    if (wants !== 'sku_id' && !it.label && it.emoji == null)
      issue('label', 'BUTTON_COMPONENT_INVALID_LABEL_OR_EMOJI', 'A label or emoji is required');
  });

const actionRow = z
  .strictObject({
    type: z.literal(ComponentType.ActionRow),
    ...componentId,
    components: listOf(z.discriminatedUnion('type', [button, ...selects]), 1, 5),
  })
  .refine(({ components }) => components.length === 1 || !components.some(({ type }) => selectTypes.includes(type)), {
    ...rule('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width'),
    path: ['components'],
  });

const textDisplay = z.strictObject({
  type: z.literal(ComponentType.TextDisplay),
  ...componentId,
  content: textOf(1, 4000),
});
const media = z.object({ url: link({ attachments: true }) });
const described = { description: text(1024).nullish(), spoiler: z.boolean().nullish() };
const thumbnail = z.strictObject({ type: z.literal(ComponentType.Thumbnail), ...componentId, media, ...described });
const section = z.strictObject({
  type: z.literal(ComponentType.Section),
  ...componentId,
  components: listOf(textDisplay, 1, 3),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
});
const gallery = z.strictObject({
  type: z.literal(ComponentType.MediaGallery),
  ...componentId,
  items: listOf(z.strictObject({ media, ...described }), 1, 10),
});
const file = z.strictObject({
  type: z.literal(ComponentType.File),
  ...componentId,
  file: media,
  spoiler: z.boolean().nullish(),
  name: z.string().nullish(),
  size: z.number().nullish(),
});
const separator = z.strictObject({
  type: z.literal(ComponentType.Separator),
  ...componentId,
  divider: z.boolean().nullish(),
  spacing: z.literal([1, 2]).nullish(),
});
const inner = [actionRow, textDisplay, section, gallery, separator, file] as const;
const container = z.strictObject({
  type: z.literal(ComponentType.Container),
  ...componentId,
  accent_color: z.int().min(0).max(0xffffff).nullish(),
  spoiler: z.boolean().nullish(),
  components: listOf(z.discriminatedUnion('type', [...inner]), 1, 40),
});

const anyComponent = z.discriminatedUnion('type', [...inner, container]);
/** Of a message: at most five rows, or with the flag `IS_COMPONENTS_V2` (`isLayout`) any component. */
export function componentsForm(isLayout: boolean) {
  return z.array(anyComponent).superRefine((all, ctx) => {
    if (isLayout) return;
    if (all.length > 5)
      ctx.addIssue({ code: 'custom', ...rule('BASE_TYPE_MAX_LENGTH', 'Must be 5 or fewer in length.') });
    all.forEach(({ type }, i) => {
      if (type !== ComponentType.ActionRow)
        ctx.addIssue({
          code: 'custom',
          path: [i, 'type'],
          ...rule('UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).'),
        });
    });
  });
}
