/** The options of slash commands, as a bot registers them. */
import { ApplicationCommandOptionType as OptionType, ChannelType, Locale } from 'discord-api-types/v10';
import { z } from 'zod';
import { listOf, rule, text, textOf } from './fields.js';
import { fileTypes } from './modal-form.js';

const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
/** Of slash commands and their options. */
const slashName = z
  .string()
  .refine((value) => namePattern.test(value), rule('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'))
  .refine(
    (value) => value === value.toLowerCase(),
    rule('APPLICATION_COMMAND_INVALID_NAME', 'Command name must be lowercase'),
  );
const description = textOf(1, 100);
const locales: readonly string[] = Object.values(Locale);

/** A text in other languages, held to the same rule. */
export const localised = <T extends z.ZodType<string>>(value: T) =>
  z
    .record(z.string(), value.nullable())
    .superRefine((texts, ctx) => {
      for (const tag of Object.keys(texts))
        if (!locales.includes(tag))
          ctx.addIssue({
            code: 'custom',
            path: [tag],
            ...rule('ENUM_TYPE_COERCE', `Value "${tag}" is not a valid enum value.`),
          });
    })
    .nullish();

const choice = z.strictObject({
  name: textOf(1, 100),
  name_localizations: localised(textOf(1, 100)),
  value: z.union([text(100), z.number()]),
});

/** What a slash command and its options have in common. */
export const named = {
  name: slashName,
  name_localizations: localised(slashName),
  description,
  description_localizations: localised(description),
};

const optionFields = {
  type: z.enum(OptionType),
  ...named,
  required: z.boolean().nullish(),
  choices: listOf(choice, 0, 25).nullish(),
  autocomplete: z.boolean().nullish(),
  channel_types: z.array(z.enum(ChannelType)).nullish(),
  min_value: z.number().nullish(),
  max_value: z.number().nullish(),
  min_length: z.int().min(0).max(6000).nullish(),
  max_length: z.int().min(1).max(6000).nullish(),
  file_types: fileTypes.nullish(),
};

const ofText = [OptionType.String, OptionType.Integer, OptionType.Number];
const ofNumbers = [OptionType.Integer, OptionType.Number];
/** Which types of option a field may be used with. */
const fits: [keyof typeof optionFields, OptionType[]][] = [
  ['choices', ofText],
  ['autocomplete', ofText],
  ['channel_types', [OptionType.Channel]],
  ['min_value', ofNumbers],
  ['max_value', ofNumbers],
  ['min_length', [OptionType.String]],
  ['max_length', [OptionType.String]],
  ['file_types', [OptionType.Attachment]],
];

function checkOptions(options: readonly CheckedOption[] | null | undefined, ctx: z.core.$RefinementCtx) {
  const issue = (path: PropertyKey[], name: string, message: string, input: unknown) =>
    ctx.issues.push({ code: 'custom', path, input, ...rule(name, message) });
  const seen = new Set<string>();
  let optional = false;
  (options ?? []).forEach((option, i) => {
    if (seen.has(option.name))
      issue([i, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', 'Option name must be unique', option.name);
    seen.add(option.name);
    if (option.required && optional)
      issue(
        [i],
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
        option,
      );
    optional ||= !option.required;
    for (const [field, types] of fits)
      if (option[field] && !types.includes(option.type))
        issue([i, field], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', `${field} cannot be used with this type`, option);
    if (option.autocomplete && (option.choices ?? []).length > 0)
      issue(
        [i, 'autocomplete'],
        'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
        'Cannot have choices and autocomplete',
        option,
      );
  });
}
type CheckedOption = z.infer<z.ZodObject<typeof optionFields>>;

const leaf = z.strictObject(optionFields);
const leaves = listOf(leaf, 0, 25).superRefine(checkOptions).nullish();
const subcommand = z.strictObject({ ...optionFields, options: leaves });
const option = z.strictObject({
  ...optionFields,
  options: listOf(subcommand, 0, 25).superRefine(checkOptions).nullish(),
});

/** Up to 25, the required ones first. */
export const options = listOf(option, 0, 25).superRefine(checkOptions).nullish();

export type ChoiceForm = z.infer<typeof choice>;
export type OptionForm = z.infer<typeof option> | z.infer<typeof subcommand> | z.infer<typeof leaf>;
