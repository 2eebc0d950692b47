/**
 * Four kinds of failure, told apart once, in app.ts: expected ones that a person can mend (UserError), the platform's
 * refusals (AdapterError), a store that cannot do it now (StoreError), and bugs (everything else).
 */

/** Every expected failure; each has a sentence of its own in every language's catalogue. */
export const userErrorCodes = [
  // photos
  'photo.empty',
  'photo.too-large', // { limit: bytes, size?: bytes }
  'photo.too-many-pixels', // { megapixels, limit }
  'photo.too-long', // { side, limit }
  'photo.too-narrow', // { width, height, limit }
  'photo.too-heavy', // { type, megapixels, limit }
  'photo.unreadable',
  'photo.not-a-photo', // { type? }
  'photo.gone',
  'photo.killed',
  'photo.other-day',
  // who may
  'rights.host-only',
  'rights.direct-only', // { start? }: what /start is to be sent with in the direct chat
  'rights.class-only',
  'rights.not-yours',
  'rights.not-in-chat',
  'rights.bot', // { rights, place }
  // people, classes, sessions
  'person.unknown', // { query }
  'person.ambiguous', // { query, names }
  'person.not-registered', // { start? }
  'person.not-on-roster',
  'link.unknown',
  'link.admins-only',
  'link.has-class', // { title }
  'class.none',
  'summary.person-in-class',
  'contest.open',
  'settings.term', // dates that are none
  'settings.rate',
  'settings.moodle', // an acronym that is none, or a status
  'session.none',
  'session.open',
  'session.closed',
  'session.elsewhen',
  'roster.details',
  'roster.own-details', // { name }
  'roster.file',
  'roster.file-too-large', // { limit: bytes }
  'mark.day',
  'mark.status-off', // { status, set }
  'mark.no-session', // { date }
  'session.changed-since',
  'session.which',
  'session.times',
  'timetable.unread', // { part }
  'timetable.zone', // { zone }
  'timetable.full', // { limit }
  'timetable.past',
  'calendar.not-one',
  'calendar.too-large', // { limit: bytes }
  'calendar.unreadable',
  'calendar.empty',
  'export.too-large',
  'excuse.whose',
  'excuse.range', // { days, back }
  'digest.unread', // { part }
  'digest.place', // { place }
  'digest.not-yours', // { place }
  'digest.refused', // { place }
  'digest.full', // { limit }
  'button.stale',
  'conversation.lost',
  'answer.gone',
  'command.unknown', // { command }
  'command.nearly', // { command, near }
  'command.usage', // { usage }
  // the instance itself
  'config.invalid', // { problems }
  'telegram.token',
  'telegram.webhook', // { reason }
  'discord.token',
  'discord.intents',
  'store.unopenable', // { path, reason }
  'store.key', // { path, reason }
  'model.unavailable', // { model, file, why, host, path, seconds }
  'model.broken', // { model, path, reason }
  'sample.name', // { name }
  'sample.faces', // { name }
  'cli.usage', // { usage }
  'cli.command', // { name, nearest, names }
  'cli.file', // { path, reason }
  'cli.photo', // { path, why }
  'cli.no-face', // { path }
  'cli.no-people', // { path }
  'cli.import', // { path, reason }
  'cli.truth', // { path, reason }
] as const;
export type UserErrorCode = (typeof userErrorCodes)[number];

export type ErrorDetails = Readonly<Record<string, string | number>>;

/** Expected: shown to the person in their language, never logged as a failure. */
export class UserError extends Error {
  override readonly name = 'UserError';
  constructor(
    readonly code: UserErrorCode,
    readonly details: ErrorDetails = {},
  ) {
    super(code);
  }
}

export type AdapterErrorCode = 'forbidden' | 'rate-limited' | 'gone' | 'network';

/** The platform refused or could not be reached. Only `rate-limited` and `network` are worth another try. */
export class AdapterError extends Error {
  override readonly name = 'AdapterError';
  constructor(
    readonly platform: string,
    readonly code: AdapterErrorCode,
    readonly retryAfterMs?: number,
    /** Rights that the bot would need and was not given, in the platform's own words, and where. */
    readonly missing?: { rights: string; place: string },
  ) {
    super(`${platform}: ${code}`);
  }
}

/** Whether the same attempt may succeed a little later. */
export function isWorthRetrying(error: unknown): error is AdapterError {
  return error instanceof AdapterError && (error.code === 'rate-limited' || error.code === 'network');
}

/** Whether the platform said no, and will say so again: it does not let the bot, or there is nobody and nothing there. */
export function isRefusal(error: unknown): error is AdapterError {
  return error instanceof AdapterError && !isWorthRetrying(error);
}

/** For what is no failure when the platform refuses it: undefined then. Whatever else goes wrong is thrown. */
export async function unlessRefused<T>(attempt: () => Promise<T>): Promise<T | undefined> {
  try {
    return await attempt();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  }
}

/** The store could not do it now: the disk is full or failing, or somebody keeps it busy. Worth another try. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  constructor(cause: unknown) {
    super('the store could not do it', { cause });
  }
}
