/** Every command with what people write behind it, for tests that hold something of all of them. */
import { commands } from '../../src/stories/every-story.js';

/** In an order in which each finds something to tell. */
const lines: Record<string, readonly string[]> = {
  start: ['/start', '/start register'],
  help: ['/help'],
  class: ['/class', '/class Class 5b'],
  settings: ['/settings', '/settings rate 80', '/settings term nonsense'],
  roster: [
    '/roster add Quentin Quince',
    '/roster',
    '/roster add',
    '/roster enrol Quentin Quince',
    '/roster consent Zora Quince',
    '/roster merge Zora Quince, Zelda Quince',
    '/roster remove Quentin Quince',
    '/roster enrol Ann',
  ],
  host: ['/host', '/host Ann', '/host Zelda'],
  schedule: ['/schedule', '/schedule Mon 09:00', '/schedule off'],
  digest: ['/digest', '/digest 18:00 here'],
  open: ['/open'],
  attend: ['/attend', '/attend voice'],
  // Half of the class, so that /close closes.
  mark: ['/mark Zelda absent', '/mark Ann present', '/mark Zora late', '/mark Quince late', '/mark Nobody late'],
  join: ['/join'],
  register: ['/register Ms Rivera'],
  me: ['/me'],
  mydata: ['/mydata'],
  forget: ['/forget'],
  privacy: ['/privacy'],
  link: ['/link', '/link abcdefghij'],
  excuse: ['/excuse', '/excuse tomorrow'],
  remind: ['/remind', '/remind off'],
  close: ['/close'],
  summary: ['/summary', '/summary week', '/summary Zelda', '/summary Quince'],
  profile: ['/profile Zelda', '/profile Ann', '/profile Quince'],
  export: ['/export', '/export csv', '/export xlsx', '/export moodle', '/export ics'],
};

/** A command that is not here is sent by itself, and as its examples. */
const others = commands
  .filter(({ name }) => !(name in lines))
  .flatMap(({ name, forms = [] }) => [`/${name}`, ...forms.flatMap(({ example }) => example ?? [])]);

export const everyLine: readonly string[] = [...Object.values(lines).flat(), ...others];
