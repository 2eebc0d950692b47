/** What went wrong with a call, told apart: Telegram said no, could not be reached, or the call was a mistake of ours. */
import { TelegramError } from 'telegraf';
import { AdapterError } from '../../src/errors.js';

/** A group became a supergroup: everything goes to the new id from now on. */
export class GroupMigrated extends Error {
  override readonly name = 'ChatMoved';
  constructor(readonly to: number) {
    super('the chat has another id now');
  }
}

/** An edit that changes nothing, which is fine. */
export class Unmodified extends Error {
  override readonly name = 'Unmodified';
}

/** An edit of the text of a message that has a caption, or the other way round. */
export class OtherKind extends Error {
  override readonly name = 'OtherKind';
}

/** Telegram does not know the token, or no more. What waits is answered when the bot has another. */
export class TokenRefused extends AdapterError {
  constructor() {
    super('telegram', 'network');
  }
}

/** Another program asks for updates with the same token, or a webhook is set: each update comes to one of them only. */
class NotAlone extends AdapterError {
  constructor() {
    super('telegram', 'network');
    this.message = 'another program receives with this token';
  }
}

/** 400s by their description, which is all Telegram gives to tell them apart. */
const byDescription: readonly [RegExp, 'gone' | 'forbidden'][] = [
  [
    /chat not found|(user|member) not found|(PEER|PARTICIPANT|USER)_ID_INVALID|chat was deleted|group is deactivated|USER_DEACTIVATED/i,
    'gone',
  ],
  [/message to (edit|react|delete) not found|message can't be edited|MESSAGE_ID_INVALID|thread not found/i, 'gone'],
  [
    /not enough rights|need administrator rights|have no rights|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED|TOPIC_CLOSED/i,
    'forbidden',
  ],
];

/** Whether it is the chat itself that cannot be written to, and not one message in it. */
export function isChatLost(error: unknown): boolean {
  return error instanceof TelegramError && (error.code === 403 || /chat not found/i.test(error.description));
}

/**
 * The error to be thrown for what telegraf threw: ChatMoved, an AdapterError, or for a mistake of ours an Error that names
 * the method and Telegram's words. Never with a cause: telegraf's errors carry what was sent, and addresses with the token.
 */
export function readTelegramFailure(error: unknown, method: string): Error {
  if (!(error instanceof TelegramError)) return new AdapterError('telegram', 'network');
  const { code, description, parameters } = error;
  if (parameters?.migrate_to_chat_id !== undefined) return new GroupMigrated(parameters.migrate_to_chat_id);
  if (code === 429) return new AdapterError('telegram', 'rate-limited', (parameters?.retry_after ?? 1) * 1000);
  // A token that is not even of its form gets 404.
  if (code === 401 || code === 404) return new TokenRefused();
  if (code === 409) return new NotAlone();
  if (code >= 500) return new AdapterError('telegram', 'network');
  if (code === 403) return new AdapterError('telegram', 'forbidden');
  if (description.includes('message is not modified')) return new Unmodified(description);
  if (/there is no (text|caption) in the message/.test(description)) return new OtherKind(description);
  const known = byDescription.find(([pattern]) => pattern.test(description))?.[1];
  return known ? new AdapterError('telegram', known) : new Error(`Telegram refused ${method}: ${code} ${description}`);
}
