/** Commands, components and forms become events: stored first, acknowledged within three seconds, then worked on. */
import {
  ApplicationCommandOptionType as Kind,
  ApplicationCommandType as CommandType,
  InteractionResponseType as Response,
  InteractionType,
  MessageFlags,
  Routes,
  type APIApplicationCommandAutocompleteInteraction as Autocomplete,
  type APIApplicationCommandInteraction as Command,
  type APIInteraction,
  type APIMessage,
  type APIMessageComponentInteraction as Pressed,
  type APIModalSubmitInteraction as Filled,
} from 'discord.js';
import { bringsPhotos, parsePress } from '../../../src/chat/buttons.js';
import type { ButtonPressed, MessageReceived, ReplyTo } from '../../../src/chat/event.js';
import type { Log } from '../../../src/chat/log.js';
import type { Receive, Suggest } from '../../../src/chat/ports.js';
import type { Answers } from '../answers.js';
import { readComponent } from '../components.js';
import { formFor, spokenByForm, type FormWords } from '../forms.js';
import { messageId, privateMessageId, timeOf } from '../ids.js';
import { asMessage, type Requests } from '../requests.js';
import { readVia, writeVia, type Via } from '../via.js';
import { spokenBy, type Spoken } from './command.js';
import { repliedTo } from './message.js';
import { directPlace, placeIn, senderOf, type Channel } from './place.js';

export interface InteractionsOptions {
  requests: Requests;
  answers: Answers;
  receive: Receive;
  suggest: Suggest;
  /** Where a command works, and whether its answer in a server is for all to read. */
  commands: ReadonlyMap<string, { directOnly: boolean; forAll: boolean }>;
  forms: FormWords;
  /** Accounts in the same voice channel as this user, or in this one. */
  inVoice: (guild: string, user: string, channel: string) => string[];
  log: Log;
}

/** Never rejects. */
export type TakeInteraction = (interaction: APIInteraction) => Promise<void>;

/** Milliseconds for what has to be looked up before an interaction is stored. */
const lookUp = 1000;

