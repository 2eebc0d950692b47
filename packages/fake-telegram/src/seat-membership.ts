/** Coming and going: a person's own, and the bot's by their hand. */
import { changeBotStatus, changeStatus } from './membership.js';
import type { Inside } from './method.js';
import { tell, type Sent } from './sending.js';
import type { Account, Chat } from './world.js';

export interface SeatMembership {
  joins(): Promise<Sent>;
  leaves(): Promise<Sent>;
  /** As a member, or at once as an administrator; in channels bots are nothing else. */
  addsBot(as?: 'member' | 'administrator'): Promise<void>;
  removesBot(): Promise<void>;
  promotesBot(): void;
  demotesBot(): void;
}

export function membershipOf(inside: Inside, account: Account, chat: Chat): SeatMembership {
  const { world } = inside;
  const channel = chat.wire.type === 'channel';
  return {
    joins() {
      changeStatus(inside, chat, account, account, 'member');
      return Promise.resolve(tell(inside, world.post(chat, { from: account.user, new_chat_members: [account.user] })));
    },
    leaves() {
      changeStatus(inside, chat, account, account, 'left');
      return Promise.resolve(tell(inside, world.post(chat, { from: account.user, left_chat_member: account.user })));
    },
    addsBot(as = 'member') {
      changeBotStatus(inside, chat, account, channel ? 'administrator' : 'member');
      if (channel) return Promise.resolve();
      tell(inside, world.post(chat, { from: account.user, new_chat_members: [world.bot.user] }));
      if (as === 'administrator') changeBotStatus(inside, chat, account, 'administrator');
      return Promise.resolve();
    },
    removesBot() {
      changeBotStatus(inside, chat, account, 'kicked');
      if (!channel) tell(inside, world.post(chat, { from: account.user, left_chat_member: world.bot.user }));
      return Promise.resolve();
    },
    promotesBot: () => changeBotStatus(inside, chat, account, 'administrator'),
    demotesBot: () => changeBotStatus(inside, chat, account, 'member'),
  };
}
