/** Reading values of which nothing is known yet. */

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Throws what `refuse` makes when the text is no JSON. */
export function parseJson(text: string, refuse: () => Error): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw refuse();
  }
}

/** A string as it is, anything else as its JSON: which is how the real server sees the parameters of a call. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
