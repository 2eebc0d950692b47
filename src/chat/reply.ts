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

/** For whoever asked to keep: a platform sends it as a document, or offers it as a download. */
export interface OutFile {
  bytes: Uint8Array;
  type: ReplyFileType;
  /** Letters, digits, `-`, `_` and `.` only: it becomes a name on somebody's disk. */
  name: string;
}
export type ReplyFileType =
  | 'text/csv'
  | 'text/calendar'
  | 'application/zip'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Plain text, perhaps a picture above it or a file with it, and rows of buttons below. For an edit see Messenger. */
export interface Reply {
  text: string;
  picture?: Picture;
  /** Never together with a picture: some platforms take one of the two. */
  file?: OutFile;
  buttons?: Button[][];
  /** The bot waits for an answer to this in a group: where the platform can, the sender's next message becomes one. */
  asks?: true;
  /** Comes without a sound where the platform can do that. */
  silent?: true;
  /** Meant for all who follow the chat from elsewhere, where a platform has such followers. */
  spread?: true;
}
