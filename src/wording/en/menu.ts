import type { CommandName } from '../../chat/commands.js';

/** One line for each command in a platform's menu. */
export const menuEn = {
  'menu.start': 'Begin here',
  'menu.help': 'What you can do here',
  'menu.register': 'Tell me your name, and whether I may use your face',
  'menu.me': 'What I keep about you, in short',
  'menu.mydata': 'Everything I keep about you',
  'menu.forget': 'Delete everything I keep about you',
  'menu.privacy': 'What I keep of people, and why',
  'menu.link': 'Join your accounts on two platforms, or two chats of a class',
  'menu.class': 'Make this chat a class',
  'menu.join': 'Get on the roster',
  'menu.roster': 'Who is on the roster; add people',
  'menu.host': 'Name another host',
  'menu.open': 'Open a session',
  'menu.close': 'Close the session',
  'menu.attend': 'Take attendance from a photo',
  'menu.mark': 'Correct somebody’s mark by hand',
  'menu.summary': 'The numbers',
} as const satisfies Record<`menu.${CommandName}`, string>;
