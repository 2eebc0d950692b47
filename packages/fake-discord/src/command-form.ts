/** Commands as a bot registers them in bulk. */
import { ApplicationCommandType, ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';
import { z } from 'zod';
import { listOf, rule, textLength, textOf } from './fields.js';
import { localised, named, options, type ChoiceForm, type OptionForm } from './option-form.js';

const menuName = textOf(1, 32);

const shared = {
  id: z.string().optional(),
  default_member_permissions: z.string().regex(/^\d+$/).nullish(),
  dm_permission: z.boolean().nullish(),
  default_permission: z.boolean().nullish(),
  nsfw: z.boolean().nullish(),
  integration_types: z.array(z.enum(ApplicationIntegrationType)).nullish(),
  contexts: z.array(z.enum(InteractionContextType)).nullish(),
  handler: z.number().nullish(),
};

const slash = z.strictObject({
  type: z.literal(ApplicationCommandType.ChatInput).nullish(),
  ...named,
  ...shared,
  options,
});
const noText = z.literal('').nullish();
const menu = z.strictObject({
  type: z.literal([ApplicationCommandType.User, ApplicationCommandType.Message]),
  name: menuName,
  name_localizations: localised(menuName),
  description: noText,
  description_localizations: z.record(z.string(), noText).nullish(),
  options: listOf(z.never(), 0, 0).nullish(),
  ...shared,
});

export type CommandForm = z.infer<typeof slash> | z.infer<typeof menu>;

const maxSize = 8000;

/** Names, descriptions and values of a command; of localised texts the longest counts. */
function size(value: CommandForm | OptionForm | ChoiceForm): number {
  const longest = (base: unknown, others: Record<string, unknown> | null | undefined) =>
    Math.max(...[base, ...Object.values(others ?? {})].map((one) => textLength(typeof one === 'string' ? one : '')));
  const own =
    longest(value.name, value.name_localizations) +
    ('description' in value ? longest(value.description, value.description_localizations) : 0) +
    ('value' in value ? textLength(String(value.value)) : 0);
  const choices: readonly ChoiceForm[] = 'choices' in value ? (value.choices ?? []) : [];
  const inner: readonly OptionForm[] = 'options' in value ? (value.options ?? []) : [];
  return [...choices, ...inner].reduce((sum, one) => sum + size(one), own);
}

const command = z.discriminatedUnion('type', [slash, menu]).superRefine((value, ctx) => {
  if (size(value) > maxSize)
    ctx.addIssue({
      code: 'custom',
      ...rule('APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${maxSize})`),
    });
});

/** All commands of an application or of it in one guild: 100 slash commands, 15 of every menu. */
export const commandsForm = z.array(command).superRefine((all, ctx) => {
  const seen = new Set<string>();
  all.forEach((one, i) => {
    const key = `${one.type ?? 1} ${one.name}`;
    if (seen.has(key))
      ctx.addIssue({
        code: 'custom',
        path: [i, 'name'],
        ...rule('APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique'),
      });
    seen.add(key);
  });
});
