/** People and what is under a message: buttons and menus. */
import { ComponentType, InteractionType, type APISelectMenuComponent } from 'discord-api-types/v10';
import { createDoing, type Doing } from './doing.js';
import type { SomePerson, SomePlace, SomeRole } from './handles.js';
import { interact } from './interact.js';
import { createResolver, type Resolver } from './resolve.js';
import { look, show, type Seen } from './seen.js';
import type { Message } from './state.js';
import type { Until } from './until.js';
import { known, type World } from './world.js';

/** Of a string menu an option's label or value. */
export type Picked = string | SomePerson | SomeRole | SomePlace;

export interface Pressing {
  /** Presses the newest button with this label, in a place or under a message. Throws when there is none to press. */
  presses(label: string | RegExp, where: SomePlace | Seen): Doing;
  /** Chooses from the newest menu, or from that with this placeholder or custom_id. */
  picks(picked: readonly Picked[], where: SomePlace | Seen, menu?: string): Doing;
}

export function createPressing(world: World, until: Until, person: string): Pressing {
  /** Newest first. */
  function messages(where: SomePlace | Seen): Seen[] {
    if ('kind' in where) return look(world, where.channel, person).reverse();
    const there = world.channels.get(where.channel)?.messages.get(where.id);
    return there ? [show(world, there)] : [];
  }

  function act(source: Message, name: string, data: object): Doing {
    const channel = known(world.channels.get(source.channel), 'a channel');
    const deed = { type: InteractionType.MessageComponent, name, by: person, channel, source, data };
    return createDoing(world, until, interact(world, deed));
  }

  return {
    presses(label, where) {
      const all = messages(where).flatMap(({ buttons, message }) =>
        buttons.flat().map((button) => ({ button, message })),
      );
      const fits = (text: string) => (typeof label === 'string' ? text === label : label.test(text));
      const found = all.find(({ button }) => fits(button.label));
      if (!found)
        throw new Error(`no button ${label.toString()}, only: ${all.map(({ button }) => button.label).join(' | ')}`);
      if (found.button.disabled) throw new Error(`the button ${found.button.label} is disabled`);
      if (found.button.customId === undefined) throw new Error(`the button ${found.button.label} is a link`);
      const { customId } = found.button;
      return act(found.message, customId, { custom_id: customId, component_type: ComponentType.Button });
    },
    picks(picked, where, name) {
      const all = messages(where).flatMap(({ menus, message }) => menus.map((menu) => ({ menu, message })));
      const found = all.find(({ menu }) => name === undefined || menu.placeholder === name || menu.custom_id === name);
      if (!found) throw new Error(`no menu ${name ?? ''} of ${all.length}`);
      const { menu, message } = found;
      if (menu.disabled) throw new Error('the menu is disabled');
      const channel = known(world.channels.get(message.channel), 'a channel');
      const resolver = createResolver(world, channel, person);
      const values = pickValues(menu, picked, resolver);
      const resolved = menu.type === ComponentType.StringSelect ? {} : { resolved: resolver.resolved };
      return act(message, menu.custom_id, {
        custom_id: menu.custom_id,
        component_type: menu.type,
        values,
        ...resolved,
      });
    },
  };
}

/** What a menu sends for what was picked. Throws where a client would not let it be picked. */
export function pickValues(menu: APISelectMenuComponent, picked: readonly Picked[], resolver: Resolver): string[] {
  const [least, most] = [menu.min_values ?? 1, menu.max_values ?? 1];
  const isLeftEmpty = picked.length === 0 && menu.required === false;
  if (!isLeftEmpty && (picked.length < least || picked.length > most))
    throw new Error(`between ${least} and ${most} are to be picked, not ${picked.length}`);
  return picked.map((one) => {
    if (typeof one === 'string') {
      const options = menu.type === ComponentType.StringSelect ? menu.options : [];
      const option = options.find(({ label, value }) => label === one || value === one);
      if (!option) throw new Error(`no option ${one}, only: ${options.map(({ label }) => label).join(' | ')}`);
      return option.value;
    }
    const takes = {
      person: [ComponentType.UserSelect, ComponentType.MentionableSelect],
      role: [ComponentType.RoleSelect, ComponentType.MentionableSelect],
      place: [ComponentType.ChannelSelect],
    }[one.kind];
    if (!takes.includes(menu.type)) throw new Error(`this menu takes no ${one.kind}`);
    if (one.kind === 'person') return resolver.user(one.id);
    return one.kind === 'role' ? resolver.role(one.id) : resolver.channel(one.id);
  });
}
