/** Who asks for help, in the direct chat. */
export interface HereDirect {
  registered: 'no' | 'no-face' | 'no-selfie' | 'enrolled';
  isOnRoster: boolean;
}

/** Where it is asked, and by whom, in a group chat; without a title where the chat is no class. */
export interface HereInGroup {
  title?: string | undefined;
  isHost: boolean;
  isOpen: boolean;
}
