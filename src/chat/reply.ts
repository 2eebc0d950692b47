/** What the bot says, without any platform. */

export interface Button {
  label: string;
  /** At most 64 bytes (Telegram's limit); see chat/buttons. */
  data: string;
  /** Where the platform can, a tap opens the direct chat and sends /start with this, instead of being a press. */
  start?: string;
  style?: 'primary' | 'danger';
}

export interface Picture {
  bytes: Uint8Array;
  type: 'image/jpeg' | 'image/png';
  /** File name, shown where a platform shows one. */
  name: string;
  /** What somebody who cannot see it should know. */
  alt: string;
}

/** Plain text, perhaps a picture above it and rows of buttons below. For an edit see Messenger. */
export interface Reply {
  text: string;
  picture?: Picture;
  buttons?: Button[][];
  /** The bot waits for an answer to this in a group: where the platform can, the sender's next message becomes one. */
  asks?: true;
}
