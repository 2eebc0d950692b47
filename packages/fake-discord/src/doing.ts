/** What became of something that a person did: how the bot acknowledged it, and what it showed. */
import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { show, type Seen } from './seen.js';
import type { Acknowledgement, Interaction } from './record.js';
import type { Until } from './until.js';
import { known, type World } from './world.js';

/** A form that the bot showed. */
export interface Form {
  title: string;
  customId: string;
  modal: NonNullable<Interaction['modal']>;
  interaction: Interaction;
}

export interface Doing {
  interaction: Interaction;
  /** Resolves when the bot acknowledged it, with how long that took. */
  answered(): Promise<Acknowledgement>;
  /** Resolves with the bot's answer, once it is no longer "thinking". Also with the changed message of a button. */
  reply(): Promise<Seen>;
  /** Resolves when the bot has sent at least so many further messages, with all of them. */
  followups(count?: number): Promise<Seen[]>;
  /** Resolves with the form that the bot shows. */
  form(): Promise<Form>;
  /** Resolves with what the bot offers to complete. */
  choices(): Promise<{ name: string; value: string | number }[]>;
}

export function createDoing(world: World, until: Until, interaction: Interaction): Doing {
  const what = (more: string) => () => {
    const last = world.calls.slice(-3).map(({ method, path, status, reply }) => {
      return `${method} ${path} ${status ?? '-'} ${(status ?? 0) >= 400 ? JSON.stringify(reply) : ''}`;
    });
    return `the bot’s answer to ${interaction.name}${more} (its last requests: ${last.join('; ')})`;
  };
  return {
    interaction,
    answered: () => until(() => interaction.acknowledged, what(', any')),
    reply: () =>
      until(() => {
        const { original, acknowledged } = interaction;
        if (!original || acknowledged?.type === InteractionResponseType.DeferredMessageUpdate) return undefined;
        return original.flags & MessageFlags.Loading ? undefined : show(world, original);
      }, what('')),
    followups: (count = 1) =>
      until(
        () => interaction.followups.length >= count && interaction.followups.map((message) => show(world, message)),
        what(`, followed by ${count} more`),
      ),
    async form() {
      await until(() => interaction.modal, what(', a form'));
      return formOf(interaction);
    },
    choices: () => until(() => interaction.choices, what(', choices')),
  };
}

export function formOf(interaction: Interaction): Form {
  const modal = known(interaction.modal, 'a form');
  return { title: modal.title, customId: modal.custom_id, modal, interaction };
}
