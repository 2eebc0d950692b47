/** /channels/:channel/messages and what is below it. */
import { ChannelType, MessageFlags, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { channelFor, demand, messageFor, showToBot } from './access.js';
import { editMessage, remove, updated } from './compose.js';
import { may } from './permissions.js';
import { refuse, refuseField } from './refusal.js';
import { nothing, ok, type Asked, type Route } from './router.js';
import { readMessage, send } from './send.js';
import { settleTyping } from './typing.js';
import type { World } from './world.js';

const base = '/channels/:channel/messages';

/** Newest first, around a message or not. Without the right to read the history there are none. */
function list(world: World, asked: Asked) {
  const channel = channelFor(world, asked.part('channel'));
  if (!may(world, channel, world.bot.id, P.ReadMessageHistory)) return ok([]);
  const limit = Number(asked.query.get('limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw refuseField(['limit'], 'NUMBER_TYPE_MAX', 'int value should be between 1 and 100.');
  const edge = (name: string) => {
    const value = asked.query.get(name);
    return value === null ? undefined : BigInt(value);
  };
  const [before, after] = [edge('before'), edge('after')];
  const all = [...channel.messages.values()].filter(
    ({ id, only }) =>
      only === undefined &&
      (before === undefined || BigInt(id) < before) &&
      (after === undefined || BigInt(id) > after),
  );
  const some = after === undefined ? all.slice(-limit) : all.slice(0, limit);
  return ok(some.reverse().map((message) => showToBot(world, message)));
}

function found(world: World, asked: Asked, ...bits: bigint[]) {
  const channel = channelFor(world, asked.part('channel'), ...bits);
  return { channel, message: messageFor(channel, asked.part('message')) };
}

export const messageRoutes: Route[] = [
  { pattern: `GET ${base}`, handle: list },
  { pattern: `POST ${base}`, handle: send },
  {
    pattern: `GET ${base}/:message`,
    handle: (world, asked) => ok(showToBot(world, found(world, asked, P.ReadMessageHistory).message)),
  },
  {
    pattern: `PATCH ${base}/:message`,
    async handle(world, asked) {
      const { channel, message } = found(world, asked);
      if (message.author !== world.bot.id) throw refuse('otherAuthor');
      if (channel.thread?.archived) throw refuse('threadArchived');
      const isLayout = (message.flags & MessageFlags.IsComponentsV2) !== 0;
      const body = readMessage(asked, asked.json, [], isLayout);
      if (asked.files.length > 0) demand(world, channel, P.AttachFiles);
      await editMessage(world, channel, message, body);
      return ok(showToBot(world, message));
    },
  },
  {
    pattern: `DELETE ${base}/:message`,
    handle(world, asked) {
      const { channel, message } = found(world, asked);
      if (message.author !== world.bot.id) demand(world, channel, P.ManageMessages);
      remove(world, channel, message);
      return nothing;
    },
  },
  {
    pattern: `POST ${base}/:message/crosspost`,
    handle(world, asked) {
      const { channel, message } = found(world, asked, P.SendMessages);
      if (channel.type !== ChannelType.GuildAnnouncement) throw refuse('channelType');
      if (message.author !== world.bot.id) demand(world, channel, P.ManageMessages);
      if (message.flags & MessageFlags.Crossposted) throw refuse('crosspostedAlready');
      message.flags |= MessageFlags.Crossposted;
      updated(world, message);
      return ok(showToBot(world, message));
    },
  },
  {
    pattern: 'POST /channels/:channel/typing',
    handle(world, asked) {
      const channel = channelFor(world, asked.part('channel'));
      settleTyping(world, channel, world.bot.id);
      return nothing;
    },
  },
];
