/** How the bot answers an interaction first: once, and within three seconds. */
import {
  InteractionResponseType as Kind,
  InteractionType,
  MessageFlags,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { createMessage, editMessage, post } from './compose.js';
import { listOf, text, textOf } from './fields.js';
import { readForm } from './form.js';
import { answerType, blankMessage } from './interaction-messages.js';
import { modalForm } from './modal-form.js';
import { refuse, refuseField } from './refusal.js';
import { nothing, ok, type Answer, type Asked, type Route } from './router.js';
import { readMessage } from './send.js';
import { settleComponents } from './settle.js';
import { showMessage } from './show-message.js';
import type { Interaction } from './record.js';
import { known, type World } from './world.js';

/** From Discord's page on responding to interactions. */
const timeToAnswer = 3000;

const callback = z.strictObject({ type: z.enum(Kind), data: z.unknown().optional() });
const deferral = z.strictObject({ flags: z.int().nullish() }).nullish();
const choices = z.strictObject({
  choices: listOf(
    z.strictObject({
      name: textOf(1, 100),
      name_localizations: z.record(z.string(), z.string().nullable()).nullish(),
      value: z.union([text(100), z.number()]),
    }),
    0,
    25,
  ),
});

/** Which answers fit which interaction. */
function fitting({ type, source }: Interaction): Kind[] {
  const message = [Kind.ChannelMessageWithSource, Kind.DeferredChannelMessageWithSource];
  const change = [Kind.DeferredMessageUpdate, Kind.UpdateMessage];
  switch (type) {
    case InteractionType.ApplicationCommand:
      return [...message, Kind.Modal];
    case InteractionType.MessageComponent:
      return [...message, ...change, Kind.Modal];
    case InteractionType.ApplicationCommandAutocomplete:
      return [Kind.ApplicationCommandAutocompleteResult];
    case InteractionType.ModalSubmit:
      return source ? [...message, ...change] : message;
    case InteractionType.Ping:
      return [Kind.Pong];
  }
}

async function answer(world: World, asked: Asked): Promise<Answer> {
  const interaction = world.interactions.find(
    ({ id, token }) => id === asked.part('id') && token === asked.part('token'),
  );
  const after = world.now() - (interaction?.at ?? 0);
  if (!interaction || (!interaction.acknowledged && after > timeToAnswer)) throw refuse('unknownInteraction');
  if (interaction.acknowledged) throw refuse('acknowledgedAlready');
  const { type: kind, data } = readForm(callback, asked.json, asked.unknown);
  const allowed = fitting(interaction);
  if (!allowed.includes(kind))
    throw refuseField(['type'], 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
  const carryOut = prepare(world, asked, interaction, kind, data);
  interaction.acknowledged = { type: kind, after, ephemeral: wantsEphemeral(data) };
  try {
    await carryOut();
  } catch (error) {
    delete interaction.acknowledged;
    throw error;
  }
  world.changed();
  return asked.query.get('with_response') === 'true' ? ok(showCallback(world, interaction, kind)) : nothing;
}

function wantsEphemeral(data: unknown): boolean {
  const flags: unknown = typeof data === 'object' && data !== null && 'flags' in data ? data.flags : 0;
  return typeof flags === 'number' && (flags & MessageFlags.Ephemeral) !== 0;
}

/** Checks the answer's data at once, and gives what is to be done with it. */
function prepare(world: World, asked: Asked, interaction: Interaction, kind: Kind, data: unknown): () => unknown {
  const channel = known(world.channels.get(interaction.channel), 'a channel');
  const only = wantsEphemeral(data) ? { only: interaction.by } : {};
  switch (kind) {
    case Kind.ChannelMessageWithSource: {
      const body = readMessage(asked, data, ['data']);
      const how = { author: world.bot.id, ...only, interaction: interaction.metadata, ...answerType(interaction) };
      return async () => (interaction.original = await createMessage(world, channel, body, how));
    }
    case Kind.DeferredChannelMessageWithSource: {
      const { flags } = readForm(deferral, data, asked.unknown, ['data']) ?? {};
      if ((flags ?? 0) & ~MessageFlags.Ephemeral)
        world.violations.push('a deferral can only be ephemeral; the other flags were ignored');
      return () => {
        interaction.original = { ...blankMessage(world, interaction), ...only };
        if (only.only !== undefined) interaction.original.flags |= MessageFlags.Ephemeral;
        post(world, channel, interaction.original);
      };
    }
    case Kind.DeferredMessageUpdate:
    case Kind.UpdateMessage: {
      const source = known(interaction.source, 'the message of a component');
      if (!channel.messages.has(source.id)) throw refuse('unknownMessage');
      interaction.original = source;
      if (kind === Kind.DeferredMessageUpdate) return () => undefined;
      const isLayout = (source.flags & MessageFlags.IsComponentsV2) !== 0;
      const body = readMessage(asked, data, ['data'], isLayout);
      return () => editMessage(world, channel, source, body);
    }
    case Kind.ApplicationCommandAutocompleteResult: {
      const form = readForm(choices, data, asked.unknown, ['data']);
      return () => (interaction.choices = form.choices.map(({ name, value }) => ({ name, value })));
    }
    case Kind.Modal: {
      const { components, ...form } = readForm(modalForm, data, asked.unknown, ['data']);
      const settled = settleComponents<APIModalInteractionResponseCallbackData['components'][number]>(components);
      return () => (interaction.modal = { ...form, components: settled });
    }
    case Kind.Pong:
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- a switch names all
    case Kind.PremiumRequired:
    case Kind.LaunchActivity:
      throw new Error('no interaction of the fake is answered like that');
  }
}

function showCallback(world: World, { id, type, original }: Interaction, kind: Kind) {
  const makes = kind === Kind.ChannelMessageWithSource || kind === Kind.UpdateMessage;
  return {
    interaction: {
      id,
      type,
      ...(original && {
        response_message_id: original.id,
        response_message_loading: (original.flags & MessageFlags.Loading) !== 0,
        response_message_ephemeral: original.only !== undefined,
      }),
    },
    resource: { type: kind, ...(makes && original && { message: showMessage(world, original) }) },
  };
}

export const callbackRoutes: Route[] = [
  { pattern: 'POST /interactions/:id/:token/callback', open: true, handle: answer },
];
