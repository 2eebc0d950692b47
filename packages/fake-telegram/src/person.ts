/** Somebody with an account. */
import { wireMember } from './membership.js';
import type { Inside } from './method.js';
import { createSeat, type Seat } from './seat.js';
import type { Sent } from './sending.js';
import { emit } from './tell.js';
import type { WireUser } from './wire.js';
import type { Account, Status } from './world.js';

export interface Person {
  id: number;
  user: WireUser;
  /** In a group or channel. Nobody has to be a member to take a seat, but only members can speak. */
  in(chat: { id: number }): Seat;
  /** In the direct chat with the bot. Writing there is starting the bot. */
  direct(): Seat;
  /** Opens the bot, perhaps by a link: `/start` with `payload`. */
  starts(payload?: string): Promise<Sent>;
  blocksBot(): void;
  unblocksBot(): void;
  /** The account is deleted. */
  deactivates(): void;
}

export function createPerson(inside: Inside, account: Account): Person {
  const { world } = inside;
  const direct = () => world.directChat(account);

  function block(blocked: boolean): void {
    account.blocked = blocked;
    const member = (status: Status) => wireMember({ account: world.bot, status });
    emit(inside, 'my_chat_member', direct(), {
      chat: direct().wire,
      from: account.user,
      date: world.seconds(),
      old_chat_member: member(blocked ? 'member' : 'kicked'),
      new_chat_member: member(blocked ? 'kicked' : 'member'),
    });
  }

  return {
    id: account.user.id,
    user: account.user,
    in({ id }) {
      const chat = world.chats.get(id);
      if (!chat) throw new Error(`no chat ${id}`);
      return createSeat(inside, account, chat);
    },
    direct: () => createSeat(inside, account, direct()),
    starts: (payload) =>
      createSeat(inside, account, direct()).says(payload === undefined ? '/start' : `/start ${payload}`),
    blocksBot: () => block(true),
    unblocksBot: () => block(false),
    deactivates: () => void (account.deactivated = true),
  };
}
