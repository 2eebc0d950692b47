import type { CommandName } from '../../chat/commands.js';

/** One line for each command in a platform's menu. */
export const menuEn = {
  'menu.start': 'Begin here',
  'menu.help': 'What you can do here',
  'menu.register': 'Tell me your name, and whether I may use your face',
  'menu.me': 'Your attendance, and what I keep about you',
  'menu.mydata': 'Everything I keep about you',
  'menu.forget': 'Delete everything I keep about you',
  'menu.privacy': 'What I keep of people, and why',
  'menu.class': 'Make this chat a class',
  'menu.join': 'Get on the roster',
  'menu.roster': 'Who is on the roster; add people',
  'menu.host': 'Name another host',
  'menu.open': 'Open a session',
  'menu.close': 'Close the session',
  'menu.attend': 'Take attendance from a photo',
  'menu.mark': 'Correct somebody’s mark by hand',
  'menu.schedule': 'When the class meets: sessions open and close by themselves',
  'menu.digest': 'Post the numbers to a channel every day',
  'menu.excuse': 'Ask to be excused',
  'menu.remind': 'Be told when a session has begun without you',
  'menu.summary': 'The numbers, of today or any time',
  'menu.profile': 'One person’s attendance',
  'menu.export': 'All marks as a file',
  'menu.settings': 'Term, required rate, who reads names',
} as const satisfies Record<`menu.${CommandName}`, string>;
