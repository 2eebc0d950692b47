/** A channel itself, and who may do what in it. */
import { OverwriteType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { z } from 'zod';
import { channelFor } from './access.js';
import { directChannel, tellChannel } from './channels.js';
import { snowflake } from './fields.js';
import { readForm } from './form.js';
import { refuse } from './refusal.js';
import { nothing, ok, type Route } from './router.js';
import { showChannel } from './show-channel.js';

const bits = z.union([z.string().regex(/^\d+$/), z.number()]).transform(String);
const overwrite = z.strictObject({
  type: z.enum(OverwriteType),
  allow: bits.nullish(),
  deny: bits.nullish(),
});
const direct = z.strictObject({ recipient_id: snowflake });

export const channelRoutes: Route[] = [
  {
    pattern: 'POST /users/@me/channels',
    handle(world, asked) {
      const { recipient_id: recipient } = readForm(direct, asked.json, asked.unknown);
      const person = world.accounts.get(recipient);
      if (!person) throw refuse('recipients');
      if (person.user.bot) throw refuse('dmsClosed');
      return ok(showChannel(world, directChannel(world, recipient)));
    },
  },
  {
    pattern: 'GET /channels/:channel',
    handle: (world, asked) => ok(showChannel(world, channelFor(world, asked.part('channel')))),
  },
  {
    pattern: 'PUT /channels/:channel/permissions/:overwrite',
    handle(world, asked) {
      const channel = channelFor(world, asked.part('channel'), P.ManageRoles);
      const form = readForm(overwrite, asked.json, asked.unknown);
      const id = asked.part('overwrite');
      channel.overwrites.set(id, { id, type: form.type, allow: form.allow ?? '0', deny: form.deny ?? '0' });
      tellChannel(world, channel);
      return nothing;
    },
  },
  {
    pattern: 'DELETE /channels/:channel/permissions/:overwrite',
    handle(world, asked) {
      const channel = channelFor(world, asked.part('channel'), P.ManageRoles);
      channel.overwrites.delete(asked.part('overwrite'));
      tellChannel(world, channel);
      return nothing;
    },
  },
];
