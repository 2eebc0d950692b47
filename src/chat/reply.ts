/** What the bot says, without any platform. */

export interface Button {
  label: string;
  /** At most 64 bytes (Telegram's limit); see chat/buttons. */
  data: string;
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

/** Plain text, perhaps a picture above it and rows of buttons below. In an edit, what is not given stays as it was. */
export interface Reply {
  text: string;
  picture?: Picture;
  buttons?: Button[][];
  /** Comes without a sound where the platform can do that. */
  silent?: true;
}
