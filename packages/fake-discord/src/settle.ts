/** What Discord makes of the components and embeds it was given before it shows them. */
import { EmbedType, type APIApplicationCommandOption, type APIEmbed } from 'discord-api-types/v10';

/** Leaves out what was null. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, withoutNulls(inner)]])),
  );
}

/** Components with the numbers that they were not given, counted from the top. `T`: the API's own type of them. */
export function settleComponents<T>(components: readonly unknown[]): T[] {
  let next = 1;
  const number = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(number);
    if (typeof value !== 'object' || value === null) return value;
    const own = 'type' in value && typeof value.type === 'number' ? { id: next++ } : {};
    return { ...own, ...Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, number(inner)])) };
  };
  // The form was checked against the same shape, which differs from the API's own only in the nulls.
  return components.map((one) => number(withoutNulls(one)) as T);
}

/** Every embed of a bot is a rich one, whatever it says. */
export function settleEmbeds(embeds: readonly object[]): APIEmbed[] {
  return embeds.map((embed) => ({ ...(withoutNulls(embed) as APIEmbed), type: EmbedType.Rich })); // checked, see above
}

export function settleOptions(options: readonly unknown[]): APIApplicationCommandOption[] {
  return options.map((option) => withoutNulls(option) as APIApplicationCommandOption); // checked, see above
}
