/** People and messages: said, edited, deleted, reacted to. */
import { ChannelType, MessageType, PermissionFlagsBits as P, type APIEmbed } from 'discord-api-types/v10';
import { keepUpload, typeOf } from './attachments.js';
import { post, remove, updated } from './compose.js';
import type { GivenFile, SomePlace } from './handles.js';
import { findMentions } from './mentions.js';
import { may, sendingIn } from './permissions.js';
import { react, unreact } from './reaction-routes.js';
import { look, show, type Seen } from './seen.js';
import type { Attachment, Message } from './state.js';
import { openThread } from './threads.js';
import { settleTyping } from './typing.js';
import type { Until } from './until.js';
import { known, type World } from './world.js';

export interface Talking {
  /** `pings` false: the reply does not mention whom it answers. */
  says(place: SomePlace, text: string, how?: SayHow): Promise<Seen>;
  edits(message: Seen, text: string): Seen;
  deletes(message: Seen): void;
  reacts(message: Seen, emoji: string): void;
  unreacts(message: Seen, emoji: string): void;
  types(place: SomePlace): void;
  /** Opens a thread, from a message or by itself; in a forum with a first message. */
  opens(place: SomePlace, name: string, from?: Seen): SomePlace;
  /** All that this person sees there, oldest first. */
  sees(place: SomePlace): Seen[];
  /** Waits for a message that matches (also an edited one), and gives the newest such. */
  hears(place: SomePlace, pattern: RegExp): Promise<Seen>;
}

export interface SayHow {
  files?: readonly GivenFile[];
  answers?: Seen;
  pings?: boolean;
  embeds?: APIEmbed[];
}

export function createTalking(world: World, until: Until, person: string): Talking {
  const channelOf = (message: Seen) => known(world.channels.get(message.channel), 'a channel');
  const own = ({ message }: Seen) => {
    if (message.author !== person) throw new Error('that is somebody else’s message');
    return message;
  };

  return {
    async says({ channel }, text, { files = [], answers, pings = true, embeds = [] } = {}) {
      const needed = sendingIn(channel) | (files.length > 0 ? P.AttachFiles : 0n);
      if (!may(world, channel, person, needed)) throw new Error('they may not send that there');
      if ([ChannelType.GuildForum, ChannelType.GuildCategory].includes(channel.type))
        throw new Error('messages cannot be sent there');
      if (files.some(({ bytes }) => bytes.length > world.attachmentLimit)) throw new Error('the file is too large');
      const attachments: Attachment[] = [];
      for (const { name, bytes, alt } of files) {
        const upload = { filename: name, bytes, type: typeOf(name), ...(alt !== undefined && { description: alt }) };
        attachments.push(await keepUpload(world, channel.id, upload));
      }
      const answered = pings ? answers?.message.author : undefined;
      const message: Message = {
        id: world.nextId(),
        channel: channel.id,
        author: person,
        type: answers ? MessageType.Reply : MessageType.Default,
        content: text,
        embeds,
        components: [],
        attachments,
        flags: 0,
        at: world.now(),
        ...findMentions(world, channel, person, text, undefined, answered),
        tts: false,
        reactions: new Map(),
        ...(answers && { reference: { channel: channel.id, message: answers.id } }),
      };
      channel.thread?.members.add(person);
      post(world, channel, message);
      return show(world, message);
    },
    edits(seen, text) {
      const message = own(seen);
      message.content = text;
      message.editedAt = world.now();
      Object.assign(message, findMentions(world, channelOf(seen), person, text, undefined));
      updated(world, message);
      return show(world, message);
    },
    deletes: (seen) => remove(world, channelOf(seen), own(seen)),
    reacts: (seen, emoji) => react(world, channelOf(seen), seen.message, emoji, person),
    unreacts: (seen, emoji) => unreact(world, channelOf(seen), seen.message, emoji, person),
    types: ({ channel }) => settleTyping(world, channel, person),
    opens({ channel }, name, from) {
      const type =
        channel.type === ChannelType.GuildAnnouncement ? ChannelType.AnnouncementThread : ChannelType.PublicThread;
      const thread = openThread(world, channel, { type, name, owner: person, ...(from && { id: from.id }) });
      if (from) {
        from.message.thread = thread.id;
        updated(world, from.message);
      }
      return { kind: 'place', id: thread.id, channel: thread };
    },
    sees: ({ channel }) => look(world, channel, person),
    hears: ({ channel }, pattern) =>
      until(
        () => look(world, channel, person).findLast(({ text }) => pattern.test(text)),
        () => {
          const texts = look(world, channel, person).map(({ text }) => text);
          return `something like ${pattern.toString()} (there is: ${texts.join(' | ')})`;
        },
      ),
  };
}
