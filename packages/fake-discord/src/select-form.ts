/** Select menus, of messages and of forms. */
import { ChannelType, ComponentType } from 'discord-api-types/v10';
import { z } from 'zod';
import { componentId, customId, emoji, listOf, rule, snowflake, text, textOf } from './fields.js';

const base = {
  ...componentId,
  custom_id: customId,
  placeholder: text(150).nullish(),
  min_values: z.int().min(0).max(25).nullish(),
  max_values: z.int().min(1).max(25).nullish(),
  disabled: z.boolean().nullish(),
  required: z.boolean().nullish(),
};

const option = z.strictObject({
  label: textOf(1, 100),
  value: textOf(1, 100),
  description: text(100).nullish(),
  emoji: emoji.nullish(),
  default: z.boolean().nullish(),
});

const defaults = listOf(z.strictObject({ id: snowflake, type: z.enum(['user', 'role', 'channel']) }), 0, 25).nullish();

const stringSelect = z
  .strictObject({ type: z.literal(ComponentType.StringSelect), ...base, options: listOf(option, 1, 25) })
  .refine(({ options }) => new Set(options.map(({ value }) => value)).size === options.length, {
    ...rule('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used'),
    path: ['options'],
  })
  .refine(({ options, min_values }) => (min_values ?? 1) <= options.length, {
    ...rule(
      'SELECT_COMPONENT_INVALID_NUMBER_OF_VALUES',
      'min_values must be equal to or less than the number of options',
    ),
    path: ['min_values'],
  })
  .refine(({ options, max_values }) => (max_values ?? 1) <= options.length, {
    ...rule(
      'SELECT_COMPONENT_INVALID_NUMBER_OF_VALUES',
      'max_values must be equal to or less than the number of options',
    ),
    path: ['max_values'],
  });

/** Every kind of select menu. */
export const selects = [
  stringSelect,
  z.strictObject({ type: z.literal(ComponentType.UserSelect), ...base, default_values: defaults }),
  z.strictObject({ type: z.literal(ComponentType.RoleSelect), ...base, default_values: defaults }),
  z.strictObject({ type: z.literal(ComponentType.MentionableSelect), ...base, default_values: defaults }),
  z.strictObject({
    type: z.literal(ComponentType.ChannelSelect),
    ...base,
    default_values: defaults,
    channel_types: z.array(z.enum(ChannelType)).nullish(),
  }),
] as const;

export const selectTypes: readonly ComponentType[] = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];
