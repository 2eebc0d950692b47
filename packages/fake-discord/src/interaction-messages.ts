/** What messages that answer interactions look like. */
import { ApplicationCommandType, InteractionType, MessageFlags, MessageType } from 'discord-api-types/v10';
import type { Interaction } from './record.js';
import type { Message } from './state.js';
import type { World } from './world.js';

/** The type of an answer, and what it refers to: answers to components are replies to their message. */
export function answerType(interaction: Interaction): Pick<Message, 'type' | 'reference'> {
  const { type, source, channel, metadata } = interaction;
  if (source) return { type: MessageType.Reply, reference: { channel, message: source.id } };
  if (type !== InteractionType.ApplicationCommand) return { type: MessageType.Default };
  const target = 'target_message_id' in metadata ? metadata.target_message_id : undefined;
  if (interaction.command === ApplicationCommandType.ChatInput) return { type: MessageType.ChatInputCommand };
  return {
    type: MessageType.ContextMenuCommand,
    ...(target !== undefined && { reference: { channel, message: target } }),
  };
}

/** "… is thinking": the answer that a deferral promises. */
export function blankMessage(world: World, interaction: Interaction): Message {
  return {
    id: world.nextId(),
    channel: interaction.channel,
    author: world.bot.id,
    content: '',
    embeds: [],
    components: [],
    attachments: [],
    flags: MessageFlags.Loading,
    at: world.now(),
    mentions: [],
    mentionRoles: [],
    mentionEveryone: false,
    tts: false,
    reactions: new Map(),
    interaction: interaction.metadata,
    ...answerType(interaction),
  };
}
