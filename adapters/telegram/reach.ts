/** Which chats can be written to, as far as Telegram has said: nothing goes where it was refused until something comes. */

export interface Reach {
  isLost(chat: number): boolean;
  /** Telegram refused the chat itself: the bot was blocked or removed, or the chat is gone. */
  lose(chat: number): void;
  /** Something came from there. */
  find(chat: number): void;
  /** Where a chat's messages go since its group became a supergroup. */
  follow(chat: number): number;
  move(from: number, to: number): void;
}

/** In memory: after a restart the first refusal says it again. */
export function createReach(): Reach {
  const lost = new Set<number>();
  const moved = new Map<number, number>();
  return {
    isLost: (chat) => lost.has(chat),
    lose: (chat) => void lost.add(chat),
    find: (chat) => void lost.delete(chat),
    follow: (chat) => moved.get(chat) ?? chat,
    move: (from, to) => void moved.set(from, to),
  };
}
