/** People and forms: what is typed, picked and uploaded, refused before it is sent if it does not fit. */
import {
  ComponentType,
  InteractionType,
  type APIComponentInLabel,
  type APITextInputComponent,
} from 'discord-api-types/v10';
import { createDoing, type Doing, type Form } from './doing.js';
import type { GivenFile } from './handles.js';
import { interact } from './interact.js';
import { pickValues, type Picked } from './pressing.js';
import { createResolver, type Resolver } from './resolve.js';
import type { Until } from './until.js';
import { known, type World } from './world.js';

/** By custom_id: a text, what was picked, files, or whether a box is ticked. */
export type Entries = Record<string, string | boolean | readonly Picked[] | readonly GivenFile[]>;

export interface Filling {
  /** Submits a form. What is left out keeps its given value, or stays empty. */
  fills(form: Form, entries: Entries): Promise<Doing>;
}

type Entry = Entries[string] | undefined;

export function createFilling(world: World, until: Until, person: string): Filling {
  return {
    async fills({ modal, interaction: trigger }, entries) {
      const channel = known(world.channels.get(trigger.channel), 'a channel');
      const resolver = createResolver(world, channel, person);
      const components: object[] = [];
      for (const part of modal.components) {
        const { type, id } = part;
        if (part.type === ComponentType.ActionRow) {
          const inner = part.components.map((input) => enterText(input, entries[input.custom_id]));
          components.push({ type, id, components: inner });
        } else if (part.type === ComponentType.Label)
          components.push({
            type,
            id,
            component: await enter(part.component, entries[part.component.custom_id], resolver),
          });
        else components.push({ type, id });
      }
      const interaction = interact(world, {
        type: InteractionType.ModalSubmit,
        name: modal.custom_id,
        by: person,
        channel,
        trigger,
        ...(trigger.source && { source: trigger.source }),
        data: {
          custom_id: modal.custom_id,
          components,
          ...(Object.keys(resolver.resolved).length > 0 && { resolved: resolver.resolved }),
        },
      });
      return createDoing(world, until, interaction);
    },
  };
}

function enterText(input: APITextInputComponent, entry: Entry) {
  const value = entry ?? input.value ?? '';
  const { type, id, custom_id } = input;
  if (typeof value !== 'string') throw new Error(`${custom_id} takes a text`);
  if (value === '' && input.required !== false) throw new Error(`${custom_id} is required`);
  if (value !== '' && value.length < (input.min_length ?? 0)) throw new Error(`${custom_id} is too short`);
  if (value.length > (input.max_length ?? 4000)) throw new Error(`${custom_id} is too long`);
  return { type, id, custom_id, value };
}

function isFiles(entry: readonly unknown[]): entry is readonly GivenFile[] {
  return entry.every((one) => typeof one === 'object' && one !== null && 'bytes' in one);
}

async function enter(component: APIComponentInLabel, entry: Entry, resolver: Resolver) {
  if (component.type === ComponentType.TextInput) return enterText(component, entry);
  const { type, id, custom_id } = component;
  const list = typeof entry === 'object' ? entry : [];
  switch (component.type) {
    case ComponentType.Checkbox:
      return { type, id, custom_id, value: entry ?? component.default ?? false };
    case ComponentType.RadioGroup: {
      const option = component.options.find(({ label, value }) => label === entry || value === entry);
      if (!option && component.required !== false) throw new Error(`${custom_id} is required`);
      return { type, id, custom_id, value: option?.value ?? null };
    }
    case ComponentType.CheckboxGroup: {
      const chosen = component.options.filter(({ label, value }) => list.some((one) => one === label || one === value));
      return { type, id, custom_id, values: chosen.map(({ value }) => value) };
    }
    case ComponentType.FileUpload: {
      const [least, most] = [component.min_values ?? 1, component.max_values ?? 1];
      if (!isFiles(list)) throw new Error(`${custom_id} takes files`);
      const isLeftEmpty = list.length === 0 && component.required === false;
      if (!isLeftEmpty && (list.length < least || list.length > most))
        throw new Error(`${custom_id} takes ${least} to ${most} files`);
      const values: string[] = [];
      for (const file of list) values.push(await resolver.file(file));
      return { type, id, custom_id, values };
    }
    case ComponentType.StringSelect:
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.ChannelSelect: {
      if (isFiles(list) && list.length > 0) throw new Error(`${custom_id} takes no files`);
      // Not files, so what was picked: the two lists differ in their members only.
      return { type, id, custom_id, values: pickValues(component, list as readonly Picked[], resolver) };
    }
  }
}
