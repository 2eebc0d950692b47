/**
 * The stored shape of a sheet. Written out, a term of a large class is 25 MB of the same few words, and most of the time
 * of a summary. Packed, every word is stored once, and what many entries have in common once for all of them: entries are
 * columns of numbers, and where a number repeats it is stored with how often. Nothing is lost, and their order stays.
 */
import { z } from 'zod';
import { sheet as sheetSchema, statuses, undone, ways, type Entry, type Sheet } from '../attendance/sheet.js';
import type { Packing } from './documents.js';

/** Begins with how to read what follows, whichever is shorter. */
const column = z.array(z.number());
const [plain, pairs] = [0, 1];

/** `words`: ids, accounts, statuses, beginning with the roster, which is stored with the sheet. A column of words has places in them, `nothing` where an entry has no such field. */
const packedEntries = z.object({
  words: z.array(z.string()),
  undone: z.array(undone),
  /** How many entries. */
  length: z.number().int().nonnegative(),
  columns: z.object({
    person: column,
    /** An id is `{word}/{person}`; a number below nought is that of the whole id, counted from -2. */
    id: column,
    event: column,
    /** Milliseconds after the opening of the session. */
    at: column,
    by: column,
    status: column,
    how: column,
    photo: column,
    distance: column,
    /** Places in `undone`. */
    undone: column,
  }),
});
type PackedEntries = z.infer<typeof packedEntries>;
type ColumnName = keyof PackedEntries['columns'];

/** No place, and no distance, is below nought. */
const nothing = -1;

const packed = sheetSchema.omit({ entries: true }).extend({ packed: packedEntries });

export const sheetPacking: Packing<Sheet> = {
  pack: ({ entries, ...rest }) => ({ ...rest, packed: packEntries(entries, rest) }),
  unpack: packed.transform(({ packed: stored, ...rest }, context): Sheet => {
    const entries = unpackEntries(stored, rest);
    if (entries) return { ...rest, entries };
    context.addIssue({ code: 'custom', message: 'packed entries', path: ['packed'] });
    return z.NEVER;
  }),
};

type Rest = Pick<Sheet, 'roster' | 'openedAt'>;

function packEntries(entries: readonly Entry[], { roster, openedAt }: Rest): PackedEntries {
  const places = new Map([...new Set(roster)].map((person, at) => [person, at]));
  const known = places.size;
  const place = (word: string | undefined): number => {
    if (word === undefined) return nothing;
    const found = places.get(word) ?? places.size;
    places.set(word, found);
    return found;
  };
  const taken: NonNullable<Entry['undone']>[] = [];
  const rows = entries.map((entry) => {
    const { id, event, at, person, status, how, by, distance = nothing, photo, undone: back, ...rest } = entry;
    // A field that is not packed would be lost: the compiler finds it here.
    rest satisfies Record<string, never>;
    const idPlace = id.endsWith(`/${person}`) ? place(id.slice(0, -person.length - 1)) : -2 - place(id);
    return {
      ...{ person: place(person), id: idPlace, event: place(event), at: at - openedAt, by: place(by) },
      ...{ status: place(status), how: place(how), photo: place(photo), distance },
      undone: back ? taken.push(back) - 1 : nothing,
    };
  });
  const of = (name: ColumnName): number[] => repeated(rows.map((row) => row[name]));
  const columns = {
    ...{ person: of('person'), id: of('id'), event: of('event'), at: of('at'), by: of('by'), status: of('status') },
    ...{ how: of('how'), photo: of('photo'), distance: of('distance'), undone: of('undone') },
  };
  return { words: [...places.keys()].slice(known), undone: taken, length: entries.length, columns };
}

/** Undefined for what `packEntries` never wrote. */
function unpackEntries(stored: PackedEntries, { roster, openedAt }: Rest): Entry[] | undefined {
  const { undone: taken, length, columns } = stored;
  const words = [...new Set(roster), ...stored.words];
  const of = (name: ColumnName) => expanded(columns[name], length);
  const [persons, ids, events, ats, bys] = [of('person'), of('id'), of('event'), of('at'), of('by')];
  const [stati, hows, photos, distances, backs] = [of('status'), of('how'), of('photo'), of('distance'), of('undone')];
  const statusOf = words.map((word) => statuses.find((each) => each === word));
  const wayOf = words.map((word) => ways.find((each) => each === word));
  const entries: Entry[] = [];
  for (let i = 0; i < length; i++) {
    const person = words[persons[i]!];
    const idPlace = ids[i]!;
    const prefix = words[idPlace < nothing ? -2 - idPlace : idPlace];
    const event = words[events[i]!];
    const by = words[bys[i]!];
    const status = statusOf[stati[i]!];
    const how = wayOf[hows[i]!];
    if (person === undefined || prefix === undefined || event === undefined || by === undefined) return undefined;
    if (status === undefined || how === undefined) return undefined;
    const id = idPlace < nothing ? prefix : `${prefix}/${person}`;
    const at = openedAt + ats[i]!;
    const distance = distances[i]! < 0 ? undefined : distances[i];
    // One literal with every field: of all ways to make so many alike objects the fastest by far.
    const photo = words[photos[i]!];
    entries.push({ id, event, at, person, status, how, by, distance, photo, undone: taken[backs[i]!] });
  }
  return entries;
}

function repeated(values: readonly number[]): number[] {
  const found: number[] = [pairs];
  for (const value of values) {
    if (found.length > 1 && found.at(-2) === value) found[found.length - 1]! += 1;
    else found.push(value, 1);
  }
  return found.length <= values.length ? found : [plain, ...values];
}

/** What a column says beyond `length` is left out; what it does not say is not a number, and no place. */
function expanded([form, ...values]: readonly number[], length: number): Float64Array {
  const all = new Float64Array(length).fill(NaN);
  if (form === plain) {
    all.set(values.slice(0, length));
    return all;
  }
  let at = 0;
  for (let i = 0; i + 1 < values.length; i += 2) {
    const end = at + values[i + 1]!;
    all.fill(values[i]!, at, end);
    at = end;
  }
  return all;
}
