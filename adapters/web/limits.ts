/** Every bound of the browser chat, so that neither a visitor nor a forgotten tab fills the machine. */
export interface Limits {
  /** Photos in one message; ten is an album on Telegram, too. */
  photos: number;
  /** Bytes of all photos of one message together; never less than one photo may have. */
  togetherBytes: number;
  /** Messages being received at the same time: each may hold `togetherBytes` in memory. */
  uploadsAtOnce: number;
  /** Characters of a message; Telegram's limit. */
  text: number;
  /** Characters of a person's name or a group's title. */
  name: number;
  people: number;
  groups: number;
  /** Messages remembered, of all chats together; the oldest go first. */
  messages: number;
  /** Bytes of pictures remembered, people's and the bot's together; the oldest go first. */
  pictureBytes: number;
  /** Events a page that lost its connection can catch up on; who missed more gets everything anew. */
  events: number;
  /** Pages connected at the same time. */
  pages: number;
  /** Events waiting for one slow page, until it is cut off and comes back by itself. */
  waiting: number;
}

export const defaultLimits: Limits = {
  photos: 10,
  togetherBytes: 64e6,
  uploadsAtOnce: 3,
  text: 4096,
  name: 60,
  people: 300,
  groups: 50,
  messages: 2000,
  pictureBytes: 96e6,
  events: 1000,
  pages: 24,
  waiting: 1000,
};
