/**
 * The records of fas2, the face attendance system this one began with: `users.json` with a username, an email and a face_id
 * each, and `attendance.json` with who was there when. Other shapes that its description allows are taken as well:
 * docs/engines.md lists them. Pure: what cannot be read is left out and said with its place, and nothing is guessed.
 */
import { DateTime } from 'luxon';
import { z } from 'zod';
import { joinStatusWords, statuses, type Status } from '../../attendance/sheet.js';
import { instantOf, minutesOfDay } from '../../classes/timetable/wall-clock.js';
import { readEmail, readName } from '../../people/profile.js';

export interface Fas2User {
  /** The same whenever the file is read: who it is derives from it. */
  identity: string;
  /** What the records mean by it: any of these, as written. */
  keys: string[];
  name: string;
  email?: string;
  faceId?: string;
  /** Whether the file itself says that they agreed. */
  consented: boolean;
  /** Milliseconds UTC. */
  registeredAt?: number;
}

/** What could be read, and a sentence about each thing that could not. */
export interface Reading<T> {
  found: T[];
  left: string[];
}

export interface Fas2Record {
  /** Index of the user. */
  user: number;
  /** Milliseconds UTC; of a record with only a day, noon of it. */
  at: number;
  status: Status;
}

/** What is wrong, and where, for people to read: of a whole file, or of one thing in it. */
export class UnreadableRecords extends Error {
  override readonly name = 'UnreadableRecords';
}

