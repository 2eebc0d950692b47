/**
 * Flags as one number of that enum's type: discord-api-types has names for single flags only, not for several or none.
 */
export function bitfield<T extends number>(flags: Record<string, T | string>, bits = 0): T {
  if (Object.keys(flags).length === 0) throw new Error('there are no such flags');
  return bits as T; // a sum of members of T, or none of them
}
