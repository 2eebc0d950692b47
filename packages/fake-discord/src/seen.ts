/** A message as somebody in front of the screen sees it. */
import {
  ButtonStyle,
  ComponentType,
  MessageFlags,
  PermissionFlagsBits as P,
  type APIButtonComponent,
  type APIEmbed,
  type APISelectMenuComponent,
} from 'discord-api-types/v10';
import { addressOf } from './attachments.js';
import { may } from './permissions.js';
import type { Channel, Message } from './state.js';
import { known, type World } from './world.js';

export interface SeenButton {
  label: string;
  style: 'primary' | 'secondary' | 'success' | 'danger' | 'link' | 'premium';
  disabled: boolean;
  customId?: string;
  url?: string;
  emoji?: string;
}

export interface SeenFile {
  name: string;
  alt?: string;
  type: string;
  bytes: Uint8Array;
  url: string;
}

export interface Seen {
  id: string;
  channel: string;
  /** The display name of whoever wrote it. */
  by: string;
  /** With the texts of "components v2", if any. */
  text: string;
  /** Only this person sees it. */
  isPrivate: boolean;
  /** A deferral: "… is thinking". */
  isThinking: boolean;
  isEdited: boolean;
  isCrossposted: boolean;
  embeds: readonly APIEmbed[];
  files: SeenFile[];
  /** Rows of buttons. */
  buttons: SeenButton[][];
  menus: APISelectMenuComponent[];
  /** The message it answers. */
  answers?: string;
  /** Emoji -> names. */
  reactions: Record<string, string[]>;
  message: Message;
}

const styles: Record<ButtonStyle, SeenButton['style']> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
  [ButtonStyle.Link]: 'link',
  [ButtonStyle.Premium]: 'premium',
};

/** Everything in a channel that this person may see, oldest first. */
export function look(world: World, channel: Channel, person: string): Seen[] {
  const bits = P.ViewChannel | (channel.guild === undefined ? 0n : P.ReadMessageHistory);
  if (!may(world, channel, person, bits)) return [];
  return [...channel.messages.values()]
    .filter(({ only }) => only === undefined || only === person)
    .map((message) => show(world, message));
}

export function show(world: World, message: Message): Seen {
  const { flags, reference } = message;
  const guild = world.guilds.get(world.channels.get(message.channel)?.guild ?? '');
  const name = (id: string) => {
    const { user } = known(world.accounts.get(id), 'an account');
    return guild?.members.get(id)?.nick ?? user.global_name ?? user.username;
  };
  const { texts, buttons, menus } = partsOf(message.components);
  return {
    id: message.id,
    channel: message.channel,
    by: name(message.author),
    text: [message.content, ...texts].filter(Boolean).join('\n'),
    isPrivate: message.only !== undefined,
    isThinking: (flags & MessageFlags.Loading) !== 0,
    isEdited: message.editedAt !== undefined,
    isCrossposted: (flags & MessageFlags.Crossposted) !== 0,
    embeds: message.embeds,
    files: message.attachments.map((file) => ({
      name: file.filename,
      type: file.type,
      bytes: file.bytes,
      url: addressOf(world, file),
      ...(file.description !== undefined && { alt: file.description }),
    })),
    buttons,
    menus,
    ...(reference && { answers: reference.message }),
    reactions: Object.fromEntries([...message.reactions].map(([emoji, users]) => [emoji, [...users].map(name)])),
    message,
  };
}

type Part = Message['components'][number];

function partsOf(components: readonly Part[]): Pick<Seen, 'buttons' | 'menus'> & { texts: string[] } {
  const parts: ReturnType<typeof partsOf> = { texts: [], buttons: [], menus: [] };
  for (const component of components) {
    if (component.type === ComponentType.TextDisplay) parts.texts.push(component.content);
    if (component.type === ComponentType.Section)
      parts.texts.push(...component.components.map(({ content }) => content));
    const inner =
      component.type === ComponentType.ActionRow
        ? component.components
        : component.type === ComponentType.Section && component.accessory.type === ComponentType.Button
          ? [component.accessory]
          : [];
    const row = inner.flatMap((one) => (one.type === ComponentType.Button ? [showButton(one)] : []));
    if (row.length > 0) parts.buttons.push(row);
    parts.menus.push(...inner.flatMap((one) => (one.type === ComponentType.Button ? [] : [one])));
    if (component.type === ComponentType.Container) {
      const nested = partsOf(component.components);
      parts.texts.push(...nested.texts);
      parts.buttons.push(...nested.buttons);
      parts.menus.push(...nested.menus);
    }
  }
  return parts;
}

function showButton(button: APIButtonComponent): SeenButton {
  return {
    label: ('label' in button ? button.label : undefined) ?? '',
    style: styles[button.style],
    disabled: button.disabled ?? false,
    ...('custom_id' in button && { customId: button.custom_id }),
    ...('url' in button && { url: button.url }),
    ...('emoji' in button && button.emoji.name !== undefined && { emoji: button.emoji.name }),
  };
}
