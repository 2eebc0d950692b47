/** Reads a request's JSON with a zod schema, and says no as Discord does: 50035 with the path of every faulty field. */
import type { z } from 'zod';
import { refuseForm, type FieldFault } from './refusal.js';

/**
 * Fields that the schema does not know are ignored, as on Discord, but reported to `unknown` by their path. `under` is put
 * before every path, as Discord does with the `data` of an interaction's callback.
 */
export function readForm<T>(
  schema: z.ZodType<T>,
  value: unknown,
  unknown: (field: string) => void,
  under: readonly string[] = [],
): T {
  const first = schema.safeParse(value);
  if (first.success) return first.data;
  const strange = first.error.issues.filter((issue) => issue.code === 'unrecognized_keys');
  if (strange.length > 0) {
    const cleaned = structuredClone(value);
    for (const { path, keys } of strange) {
      for (const key of keys) {
        unknown([...under, ...path, key].map(String).join('.'));
        forget(cleaned, path, key);
      }
    }
    return readForm(schema, cleaned, unknown, under);
  }
  throw refuseForm(first.error.issues.map((issue) => ({ ...asFault(issue), path: [...under, ...issue.path] })));
}

function forget(value: unknown, path: readonly PropertyKey[], key: string) {
  let at = value;
  for (const step of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined;
  if (typeof at === 'object' && at !== null) Reflect.deleteProperty(at, key);
}

/** zod's issues under Discord's names. */
function asFault(issue: z.core.$ZodIssue): Omit<FieldFault, 'path'> {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined')
        ? { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }
        : {
            code: typeRules[issue.expected] ?? 'BASE_TYPE_INVALID',
            message: `Could not interpret as ${issue.expected}.`,
          };
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? { code: 'NUMBER_TYPE_MAX', message: `int value should be less than or equal to ${String(issue.maximum)}.` }
        : { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${String(issue.maximum)} or fewer in length.` };
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? { code: 'NUMBER_TYPE_MIN', message: `int value should be greater than or equal to ${String(issue.minimum)}.` }
        : { code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${String(issue.minimum)} or more in length.` };
    case 'invalid_value':
      return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of (${issue.values.map(String).join(', ')}).` };
    case 'invalid_union':
      return { code: 'UNION_TYPE_CHOICES', message: 'Value of field "type" must be one of the types allowed here.' };
    case 'invalid_format':
      return issue.format === 'url'
        ? { code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' }
        : { code: 'STRING_TYPE_REGEX', message: 'String value did not match validation regex.' };
    case 'custom': {
      const rule: unknown = issue.params?.rule;
      return { code: typeof rule === 'string' ? rule : 'BASE_TYPE_INVALID', message: issue.message };
    }
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return { code: 'BASE_TYPE_INVALID', message: issue.message };
  }
}

const typeRules: Record<string, string> = {
  string: 'BASE_TYPE_STRING',
  number: 'NUMBER_TYPE_COERCE',
  int: 'NUMBER_TYPE_COERCE',
  boolean: 'BOOLEAN_TYPE_CONVERT',
  array: 'LIST_TYPE_CONVERT',
  object: 'MODEL_TYPE_CONVERT',
};
