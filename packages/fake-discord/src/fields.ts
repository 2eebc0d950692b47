/** The kinds of fields that Discord's forms are made of, with Discord's names for the rules they hold. */
import { ComponentType } from 'discord-api-types/v10';
import { z } from 'zod';

/** What `refine` needs to be reported under Discord's name of the rule. */
export function rule(name: string, message: string) {
  return { params: { rule: name }, message };
}

/** Discord counts characters, not UTF-16 units. */
export function textLength(text: string): number {
  return Array.from(text).length;
}

/** A text of at most `max` characters. */
export function text(max: number) {
  return z
    .string()
    .refine((value) => textLength(value) <= max, rule('BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`));
}

/** A text of `min` to `max` characters. */
export function textOf(min: number, max: number) {
  return z
    .string()
    .refine(
      (value) => textLength(value) >= min && textLength(value) <= max,
      rule('BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`),
    );
}

/** A list of `min` to `max` things. */
export function listOf<T extends z.ZodType>(item: T, min: number, max: number) {
  return z
    .array(item)
    .refine(
      (list) => list.length >= min && list.length <= max,
      min === 0
        ? rule('BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`)
        : rule('BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`),
    );
}

/** An id; Discord takes numbers and digits alike, and both mean the digits. */
export const snowflake = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine((value) => /^\d{1,20}$/.test(value), rule('NUMBER_TYPE_COERCE', 'Value is not snowflake.'));

export const customId = textOf(1, 100);

/** Where a link may point to; `attachment://name` only where `attachments` is true. */
export function link({ attachments = false, max = 2048 } = {}) {
  const schemes = attachments ? ['http:', 'https:', 'attachment:'] : ['http:', 'https:', 'discord:'];
  return text(max)
    .refine((value) => URL.canParse(value), rule('URL_TYPE_INVALID_URL', 'Not a well formed URL.'))
    .refine(
      (value) => !URL.canParse(value) || schemes.includes(new URL(value).protocol),
      rule(
        'URL_TYPE_INVALID_SCHEME',
        `Scheme must be one of (${schemes.map((s) => `'${s.slice(0, -1)}'`).join(', ')}).`,
      ),
    );
}

export const emoji = z.strictObject({
  id: snowflake.nullish(),
  name: z.string().min(1).nullish(),
  animated: z.boolean().nullish(),
});

/** The optional number with which a component can be named; Discord fills in those that are missing. */
export const componentId = { id: z.int().min(0).max(2_147_483_647).optional() };

/** Every `custom_id` may be there once. Faults are reported where the second one is. */
export function distinctIds(components: unknown, ctx: z.core.$RefinementCtx) {
  const seen = new Set<string>();
  const visit = (value: unknown, path: PropertyKey[]) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      if (key !== 'custom_id' || typeof inner !== 'string') visit(inner, at);
      else if (seen.has(inner)) {
        const { params, message } = rule('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
        ctx.issues.push({ code: 'custom', input: inner, path: at, params, message });
      } else seen.add(inner);
    }
  };
  visit(components, []);
}

/** How many components there are, those inside others counted as well. */
export function countComponents(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = 'type' in value && typeof value.type === 'number' && value.type in ComponentType ? 1 : 0;
  return own + Object.values(value).reduce<number>((sum, inner) => sum + countComponents(inner), 0);
}