const text = z.union([z.string(), z.number()]).transform(String);
const userSchema = z.looseObject({
  id: text.optional(),
  user_id: text.optional(),
  _id: text.optional(),
  username: text.nullish(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  face_id: z.string().nullish(),
  faceId: z.string().nullish(),
  registered_at: z.string().nullish(),
  consent: z.boolean().optional(),
});
const recordSchema = z.looseObject({
  user: text.optional(),
  user_id: text.optional(),
  userId: text.optional(),
  username: text.optional(),
  email: z.string().optional(),
  name: z.string().optional(),
  timestamp: z.union([z.string(), z.number()]).optional(),
  date: z.string().optional(),
  time: z.string().optional(),
  status: z.union([z.string(), z.boolean()]).optional(),
});

/** A list; an object that holds one under `key`; or an object of them by their ids, which become `id`. */
function listOf(json: unknown, key: string): unknown[] {
  if (Array.isArray(json)) return json;
  const object = z.record(z.string(), z.unknown()).safeParse(json);
  if (!object.success) throw new UnreadableRecords(`it should hold a list of ${key}`);
  const inner = object.data[key];
  if (inner !== undefined) return listOf(inner, key);
  return Object.entries(object.data).map(([id, value]) =>
    value !== null && typeof value === 'object' ? { id, ...value } : value,
  );
}

/** Throws where none of it is a user: that is another file. `timeZone`: IANA, for times without one of their own. */
export function readUsers(json: unknown, timeZone: string): Reading<Fas2User> {
  const known = new Map<string, string>();
  const reading = readEach(listOf(json, 'users'), 'user', (raw, where, note) => {
    const user = readUser(raw, where, timeZone, note);
    const before = known.get(user.identity);
    if (before !== undefined) throw new UnreadableRecords(`${where} is ${before} once more`);
    known.set(user.identity, where);
    return user;
  });
  const [first] = reading.left;
  if (reading.found.length === 0 && first !== undefined) throw new UnreadableRecords(first);
  return reading;
}

function readUser(raw: unknown, where: string, timeZone: string, note: (sentence: string) => void): Fas2User {
  const { username, name: other, email: address, ...user } = parseAt(userSchema, raw, where);
  if ('timestamp' in user) throw new UnreadableRecords(`${where} is a record of attendance: USERS comes first`);
  const given = username ?? other;
  if (given == null) throw new UnreadableRecords(`${where} has no username`);
  const name = readName(given);
  if (name === undefined) throw new UnreadableRecords(`${where}: “${given}” is no name`);
  const email = address?.trim() ? readEmail(address) : undefined;
  if (address?.trim() && email === undefined)
    note(`${where}: “${address}” is no email address, and “${name}” has none now`);
  const faceId = (user.face_id ?? user.faceId)?.trim();
  const registeredAt = user.registered_at ? wallTime(user.registered_at, timeZone) : undefined;
  if (user.registered_at && registeredAt === undefined)
    note(`${where}: “${user.registered_at}” is no date such as 2024-09-30 09:05:00, and is left out`);
  const keys = [user.id, user.user_id, user._id, email, given].filter((key) => key !== undefined);
  const id = user.id ?? user.user_id ?? user._id;
  return {
    // A username is not one person's alone, and what fas2 wrote has no ids: two are the same where all of it is.
    identity: id ?? (username == null ? (email ?? given) : [given, user.registered_at, email, faceId].join(' ')),
    keys,
    name,
    ...(email !== undefined && { email }),
    ...(faceId && { faceId }),
    ...(registeredAt !== undefined && { registeredAt }),
    consented: user.consent === true,
  };
}

/** `timeZone`: IANA, for times without one of their own. */
export function readRecords(json: unknown, users: readonly Fas2User[], timeZone: string): Reading<Fas2Record> {
  const all = listOf(json, 'records' in Object(json) ? 'records' : 'attendance');
  return readEach(all, 'record', (raw, where) => {
    const record = parseAt(recordSchema, raw, where);
    const at = instantOfRecord(record, timeZone, where);
    const keys = [record.user, record.user_id, record.userId, record.email, record.username, record.name];
    return { user: userOf(keys, at, users, where), at, status: statusOf(record.status, where) };
  });
}

/** One after the other; what one throws is left out and said. */
function readEach<T>(
  all: readonly unknown[],
  kind: string,
  read: (raw: unknown, where: string, note: (sentence: string) => void) => T,
): Reading<T> {
  const reading: Reading<T> = { found: [], left: [] };
  all.forEach((raw, i) => {
    try {
      reading.found.push(read(raw, `${kind} ${i + 1}`, (sentence) => reading.left.push(sentence)));
    } catch (error) {
      if (!(error instanceof UnreadableRecords)) throw error;
      reading.left.push(error.message);
    }
  });
  return reading;
}

function parseAt<T>(schema: z.ZodType<T>, raw: unknown, where: string): T {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UnreadableRecords(`${where}: ${[...(issue?.path ?? []), issue?.message].join(' ')}`);
}

/**
 * The first key that is there decides. Of several users of a name it is the one who alone had registered by then; otherwise
 * it is nobody's.
 */
function userOf(keys: readonly (string | undefined)[], at: number, users: readonly Fas2User[], where: string): number {
  const key = keys.find((known) => known !== undefined);
  if (key === undefined) throw new UnreadableRecords(`${where} says of nobody`);
  const found = users.flatMap((user, i) => (user.keys.includes(key) ? [i] : []));
  if (found.length === 0) throw new UnreadableRecords(`${where} is of “${key}”, who is not among the users`);
  const there = found.length === 1 ? found : found.filter((i) => (users[i]?.registeredAt ?? -Infinity) <= at);
  if (there.length === 1) return there[0]!;
  throw new UnreadableRecords(
    `${where} is of “${key}”, which is what ${found.length} users are called: it may be of any`,
  );
}

const secondsAtMost = 1e11;

function instantOfRecord(
  { timestamp, date, time }: z.infer<typeof recordSchema>,
  timeZone: string,
  where: string,
): number {
  const given = timestamp ?? (date !== undefined && time !== undefined ? `${date}T${time}` : date);
  if (given === undefined) throw new UnreadableRecords(`${where} says no date`);
  if (typeof given === 'number') return given < secondsAtMost ? given * 1000 : given;
  const at = wallTime(given, timeZone);
  if (at === undefined)
    throw new UnreadableRecords(`${where}: “${given}” is no date such as 2024-09-30 or 2024-09-30 09:05:00`);
  if (timestamp !== undefined && date !== undefined && !hasZone.test(given) && !given.startsWith(date))
    throw new UnreadableRecords(`${where} says ${given}, and ${date}`);
  return at;
}

const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/i;

/** Milliseconds UTC; of a day alone, noon of it. Of a time that comes twice the first, the same whenever it is read. */
function wallTime(given: string, timeZone: string): number | undefined {
  const parsed = [DateTime.fromISO(given, { zone: 'utc' }), DateTime.fromSQL(given, { zone: 'utc' })];
  const wall = parsed.find(({ isValid }) => isValid);
  if (!wall) return undefined;
  const isDay = given.length === 'yyyy-mm-dd'.length;
  if (hasZone.test(given) && !isDay) return wall.toMillis();
  const minutes = isDay ? minutesOfDay / 2 : wall.hour * 60 + wall.minute;
  return instantOf(wall.toFormat('yyyy-MM-dd'), minutes, timeZone) + wall.second * 1000 + wall.millisecond;
}

/** A record without one says that somebody was there: that is what the original wrote. */
function statusOf(given: string | boolean | undefined, where: string): Status {
  if (given === undefined || given === true) return 'present';
  if (given === false) return 'absent';
  const word = joinStatusWords(given.trim().toLowerCase());
  const found = statuses.find((status) => status === word);
  if (!found) throw new UnreadableRecords(`${where}: “${given}” is none of ${statuses.join(', ')}`);
  return found;
}
