/** What went wrong with a request, told apart: Discord said no, could not be reached, or it was a mistake of ours. */
import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes as Code } from 'discord.js';
import { AdapterError, UserError } from '../../src/errors.js';

/** The chat, the message or the person is no longer there for the bot. */
const gone = new Set<number | string>([
  Code.UnknownChannel,
  Code.UnknownMessage,
  Code.UnknownGuild,
  Code.UnknownUser,
  Code.InvalidActionOnArchivedThread,
]);
/** The interaction can no longer be answered, or could not from the beginning. */
const over = new Set<number | string>([Code.UnknownInteraction, Code.UnknownWebhook, Code.InvalidWebhookToken]);
/** They do not let the bot write to them. 50278: there is no server that both are in. */
const closed = new Set<number | string>([Code.CannotSendMessagesToThisUser, 50278]);
const notAllowed = new Set<number | string>([Code.MissingPermissions, Code.MissingAccess]);

const hasCode = (error: unknown, codes: ReadonlySet<number | string>): boolean =>
  error instanceof DiscordAPIError && codes.has(error.code);

export function isOverFor(error: unknown): boolean {
  return hasCode(error, over);
}

export function isAcknowledged(error: unknown): boolean {
  return hasCode(error, new Set([Code.InteractionHasAlreadyBeenAcknowledged]));
}

/** The message is not there (any more). */
export function isUnknownMessage(error: unknown): boolean {
  return hasCode(error, new Set([Code.UnknownMessage]));
}

/** A message cannot be answered as such where the bot may not read what came before. */
export function isUnanswerable(error: unknown): boolean {
  return hasCode(error, new Set([Code.CannotReplyWithoutPermissionToReadMessageHistory]));
}

export function isDirectClosed(error: unknown): boolean {
  return hasCode(error, closed);
}

export function isTooLarge(error: unknown): boolean {
  return error instanceof DiscordAPIError && (error.code === Code.RequestEntityTooLarge || error.status === 413);
}

/** A right that the bot was not given in that place. */
export function isMissingRight(error: unknown): boolean {
  return hasCode(error, notAllowed);
}

/**
 * An AdapterError, or for a mistake of ours an Error that names the request and Discord's words: never with the body, and
 * never with an address, which has tokens in it.
 */
export function readDiscordFailure(error: unknown, what: string): Error {
  if (error instanceof AdapterError || error instanceof UserError) return error;
  if (error instanceof RateLimitError) return new AdapterError('discord', 'rate-limited', error.retryAfter);
  if (error instanceof DiscordAPIError) {
    if (error.status >= 500) return new AdapterError('discord', 'network');
    if (gone.has(error.code) || over.has(error.code)) return new AdapterError('discord', 'gone');
    if (closed.has(error.code) || error.status === 403) return new AdapterError('discord', 'forbidden');
    // 401: the token was taken back. What waits is answered when the bot has another.
    if (error.status === 401) return new AdapterError('discord', 'network');
    return new Error(`Discord refused ${what}: ${error.code} ${error.message}`);
  }
  if (error instanceof HTTPError && error.status < 500) return new Error(`Discord refused ${what}: ${error.status}`);
  return new AdapterError('discord', 'network');
}
