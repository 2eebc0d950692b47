/** Makes and changes messages, for the bot's requests; permissions are the routes' affair. */
import { MessageFlags as Flags, MessageType, GatewayDispatchEvents } from 'discord-api-types/v10';
import { findMentions } from './mentions.js';
import type { MessageForm } from './message-form.js';
import { refuse } from './refusal.js';
import { settleComponents, settleEmbeds } from './settle.js';
import { showMessageEvent } from './show-message.js';
import type { Attachment, Channel, Message } from './state.js';
import { checkListed, keepFiles, type RequestFile } from './uploads.js';
import { findMessage, type World } from './world.js';

export interface Body {
  form: MessageForm;
  files: readonly RequestFile[];
  /** Where in the request the message is, for the paths of errors. */
  under: readonly string[];
}

export type Circumstances = Pick<Message, 'author'> &
  Partial<Pick<Message, 'id' | 'type' | 'only' | 'interaction' | 'reference'>>;

const settable = Flags.SuppressEmbeds | Flags.SuppressNotifications | Flags.IsComponentsV2;

/** Whether there is nothing to see. */
function isEmpty(message: Pick<Message, 'content' | 'embeds' | 'components' | 'attachments'>): boolean {
  const { content, embeds, components, attachments } = message;
  return content.trim() === '' && embeds.length + components.length + attachments.length === 0;
}

/** A message from what the bot sent, in the channel and told to the gateway. Throws Refusal. */
export async function createMessage(world: World, channel: Channel, body: Body, how: Circumstances): Promise<Message> {
  const { form, files, under } = body;
  checkListed(form.attachments, files, [], under);
  const { reference } = how;
  const answered = reference && findMessage(world, reference.channel, reference.message);
  const message: Message = {
    id: how.id ?? world.nextId(),
    channel: channel.id,
    author: how.author,
    type: how.type ?? (reference ? MessageType.Reply : MessageType.Default),
    content: (form.content ?? '').trim(),
    embeds: settleEmbeds(form.embeds ?? []),
    components: settleComponents(form.components ?? []),
    attachments: await keepFiles(world, channel.id, form.attachments, files, false),
    flags: ((form.flags ?? 0) & settable) | (how.only === undefined ? 0 : Flags.Ephemeral),
    at: world.now(),
    tts: form.tts ?? false,
    ...findMentions(world, channel, how.author, form.content ?? '', form.allowed_mentions, answered?.author),
    reactions: new Map(),
    ...(form.nonce != null && { nonce: form.nonce }),
    ...(how.only !== undefined && { only: how.only }),
    ...(how.interaction && { interaction: how.interaction }),
    ...(reference && { reference }),
  };
  if (isEmpty(message)) throw refuse('emptyMessage');
  post(world, channel, message);
  return message;
}

/** Puts a message into its channel and tells everybody. */
export function post(world: World, channel: Channel, message: Message) {
  channel.messages.set(message.id, message);
  message.order = world.nextOrder();
  // A message in an archived thread wakes it up.
  if (channel.thread) channel.thread.archived = false;
  world.tell({ t: GatewayDispatchEvents.MessageCreate, d: showMessageEvent(world, message) });
  world.changed();
}

/** Changes what the body mentions, and nothing else. Throws Refusal. */
export async function editMessage(world: World, channel: Channel, message: Message, body: Body): Promise<void> {
  const { form, files, under } = body;
  checkListed(form.attachments, files, message.attachments, under);
  const wasLoading = (message.flags & Flags.Loading) !== 0;
  const next = {
    content: form.content === undefined ? message.content : (form.content ?? '').trim(),
    embeds: form.embeds === undefined ? message.embeds : settleEmbeds(form.embeds ?? []),
    components: form.components === undefined ? message.components : settleComponents<never>(form.components ?? []),
    attachments: [
      ...retained(message.attachments, form),
      ...(await keepFiles(world, channel.id, form.attachments, files, true)),
    ],
  };
  if (isEmpty(next)) throw refuse('emptyMessage');
  forget(world, message.attachments, next.attachments);
  Object.assign(message, next);
  message.flags &= ~Flags.Loading;
  if (form.flags != null) {
    const suppress = form.flags & Flags.SuppressEmbeds;
    message.flags = (message.flags & ~Flags.SuppressEmbeds) | suppress | (form.flags & Flags.IsComponentsV2);
  }
  if (form.content !== undefined)
    Object.assign(message, findMentions(world, channel, message.author, message.content, form.allowed_mentions));
  // Filling in a deferred answer is not shown as an edit.
  if (!wasLoading) message.editedAt = world.now();
  updated(world, message);
}

/** The files that stay: those listed, with their new descriptions; all of them without a list. */
function retained(there: readonly Attachment[], { attachments }: MessageForm): Attachment[] {
  if (!attachments) return [...there];
  return there.flatMap((attachment) => {
    const entry = attachments.find(({ id }) => id === attachment.id);
    if (!entry) return [];
    return [{ ...attachment, ...(entry.description != null && { description: entry.description }) }];
  });
}

/** Files that are in no message any more are gone from the CDN as well. */
function forget(world: World, there: readonly Attachment[], staying: readonly Attachment[]) {
  for (const { id } of there) if (!staying.some((one) => one.id === id)) world.attachments.delete(id);
}

/** Tells everybody that a message changed. */
export function updated(world: World, message: Message) {
  message.order = world.nextOrder();
  world.tell({ t: GatewayDispatchEvents.MessageUpdate, d: showMessageEvent(world, message) });
  world.changed();
}

export function remove(world: World, channel: Channel, message: Message) {
  channel.messages.delete(message.id);
  forget(world, message.attachments, []);
  const guild = message.only === undefined && channel.guild !== undefined ? { guild_id: channel.guild } : {};
  world.tell({
    t: GatewayDispatchEvents.MessageDelete,
    d: { id: message.id, channel_id: channel.id, ...guild },
  });
  world.changed();
}