export function createInteractions(options: InteractionsOptions): TakeInteraction {
  const { requests, answers, receive, suggest, commands, forms, inVoice, log } = options;

  /** Stored first: what was acknowledged is never lost. Answers wait for the acknowledgement, whichever comes first. */
  async function take(interaction: APIInteraction, event: MessageReceived | ButtonPressed): Promise<void> {
    const as = readVia(event.via)?.as ?? 'private';
    const acknowledged = receive(event).then(() => acknowledge(interaction, as));
    answers.expect(
      interaction.id,
      acknowledged.catch(() => false),
    );
    await acknowledged;
  }

  async function acknowledge({ id, token }: APIInteraction, as: Via['as']): Promise<boolean> {
    const type = as === 'update' ? Response.DeferredMessageUpdate : Response.DeferredChannelMessageWithSource;
    const flags = as === 'private' ? { data: { flags: MessageFlags.Ephemeral } } : {};
    try {
      await requests.acknowledge(id, token, { type, ...flags });
      return true;
    } catch (error) {
      log.warn({ err: error, event: eventId(id) }, 'an interaction could not be acknowledged');
      return false;
    }
  }

  async function onCommand(interaction: Command): Promise<void> {
    const { data, guild_id: guild } = interaction;
    if (data.type === CommandType.Message) {
      const target = 'messages' in data.resolved ? data.resolved.messages[data.target_id] : undefined;
      const replyTo = target && repliedTo({ ...target, channel_id: interaction.channel.id });
      return take(interaction, said(interaction, { text: '/attend', photos: [], mentions: [] }, { replyTo }));
    }
    if (data.type !== CommandType.ChatInput) return;
    // Its type says so, which the types of Discord's library do not follow through the union.
    const typed = interaction as Parameters<typeof spokenBy>[0];
    const form = guild === undefined ? undefined : formFor(typed, forms);
    if (form) {
      await requests.acknowledge(interaction.id, interaction.token, form);
      return;
    }
    const about = commands.get(data.name);
    const isDirect = guild === undefined || about?.directOnly === true;
    const people = guild === undefined ? [] : inVoice(guild, actorOf(interaction).user.id, interaction.channel.id);
    const more = { isDirect, ...(people.length > 0 && { inVoice: people }) };
    await take(interaction, said(interaction, spokenBy(typed), more));
  }

  async function onComponent(interaction: Pressed): Promise<void> {
    const values = 'values' in interaction.data ? interaction.data.values : [];
    const { data, isDirect } = readComponent(interaction.data.custom_id, values);
    const { verb, args } = parsePress(data);
    if (verb === 'start') {
      const text = `/start ${args[0] ?? ''}`.trim();
      const spoken = { text, photos: [], mentions: [] };
      return take(interaction, said(interaction, spoken, { isDirect: true }));
    }
    const replyTo = bringsPhotos(data) ? await answeredBy(interaction.message) : undefined;
    const { message } = interaction;
    const isPrivate = ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    const event: ButtonPressed = {
      kind: 'button',
      ...base(interaction, isDirect, 'update'),
      message: isPrivate ? privateMessageId(message.id) : messageId(message.channel_id, message.id),
      data,
      ...(replyTo && { replyTo }),
    };
    await take(interaction, event);
  }

  /** The message that a message answers, which Discord names but does not always show. */
  async function answeredBy({
    referenced_message: shown,
    message_reference: at,
  }: APIMessage): Promise<ReplyTo | undefined> {
    if (shown) return repliedTo(shown);
    if (at?.message_id === undefined) return undefined;
    const reading = requests.get(Routes.channelMessage(at.channel_id, at.message_id)).then(asMessage);
    const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), lookUp).unref());
    const found = await Promise.race([reading.catch(() => undefined), late]);
    return found && repliedTo(found);
  }

  async function onForm(interaction: Filled): Promise<void> {
    await take(interaction, said(interaction, spokenByForm(interaction)));
  }

  /** Reads, and changes nothing, so it does not wait in the inbox. */
  async function onAutocomplete(interaction: Autocomplete): Promise<void> {
    const typed = interaction.data.options.find((option) => 'focused' in option && option.focused);
    const value = typed?.type === Kind.String ? typed.value : '';
    const { chat, sender } = base(interaction, false, 'private');
    const found = await suggest.people(chat.id, sender.account, value);
    const choices = found.map(({ label, value: choice }) => ({ name: label.slice(0, 100), value: choice }));
    const type = Response.ApplicationCommandAutocompleteResult;
    await requests.acknowledge(interaction.id, interaction.token, { type, data: { choices } });
  }

  return async (interaction) => {
    try {
      if (interaction.type === InteractionType.ApplicationCommand) await onCommand(interaction);
      else if (interaction.type === InteractionType.MessageComponent) await onComponent(interaction);
      else if (interaction.type === InteractionType.ModalSubmit) await onForm(interaction);
      else if (interaction.type === InteractionType.ApplicationCommandAutocomplete) await onAutocomplete(interaction);
    } catch (error) {
      log.error({ err: error, event: eventId(interaction.id) }, 'an interaction was not taken');
    }
  };

  function said(
    interaction: Command | Pressed | Filled,
    spoken: Spoken,
    more: { isDirect?: boolean; replyTo?: ReplyTo | undefined; inVoice?: string[] } = {},
  ): MessageReceived {
    const { isDirect = interaction.guild_id === undefined, replyTo, inVoice: people } = more;
    // Whether its answer is for all to read has to be settled now. A message's own command is /attend.
    const command = /^\/(\w+)/.exec(spoken.text)?.[1] ?? '';
    const forAll = commands.get(command)?.forAll === true && !isDirect;
    const as = interaction.guild_id === undefined || forAll ? 'public' : 'private';
    return {
      kind: 'message',
      ...base(interaction, isDirect, as),
      // It has no message of its own.
      message: messageId(interaction.channel?.id ?? '', ''),
      ...spoken,
      ...(replyTo && { replyTo }),
      ...(people && { inVoice: people }),
    };
  }
}

function eventId(interaction: string): string {
  return `discord:interaction:${interaction}`;
}

type Acting = Command | Pressed | Filled | Autocomplete;

function actorOf({ member, user }: Acting) {
  const actor = member?.user ?? user;
  if (!actor) throw new Error('an interaction of nobody');
  return { user: actor, member };
}

function base(interaction: Acting, isDirect: boolean, as: Via['as']) {
  const { id, token, guild_id: guild, locale } = interaction;
  const { user, member } = actorOf(interaction);
  // Discord shows channels in several shapes, all of which have these fields.
  const channel = interaction.channel as Channel | undefined;
  const at = timeOf(id);
  const via: Via = { id, token, as, channel: channel?.id ?? '', inGuild: guild !== undefined, at };
  return {
    id: eventId(id),
    at,
    chat: isDirect || guild === undefined || !channel ? directPlace(user) : placeIn(channel),
    sender: senderOf(user, member, locale),
    via: writeVia(via),
  };
}
