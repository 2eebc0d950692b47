/**
 * The records of fas2, the face attendance system this one began with: `users.json` with a name, an email and a face_id
 * each, and `attendance.json` with who was there when. No file of it was at hand, so shapes that its description allows
 * are all taken: docs/engines.md lists them. Pure: what cannot be read is refused with its place, and nothing is guessed.
 */
import { DateTime } from 'luxon';
import { z } from 'zod';
import { statuses, type Status } from '../../attendance/sheet.js';
import { readEmail, readName } from '../../people/profile.js';

export interface Fas2User {
  /** What the records mean by it: any of these, as written. */
  keys: string[];
  name: string;
  email?: string;
  faceId?: string;
  /** Whether the file itself says that they agreed. */
  consented: boolean;
}

export interface Fas2Record {
  /** Index of the user. */
  user: number;
  /** Milliseconds UTC; of a record with only a day, noon of it. */
  at: number;
  status: Status;
}

/** What is wrong, and where, for people to read. */
export class UnreadableRecords extends Error {
  override readonly name = 'UnreadableRecords';
}

const text = z.union([z.string(), z.number()]).transform(String);
const userSchema = z.looseObject({
  id: text.optional(),
  user_id: text.optional(),
  _id: text.optional(),
  name: z.string(),
  email: z.string().nullish(),
  face_id: z.string().nullish(),
  faceId: z.string().nullish(),
  consent: z.boolean().optional(),
});
const recordSchema = z.looseObject({
  user: text.optional(),
  user_id: text.optional(),
  userId: text.optional(),
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

export function readUsers(json: unknown): Fas2User[] {
  return listOf(json, 'users').map((raw, at) => {
    const where = `user ${at + 1}`;
    const { name: given, email: address, ...user } = parseAt(userSchema, raw, where);
    const name = readName(given);
    if (name === undefined) throw new UnreadableRecords(`${where}: “${given}” is no name`);
    const email = address ? readEmail(address) : undefined;
    if (address && email === undefined) throw new UnreadableRecords(`${where}: “${address}” is no email address`);
    const faceId = (user.face_id ?? user.faceId)?.trim();
    return {
      keys: [user.id, user.user_id, user._id, email, given].filter((known) => known !== undefined),
      name,
      ...(email !== undefined && { email }),
      ...(faceId && { faceId }),
      consented: user.consent === true,
    };
  });
}

/** `timeZone`: IANA, for times without one of their own. */
export function readRecords(json: unknown, users: readonly Fas2User[], timeZone: string): Fas2Record[] {
  return listOf(json, 'records' in Object(json) ? 'records' : 'attendance').map((raw, at) => {
    const where = `record ${at + 1}`;
    const record = parseAt(recordSchema, raw, where);
    return {
      user: userOf([record.user, record.user_id, record.userId, record.email, record.name], users, where),
      at: instantOf(record, timeZone, where),
      status: statusOf(record.status, where),
    };
  });
}

function parseAt<T>(schema: z.ZodType<T>, raw: unknown, where: string): T {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UnreadableRecords(`${where}: ${[...(issue?.path ?? []), issue?.message].join(' ')}`);
}

/** The first key that is there decides; one that two users have is nobody's. */
function userOf(keys: readonly (string | undefined)[], users: readonly Fas2User[], where: string): number {
  const key = keys.find((known) => known !== undefined);
  if (key === undefined) throw new UnreadableRecords(`${where} says of nobody`);
  const found = users.flatMap((user, at) => (user.keys.includes(key) ? [at] : []));
  if (found.length === 0) throw new UnreadableRecords(`${where} is of “${key}”, who is not among the users`);
  if (found.length > 1) throw new UnreadableRecords(`${where} is of “${key}”, which is what two users are called`);
  return found[0]!;
}

const secondsAtMost = 1e11;

function instantOf({ timestamp, date, time }: z.infer<typeof recordSchema>, timeZone: string, where: string): number {
  const given = timestamp ?? (date !== undefined && time !== undefined ? `${date}T${time}` : date);
  if (given === undefined) throw new UnreadableRecords(`${where} says no date`);
  if (typeof given === 'number') return given < secondsAtMost ? given * 1000 : given;
  const day = DateTime.fromISO(given, { zone: timeZone });
  const parsed = day.isValid ? day : DateTime.fromSQL(given, { zone: timeZone });
  if (!parsed.isValid)
    throw new UnreadableRecords(`${where}: “${given}” is no date such as 2024-09-30 or 2024-09-30T09:05`);
  return (given.length === 'yyyy-mm-dd'.length ? parsed.plus({ hours: 12 }) : parsed).toMillis();
}

/** A record without one says that somebody was there: that is what the original wrote. */
function statusOf(given: string | boolean | undefined, where: string): Status {
  if (given === undefined || given === true) return 'present';
  if (given === false) return 'absent';
  const word = given.trim().toLowerCase();
  const found = statuses.find((status) => status === word);
  if (!found) throw new UnreadableRecords(`${where}: “${given}” is none of ${statuses.join(', ')}`);
  return found;
}
