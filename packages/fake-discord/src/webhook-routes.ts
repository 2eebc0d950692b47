/** What follows an interaction's first answer, for fifteen minutes: its changes, and further messages. */
import { MessageFlags, MessageType } from 'discord-api-types/v10';
import { createMessage, editMessage, remove } from './compose.js';
import { refuse } from './refusal.js';
import { nothing, ok, type Answer, type Asked, type Route } from './router.js';
import { readMessage } from './send.js';
import { showMessage } from './show-message.js';
import type { Interaction } from './record.js';
import type { Channel, Message } from './state.js';
import { known, type World } from './world.js';

/** From Discord's page on responding to interactions. */
const tokenLifetime = 15 * 60_000;

const base = '/webhooks/:app/:token';

/** The interaction that the path's token belongs to. Before its first answer there is no such webhook. */
function interactionFor(world: World, asked: Asked): { interaction: Interaction; channel: Channel } {
  if (asked.part('app') !== world.bot.id) throw refuse('unknownWebhook');
  const interaction = world.interactions.find(({ token }) => token === asked.part('token'));
  if (!interaction || world.now() - interaction.at > tokenLifetime) throw refuse('webhookToken');
  if (!interaction.acknowledged || interaction.choices) throw refuse('unknownWebhook');
  return { interaction, channel: known(world.channels.get(interaction.channel), 'a channel') };
}

/** A message that this token may touch: `@original`, or any answer of the bot's in that channel that its user sees. */
function answerFor(world: World, asked: Asked): { channel: Channel; message: Message } {
  const { interaction, channel } = interactionFor(world, asked);
  const isOriginal = asked.part('message') === '@original';
  const message = channel.messages.get((isOriginal ? interaction.original?.id : asked.part('message')) ?? '');
  if (!message || (!isOriginal && !message.interaction)) throw refuse('unknownMessage');
  if (message.only !== undefined && message.only !== interaction.by) throw refuse('unknownMessage');
  return { channel, message };
}

async function follow(world: World, asked: Asked): Promise<Answer> {
  const { interaction, channel } = interactionFor(world, asked);
  const { original } = interaction;
  const isLoading = original !== undefined && (original.flags & MessageFlags.Loading) !== 0;
  const body = readMessage(asked, asked.json);
  const isPrivate = ((body.form.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  if (isLoading && channel.messages.has(original.id)) {
    // The first message after a deferral fills it in, and is seen by whom the deferral was for.
    if (isPrivate && original.only === undefined)
      world.violations.push('a private followup filled in a deferral that everybody sees');
    await editMessage(world, channel, original, body);
    return ok(showMessage(world, original));
  }
  const message = await createMessage(world, channel, body, {
    author: world.bot.id,
    type: original ? MessageType.Reply : MessageType.Default,
    ...(isPrivate && { only: interaction.by }),
    ...(original && { reference: { channel: channel.id, message: original.id } }),
    interaction: { ...interaction.metadata, ...(original && { original_response_message_id: original.id }) },
  });
  interaction.followups.push(message);
  return ok(showMessage(world, message));
}

export const webhookRoutes: Route[] = [
  { pattern: `POST ${base}`, open: true, handle: follow },
  {
    pattern: `GET ${base}/messages/:message`,
    open: true,
    handle: (world, asked) => ok(showMessage(world, answerFor(world, asked).message)),
  },
  {
    pattern: `PATCH ${base}/messages/:message`,
    open: true,
    async handle(world, asked) {
      const { channel, message } = answerFor(world, asked);
      const isLayout = (message.flags & MessageFlags.IsComponentsV2) !== 0;
      await editMessage(world, channel, message, readMessage(asked, asked.json, [], isLayout));
      return ok(showMessage(world, message));
    },
  },
  {
    pattern: `DELETE ${base}/messages/:message`,
    open: true,
    handle(world, asked) {
      const { channel, message } = answerFor(world, asked);
      remove(world, channel, message);
      return nothing;
    },
  },
];
