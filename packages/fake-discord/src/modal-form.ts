/** Forms that a bot shows (modals). */
import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { z } from 'zod';
import { componentId, customId, distinctIds, listOf, rule, text, textOf } from './fields.js';
import { selects } from './select-form.js';

const textInput = z.strictObject({
  type: z.literal(ComponentType.TextInput),
  ...componentId,
  custom_id: customId,
  style: z.enum(TextInputStyle),
  label: textOf(1, 45).nullish(),
  min_length: z.int().min(0).max(4000).nullish(),
  max_length: z.int().min(1).max(4000).nullish(),
  required: z.boolean().nullish(),
  value: text(4000).nullish(),
  placeholder: text(100).nullish(),
});

/** `image`, `video`, `audio` or an extension with its dot; at most ten. */
export const fileTypes = listOf(
  z
    .string()
    .refine((value) => /^(image|video|audio|\.[a-z0-9]+)$/i.test(value), rule('FILE_TYPE_INVALID', 'Not a file type.')),
  0,
  10,
);

const fileUpload = z.strictObject({
  type: z.literal(ComponentType.FileUpload),
  ...componentId,
  custom_id: customId,
  min_values: z.int().min(0).max(10).nullish(),
  max_values: z.int().min(1).max(10).nullish(),
  required: z.boolean().nullish(),
  file_types: fileTypes.nullish(),
});

const choice = z.strictObject({
  value: textOf(1, 100),
  label: textOf(1, 100),
  description: text(100).nullish(),
  default: z.boolean().nullish(),
});
const group = { ...componentId, custom_id: customId, required: z.boolean().nullish() };
const radio = z.strictObject({ type: z.literal(ComponentType.RadioGroup), ...group, options: listOf(choice, 2, 10) });
const checkboxes = z.strictObject({
  type: z.literal(ComponentType.CheckboxGroup),
  ...group,
  options: listOf(choice, 1, 10),
  min_values: z.int().min(0).max(10).nullish(),
  max_values: z.int().min(1).max(10).nullish(),
});
const checkbox = z.strictObject({
  type: z.literal(ComponentType.Checkbox),
  ...componentId,
  custom_id: customId,
  default: z.boolean().nullish(),
});

const label = z
  .strictObject({
    type: z.literal(ComponentType.Label),
    ...componentId,
    label: textOf(1, 45),
    description: text(100).nullish(),
    component: z.discriminatedUnion('type', [textInput, ...selects, fileUpload, radio, checkboxes, checkbox]),
  })
  .superRefine(({ component }, ctx) => {
    if (component.type === ComponentType.TextInput && component.label != null)
      ctx.addIssue({
        code: 'custom',
        path: ['component', 'label'],
        ...rule('COMPONENT_LABEL_NOT_ALLOWED', 'A label is not allowed on a text input within a label'),
      });
    if ('min_values' in component && component.min_values === 0 && component.required !== false)
      ctx.addIssue({
        code: 'custom',
        path: ['component', 'min_values'],
        ...rule('COMPONENT_MIN_VALUES_REQUIRED', 'min_values must be at least 1 when the component is required'),
      });
  });

const row = z.strictObject({
  type: z.literal(ComponentType.ActionRow),
  ...componentId,
  components: listOf(
    textInput.refine(({ label: own }) => own != null, {
      ...rule('BASE_TYPE_REQUIRED', 'This field is required'),
      path: ['label'],
    }),
    1,
    1,
  ),
});

const textDisplay = z.strictObject({
  type: z.literal(ComponentType.TextDisplay),
  ...componentId,
  content: textOf(1, 4000),
});

export const modalForm = z.strictObject({
  custom_id: customId,
  title: textOf(1, 45),
  components: listOf(z.discriminatedUnion('type', [row, label, textDisplay]), 1, 5).superRefine(distinctIds),
});
