/** What a platform tells, gone wrong: one field at a time deleted, null, empty, or of another type. */

export interface Odd<T = unknown> {
  /** The field and what became of it: `message.photo.0 = null`. */
  name: string;
  packet: T;
}

type Path = readonly string[];

/** Every field of `packet`, at any depth, in every way. What is made of it has no type any more. */
export function oddPackets(packet: object): Odd[] {
  return pathsIn(packet).flatMap((path) => [
    { name: `${path.join('.')} deleted`, packet: changed(packet, path) },
    ...insteadOf(at(packet, path)).map((value) => ({
      name: `${path.join('.')} = ${JSON.stringify(value)}`,
      packet: changed(packet, path, { value }),
    })),
  ]);
}

/** `99` is a type or a flag that nobody knows yet. */
function insteadOf(value: unknown): unknown[] {
  const others = [null, '', 'x', 0, 99, -1.5, true, [], [null], {}, { type: 99 }];
  return others.filter((other) => JSON.stringify(other) !== JSON.stringify(value));
}

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...pathsIn(inner, [...path, key])]);
}

/** Arrays and objects alike are read by their keys. */
function at(packet: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], packet);
}

function changed(packet: object, path: Path, to?: { value: unknown }): unknown {
  const copy: unknown = structuredClone(packet);
  const holder = at(copy, path.slice(0, -1)) as Record<string, unknown>;
  const key = path.at(-1) ?? '';
  if (to) holder[key] = to.value;
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
  return copy;
}
