import { Routes } from 'discord.js';
import { asChannel, type Requests } from './requests.js';

/** The direct channels of people, which Discord makes when the bot asks for them. */
export interface DirectChannels {
  /** Throws what Discord throws. */
  of(user: string): Promise<string>;
  /** A message came through it. */
  note(user: string, channel: string): void;
}

export function createDirectChannels(requests: Requests): DirectChannels {
  const known = new Map<string, string>();
  return {
    async of(user) {
      const found = known.get(user);
      if (found !== undefined) return found;
      const { id } = asChannel(await requests.post(Routes.userChannels(), { json: { recipient_id: user } }));
      known.set(user, id);
      return id;
    },
    note: (user, channel) => void known.set(user, channel),
  };
}
