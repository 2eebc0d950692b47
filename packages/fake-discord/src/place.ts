/** A channel in the hands of a test. */
import { OverwriteType } from 'discord-api-types/v10';
import { tellChannel } from './channels.js';
import type { SomePerson, SomePlace, SomeRole } from './handles.js';
import type { Channel } from './state.js';
import type { World } from './world.js';

/** A channel with what its overwrites say. */
export interface Place extends SomePlace {
  allows(who: Whom, ...permissions: bigint[]): void;
  denies(who: Whom, ...permissions: bigint[]): void;
  /** Neither allows nor denies them anything of their own any more. */
  resets(who: Whom): void;
}
export type Whom = SomePerson | SomeRole | 'bot' | 'everyone';

/** The place that a channel is, with its overwrites in the test's hands. */
export function createPlace(world: World, channel: Channel): Place {
  const idOf = (who: Whom) => (who === 'bot' ? world.bot.id : who === 'everyone' ? (channel.guild ?? '') : who.id);

  function overwrite(who: Whom, bits: readonly bigint[], kind: 'allow' | 'deny') {
    const sum = bits.reduce((all, bit) => all | bit, 0n);
    const id = idOf(who);
    const isRole = who === 'everyone' || (typeof who === 'object' && who.kind === 'role');
    const there = channel.overwrites.get(id) ?? {
      id,
      type: isRole ? OverwriteType.Role : OverwriteType.Member,
      allow: '0',
      deny: '0',
    };
    const [allow, deny] = [BigInt(there.allow), BigInt(there.deny)];
    channel.overwrites.set(id, {
      ...there,
      allow: (kind === 'allow' ? allow | sum : allow & ~sum).toString(),
      deny: (kind === 'deny' ? deny | sum : deny & ~sum).toString(),
    });
    tellChannel(world, channel);
  }
  return {
    kind: 'place',
    id: channel.id,
    channel,
    allows: (who, ...bits) => overwrite(who, bits, 'allow'),
    denies: (who, ...bits) => overwrite(who, bits, 'deny'),
    resets(who) {
      channel.overwrites.delete(idOf(who));
      tellChannel(world, channel);
    },
  };
}
