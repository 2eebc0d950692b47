/** What Discord says no with: HTTP status, JSON error code and words, as in its list of JSON error codes. */
import { RESTJSONErrorCodes as code } from 'discord-api-types/v10';

/** `{components: {0: {label: {_errors: [...]}}}}` */
export interface FieldErrors {
  [field: string]: FieldErrors | { code: string; message: string }[];
}

export class Refusal extends Error {
  override name = 'Refusal';

  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly errors?: FieldErrors,
  ) {
    super(message);
  }

  body() {
    return { message: this.message, code: this.code, ...(this.errors && { errors: this.errors }) };
  }
}

const table = {
  unauthorized: [401, 0, '401: Unauthorized'],
  notFound: [404, 0, '404: Not Found'],
  methodNotAllowed: [405, 0, '405: Method Not Allowed'],
  unknownChannel: [404, code.UnknownChannel, 'Unknown Channel'],
  unknownGuild: [404, code.UnknownGuild, 'Unknown Guild'],
  unknownMember: [404, code.UnknownMember, 'Unknown Member'],
  unknownMessage: [404, code.UnknownMessage, 'Unknown Message'],
  unknownUser: [404, code.UnknownUser, 'Unknown User'],
  unknownRole: [404, code.UnknownRole, 'Unknown Role'],
  unknownEmoji: [400, code.UnknownEmoji, 'Unknown Emoji'],
  unknownWebhook: [404, code.UnknownWebhook, 'Unknown Webhook'],
  unknownInteraction: [404, code.UnknownInteraction, 'Unknown interaction'],
  unknownCommand: [404, code.UnknownApplicationCommand, 'Unknown application command'],
  unknownVoiceState: [404, code.UnknownVoiceState, 'Unknown Voice State'],
  otherApplication: [
    403,
    code.NotAuthorizedToPerformThisActionOnThisApplication,
    'You are not authorized to perform this action on this application',
  ],
  tooLarge: [413, code.RequestEntityTooLarge, 'Request entity too large'],
  tooManyAttachments: [
    400,
    code.MaximumNumberOfAttachmentsInAMessageReached,
    'Maximum number of attachments in a message reached (10)',
  ],
  crosspostedAlready: [400, code.ThisMessageWasAlreadyCrossposted, 'This message has already been crossposted.'],
  forumChannel: [400, code.CannotSendAMessageInAForumChannel, 'Cannot send a message in a forum channel'],
  acknowledgedAlready: [400, code.InteractionHasAlreadyBeenAcknowledged, 'Interaction has already been acknowledged.'],
  noUserAgent: [403, code.CloudflareIsBlockingYourRequest, 'internal network error'],
  missingAccess: [403, code.MissingAccess, 'Missing Access'],
  missingPermissions: [403, code.MissingPermissions, 'Missing Permissions'],
  otherAuthor: [403, code.CannotEditMessageAuthoredByAnotherUser, 'Cannot edit a message authored by another user'],
  emptyMessage: [400, code.CannotSendAnEmptyMessage, 'Cannot send an empty message'],
  dmsClosed: [403, code.CannotSendMessagesToThisUser, 'Cannot send messages to this user'],
  noMutualGuild: [
    403,
    code.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
    'Cannot send messages to this user due to having no mutual guilds',
  ],
  noText: [400, code.CannotSendMessagesInNonTextChannel, 'Cannot send messages in a non-text channel'],
  systemMessage: [403, code.CannotExecuteActionOnSystemMessage, 'Cannot execute action on a system message'],
  channelType: [400, code.CannotExecuteActionOnThisChannelType, 'Cannot execute action on this channel type'],
  webhookToken: [401, code.InvalidWebhookToken, 'Invalid Webhook Token'],
  recipients: [400, code.InvalidRecipients, 'Invalid Recipient(s)'],
  threadArchived: [400, code.InvalidActionOnArchivedThread, 'Thread is archived'],
  threadLocked: [403, code.ThreadLocked, 'Thread is locked'],
  threadExists: [400, code.ThreadAlreadyCreatedForMessage, 'A thread has already been created for this message'],
  noHistory: [
    403,
    code.CannotReplyWithoutPermissionToReadMessageHistory,
    'You cannot reply without permission to read message history',
  ],
  invalidJson: [400, code.RequestBodyContainsInvalidJSON, 'The request body contains invalid JSON.'],
} as const;

export function refuse(what: keyof typeof table): Refusal {
  const [status, number, message] = table[what];
  return new Refusal(status, number, message);
}

export interface FieldFault {
  path: readonly PropertyKey[];
  /** Discord's own name of the rule, such as `BASE_TYPE_MAX_LENGTH`. */
  code: string;
  message: string;
}

/** 50035 with every faulty field under its path, as in `{embeds: {0: {title: {_errors: [...]}}}}`. */
export function refuseForm(faults: readonly FieldFault[]): Refusal {
  const errors: FieldErrors = {};
  for (const { path, code: rule, message } of faults) {
    let at = errors;
    for (const field of path) {
      const inner = at[String(field)];
      at = inner && !Array.isArray(inner) ? inner : (at[String(field)] = {});
    }
    const there = at._errors;
    at._errors = [...(Array.isArray(there) ? there : []), { code: rule, message }];
  }
  return new Refusal(400, code.InvalidFormBodyOrContentType, 'Invalid Form Body', errors);
}

/** 50035 for a single field. */
export function refuseField(path: readonly PropertyKey[], rule: string, message: string): Refusal {
  return refuseForm([{ path, code: rule, message }]);
}
