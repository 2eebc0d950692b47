/** POST of a message to a channel: what it takes, and the same nonce twice. */
import { ChannelType, MessageFlags, PermissionFlagsBits as P, MessageType } from 'discord-api-types/v10';
import { channelFor, demand, messageFor, showToBot } from './access.js';
import { createMessage, type Body } from './compose.js';
import { readForm } from './form.js';
import { asksForLayout, messageForm, type MessageForm } from './message-form.js';
import { may, sendingIn } from './permissions.js';
import { refuse, refuseField, Refusal } from './refusal.js';
import { ok, type Answer, type Asked } from './router.js';
import type { Channel, Message } from './state.js';
import type { World } from './world.js';

/** Reads a request that is a message. `under`: where in the request it is. */
export function readMessage(
  { files, unknown }: Asked,
  json: unknown,
  under: readonly string[] = [],
  wasLayout = false,
): Body {
  const form = readForm(messageForm(wasLayout || asksForLayout(json)), json ?? {}, unknown, under);
  return { form, files, under };
}

/** How long Discord remembers a nonce: "the past few minutes". */
const nonceLifetime = 5 * 60_000;

export async function send(world: World, asked: Asked): Promise<Answer> {
  const channel = channelFor(world, asked.part('channel'));
  if (channel.type === ChannelType.GuildForum) throw refuse('forumChannel');
  if (channel.type === ChannelType.GuildCategory) throw refuse('noText');
  checkRecipient(world, channel);
  const body = readMessage(asked, asked.json);
  const { form, files } = body;
  if ((form.flags ?? 0) & MessageFlags.Ephemeral)
    world.violations.push('only answers to interactions can be ephemeral; the flag was ignored');
  demand(world, channel, sendingIn(channel));
  if (files.length > 0) demand(world, channel, P.AttachFiles);
  if ((form.embeds ?? []).length > 0) demand(world, channel, P.EmbedLinks);
  if (form.tts) demand(world, channel, P.SendTTSMessages);
  if (channel.thread?.locked && !may(world, channel, world.bot.id, P.ManageThreads)) throw refuse('threadLocked');
  const twin = form.enforce_nonce ? findTwin(world, form) : undefined;
  if (twin) return ok(showToBot(world, twin));
  const reference = findReference(world, channel, form);
  const message = await createMessage(world, channel, body, { author: world.bot.id, ...(reference && { reference }) });
  return ok(showToBot(world, message));
}

function checkRecipient(world: World, channel: Channel) {
  const person = world.accounts.get(channel.recipient ?? '');
  if (!person) return;
  const isMet = [...world.guilds.values()].some(
    ({ members }) => members.has(person.user.id) && members.has(world.bot.id),
  );
  if (!isMet) throw refuse('noMutualGuild');
  if (!person.dmsOpen) throw refuse('dmsClosed');
}

function findTwin(world: World, { nonce }: MessageForm): Message | undefined {
  if (nonce == null) return undefined;
  return [...world.channels.values()]
    .flatMap(({ messages }) => [...messages.values()])
    .find(
      (message) =>
        message.author === world.bot.id &&
        String(message.nonce) === String(nonce) &&
        world.now() - message.at < nonceLifetime,
    );
}

const system = [MessageType.UserJoin, MessageType.ThreadCreated, MessageType.ChannelPinnedMessage];

/** What the message answers; undefined also where `fail_if_not_exists` is false and nothing is there. */
function findReference(world: World, channel: Channel, { message_reference: reference }: MessageForm) {
  if (!reference) return undefined;
  if (!may(world, channel, world.bot.id, P.ReadMessageHistory)) throw refuse('noHistory');
  const field = ['message_reference'];
  if (reference.channel_id != null && reference.channel_id !== channel.id)
    throw refuseField(field, 'MESSAGE_REFERENCE_CHANNEL_MISMATCH', 'Cannot reply to a message in another channel');
  try {
    const message = messageFor(channel, reference.message_id);
    if (system.includes(message.type))
      throw refuseField(field, 'REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE', 'Cannot reply to a system message');
    return { channel: channel.id, message: message.id };
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 404) throw error;
    if (reference.fail_if_not_exists === false) return undefined;
    throw refuseField(field, 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message');
  }
}
