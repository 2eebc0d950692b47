/** Threads: started from a message or without one, archived, joined. */
import { ChannelType, GatewayDispatchEvents, MessageFlags, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { z } from 'zod';
import { channelFor, demand, guildFor, messageFor } from './access.js';
import { createMessage, updated } from './compose.js';
import { textOf } from './fields.js';
import { readForm } from './form.js';
import { may } from './permissions.js';
import { openThread, tellThread } from './threads.js';
import { tellChannel } from './channels.js';
import { refuse } from './refusal.js';
import { nothing, ok, type Route } from './router.js';
import { readMessage } from './send.js';
import { showChannel, showThread, showThreadMember } from './show-channel.js';

const shared = {
  name: textOf(1, 100),
  auto_archive_duration: z.literal([60, 1440, 4320, 10080]).nullish(),
  rate_limit_per_user: z.int().min(0).max(21_600).nullish(),
};
/** discord.js sends the last two here as well; Discord ignores them. */
const fromMessage = z.strictObject({ ...shared, type: z.number().nullish(), invitable: z.boolean().nullish() });
const alone = z.strictObject({
  ...shared,
  type: z.literal([ChannelType.AnnouncementThread, ChannelType.PublicThread, ChannelType.PrivateThread]).nullish(),
  invitable: z.boolean().nullish(),
  message: z.unknown().optional(),
  applied_tags: z.array(z.string()).nullish(),
});
const change = z.strictObject({
  name: textOf(1, 100).optional(),
  topic: z.string().max(1024).nullish(),
  archived: z.boolean().optional(),
  locked: z.boolean().optional(),
  auto_archive_duration: z.number().nullish(),
  rate_limit_per_user: z.number().nullish(),
  invitable: z.boolean().nullish(),
  flags: z.number().nullish(),
});

export const threadRoutes: Route[] = [
  {
    pattern: 'POST /channels/:channel/messages/:message/threads',
    handle(world, asked) {
      const channel = channelFor(world, asked.part('channel'), P.CreatePublicThreads);
      const message = messageFor(channel, asked.part('message'));
      const { name } = readForm(fromMessage, asked.json, asked.unknown);
      if (message.thread !== undefined) throw refuse('threadExists');
      const type =
        channel.type === ChannelType.GuildAnnouncement ? ChannelType.AnnouncementThread : ChannelType.PublicThread;
      // Discord gives the thread the id of its message.
      const thread = openThread(world, channel, { type, name, owner: world.bot.id, id: message.id });
      message.thread = thread.id;
      message.flags |= MessageFlags.HasThread;
      updated(world, message);
      return { status: 201, json: showThread(world, thread) };
    },
  },
  {
    pattern: 'POST /channels/:channel/threads',
    async handle(world, asked) {
      const channel = channelFor(world, asked.part('channel'));
      const form = readForm(alone, asked.json, asked.unknown);
      const isForum = channel.type === ChannelType.GuildForum;
      const type = isForum ? ChannelType.PublicThread : (form.type ?? ChannelType.PrivateThread);
      const bit = isForum
        ? P.SendMessages
        : type === ChannelType.PrivateThread
          ? P.CreatePrivateThreads
          : P.CreatePublicThreads;
      demand(world, channel, bit);
      const body = isForum ? readMessage(asked, form.message, ['message']) : undefined;
      const thread = openThread(world, channel, { type, name: form.name, owner: world.bot.id });
      if (body) await createMessage(world, thread, body, { author: world.bot.id, id: thread.id });
      return { status: 201, json: showThread(world, thread) };
    },
  },
  {
    pattern: 'PATCH /channels/:channel',
    handle(world, asked) {
      const channel = channelFor(world, asked.part('channel'));
      const form = readForm(change, asked.json, asked.unknown);
      const isOwn = channel.thread?.owner === world.bot.id && form.locked === undefined;
      if (!isOwn) demand(world, channel, channel.thread ? P.ManageThreads : P.ManageChannels);
      channel.name = form.name ?? channel.name;
      if (form.topic !== undefined) channel.topic = form.topic;
      if (channel.thread) {
        channel.thread.archived = form.archived ?? channel.thread.archived;
        channel.thread.locked = form.locked ?? channel.thread.locked;
        tellThread(world, channel, GatewayDispatchEvents.ThreadUpdate);
      } else if (channel.guild !== undefined) tellChannel(world, channel);
      return ok(showChannel(world, channel));
    },
  },
  {
    pattern: 'GET /channels/:channel/thread-members',
    handle(world, asked) {
      const channel = channelFor(world, asked.part('channel'));
      if (!channel.thread) throw refuse('channelType');
      return ok([...channel.thread.members].map((user) => showThreadMember(channel, user)));
    },
  },
  {
    pattern: 'PUT /channels/:channel/thread-members/@me',
    handle(world, asked) {
      const channel = channelFor(world, asked.part('channel'));
      if (!channel.thread) throw refuse('channelType');
      channel.thread.members.add(world.bot.id);
      return nothing;
    },
  },
  {
    pattern: 'DELETE /channels/:channel/thread-members/@me',
    handle(world, asked) {
      const channel = channelFor(world, asked.part('channel'));
      if (!channel.thread) throw refuse('channelType');
      channel.thread.members.delete(world.bot.id);
      return nothing;
    },
  },
  {
    pattern: 'GET /guilds/:guild/threads/active',
    handle(world, asked) {
      const guild = guildFor(world, asked.part('guild'));
      const threads = [...world.channels.values()].filter(
        (channel) =>
          channel.guild === guild.id &&
          channel.thread?.archived === false &&
          may(world, channel, world.bot.id, P.ViewChannel),
      );
      const joined = threads.filter(({ thread }) => thread?.members.has(world.bot.id));
      return ok({
        threads: threads.map((thread) => showThread(world, thread)),
        members: joined.map((thread) => showThreadMember(thread, world.bot.id)),
      });
    },
  },
];
