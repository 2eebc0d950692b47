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
} from 'discord.js';
import { bringsPhotos, parsePress } from '../../../src/chat/buttons.js';
import type { ButtonPressed, MessageReceived, ReplyTo } from '../../../src/chat/event.js';
import type { Log, Receive, Suggest } from '../../../src/chat/ports.js';
import type { Answers } from '../answers.js';
import { readComponent } from '../components.js';
import { formFor, type FormWords } from '../forms.js';
import { discordMessage, privateMessageId, readVia } from '../ids.js';
import { isOverFor, readDiscordFailure } from '../refusals.js';
import { asMessage, type Requests } from '../requests.js';
import { isSlash } from './command.js';
import { repliedTo } from './message.js';
import { eventId, originOf } from './place.js';
import type { ReadsSaid } from './said.js';

export interface InteractionsOptions {
  requests: Requests;
  answers: Answers;
  receive: Receive;
  suggest: Suggest;
  said: ReadsSaid;
  forms: FormWords;
  log: Log;
}

/** Never rejects. */
export type TakeInteraction = (interaction: APIInteraction) => Promise<void>;

/** Milliseconds for what has to be looked up before an interaction is stored. */
const lookUp = 1000;

export function createInteractions(options: InteractionsOptions): TakeInteraction {
  const { requests, answers, receive, suggest, said, forms, log } = options;

  /** Stored first: what was acknowledged is never lost. Answers wait for the acknowledgement, whichever comes first. */
  async function take(interaction: APIInteraction, event: MessageReceived | ButtonPressed): Promise<void> {
    const stored = receive(event);
    const acknowledged = stored.then(() => defer(interaction, readVia(event.via)?.as));
    answers.expect(
      interaction.id,
      acknowledged.catch(() => false),
    );
    await acknowledged;
  }

  /** Whether it was in time, as far as is known. */
  async function defer({ id, token }: APIInteraction, as = 'private'): Promise<boolean> {
    const type = as === 'update' ? Response.DeferredMessageUpdate : Response.DeferredChannelMessageWithSource;
    const flags = as === 'private' ? { data: { flags: MessageFlags.Ephemeral } } : {};
    try {
      await requests.acknowledge(id, token, { type, ...flags });
      return true;
    } catch (error) {
      const failure = readDiscordFailure(error, 'an acknowledgement');
      log.warn({ err: failure, event: eventId(id) }, 'an interaction could not be acknowledged');
      return !isOverFor(error);
    }
  }

  async function onCommand(interaction: Command): Promise<void> {
    if (interaction.data.type === CommandType.Message) {
      const event = said.onMessage(interaction);
      if (event) await take(interaction, event);
      return;
    }
    if (!isSlash(interaction)) return;
    // A form cannot follow an acknowledgement: it is one.
    const form = interaction.guild_id === undefined ? undefined : formFor(interaction, forms);
    if (form) await requests.acknowledge(interaction.id, interaction.token, form);
    else await take(interaction, said.slash(interaction));
  }

  async function onComponent(interaction: Pressed): Promise<void> {
    const values = 'values' in interaction.data ? interaction.data.values : [];
    const { data, isDirect } = readComponent(interaction.data.custom_id, values);
    const { verb, args } = parsePress(data);
    if (verb === 'start') return take(interaction, said.start(interaction, args[0] ?? ''));
    const replyTo = bringsPhotos(data) ? await answeredBy(interaction.message) : undefined;
    const { message } = interaction;
    const isPrivate = ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    const event: ButtonPressed = {
      kind: 'button',
      ...originOf(interaction, isDirect, 'update', message.id),
      message: isPrivate ? privateMessageId(message.id) : discordMessage(message.channel_id, message.id),
      data,
      ...(replyTo && { replyTo }),
    };
    await take(interaction, event);
  }

  /** The message that a message answers, which Discord names but does not always show. */
  async function answeredBy(message: APIMessage): Promise<ReplyTo | undefined> {
    const { referenced_message: shown, message_reference: at } = message;
    if (shown) return repliedTo(shown);
    if (at?.message_id === undefined) return undefined;
    const reading = requests.get(Routes.channelMessage(at.channel_id, at.message_id)).then(asMessage);
    const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), lookUp).unref());
    const found = await Promise.race([reading.catch(() => undefined), late]);
    return found && repliedTo(found);
  }

  /** Reads, and changes nothing, so it does not wait in the inbox. */
  async function onAutocomplete(interaction: Autocomplete): Promise<void> {
    const typed = interaction.data.options.find((option) => 'focused' in option && option.focused);
    const value = typed?.type === Kind.String ? typed.value : '';
    const { chat, sender } = originOf(interaction, false, 'private');
    const found = await suggest.people(chat.id, sender.account, value);
    const choices = found.map(({ label, value: choice }) => ({ name: label.slice(0, 100), value: choice }));
    const type = Response.ApplicationCommandAutocompleteResult;
    await requests.acknowledge(interaction.id, interaction.token, { type, data: { choices } });
  }

  return async (interaction) => {
    try {
      if (interaction.type === InteractionType.ApplicationCommand) await onCommand(interaction);
      else if (interaction.type === InteractionType.MessageComponent) await onComponent(interaction);
      else if (interaction.type === InteractionType.ModalSubmit) await take(interaction, said.form(interaction));
      else if (interaction.type === InteractionType.ApplicationCommandAutocomplete) await onAutocomplete(interaction);
    } catch (error) {
      const failure = error instanceof Error && 'requestBody' in error ? readDiscordFailure(error, 'an answer') : error;
      log.error({ err: failure, event: eventId(interaction.id) }, 'an interaction was not taken');
    }
  };
}
