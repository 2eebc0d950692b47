/** Welcome and help. */
import type { PlainSentence } from '../../locales/sentences.js';
import { pressData } from '../../chat/buttons.js';
import type { BotArrived } from '../../chat/event.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Say } from '../../locales/say.js';

/** Who asks, in the direct chat. */
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

export function startReply(say: Say, name: string, { registered }: HereDirect): Reply {
  if (registered !== 'no')
    return { text: say(registered === 'enrolled' ? 'start.known.face' : 'start.known.no-face', { name }) };
  return {
    text: say('start.new', { name }),
    buttons: [
      [
        { label: say('start.button.register'), data: pressData('register', 'begin'), style: 'primary' },
        { label: say('start.button.privacy'), data: pressData('privacy') },
      ],
    ],
  };
}

/** Opens the direct chat where the platform can; elsewhere the press is answered like /start. */
export function openButton(say: Say, payload = ''): Button {
  return { label: say('start.button.open'), data: pressData('start', payload), start: payload };
}

/** Where somebody cannot be spoken to alone, in the chat they spoke in: that and where the answer waits. */
export function unheardReply(say: Say, payload: string, isAnonymous: boolean): Reply {
  return {
    text: say(isAnonymous ? 'start.unheard.anonymous' : 'start.unheard'),
    buttons: [[openButton(say, payload)]],
  };
}

export function startInGroupReply(say: Say, { title }: HereInGroup): Reply {
  return { text: title === undefined ? say('start.no-class') : say('start.class', { title }) };
}

/** When the bot comes into a group: what it is for, what it hears there, and how to begin. */
export function arrivedReply(
  say: Say,
  { title, isNew, hears }: { title: string | undefined; isNew: boolean; hears: BotArrived['hears'] },
): Reply {
  const heard = say(`start.arrived.${hears}`);
  if (!isNew) return { text: heard };
  const hello = startInGroupReply(say, { title, isHost: false, isOpen: false }).text;
  return { text: `${hello}\n\n${heard}`, buttons: [[openButton(say, 'register')]] };
}

const registering = {
  no: 'start.help.do.register.new',
  'no-face': 'start.help.do.register.change',
  'no-selfie': 'start.help.do.register.selfie',
  enrolled: 'start.help.do.register.change',
} as const satisfies Record<HereDirect['registered'], PlainSentence>;

export function helpReply(say: Say, { registered, isOnRoster }: HereDirect): Reply {
  const lines: PlainSentence[] = [registering[registered]];
  if (registered === 'enrolled') lines.push('start.help.do.selfie');
  if (registered !== 'no') lines.push(isOnRoster ? 'start.help.do.here' : 'start.help.do.join.elsewhere');
  if (isOnRoster) lines.push('start.help.do.summary.own', 'start.help.do.excuse', 'start.help.do.remind');
  if (registered !== 'no') lines.push('start.help.do.me', 'start.help.do.link', 'start.help.do.forget');
  lines.push('start.help.do.privacy');
  return list(say, say('start.help.direct'), lines);
}

const hostReports = [
  'start.help.do.profile',
  'start.help.do.export',
  'start.help.do.settings',
] as const satisfies PlainSentence[];

export function helpInGroupReply(say: Say, { title, isHost, isOpen }: HereInGroup): Reply {
  if (title === undefined) return list(say, say('start.help.no-class'), ['start.help.do.class', 'start.help.private']);
  const host: PlainSentence[] = isOpen
    ? ['start.help.do.attend.more', 'start.help.do.mark', 'start.help.do.close']
    : ['start.help.do.attend', 'start.help.do.open'];
  const everybody: PlainSentence[] = [
    'start.help.do.join',
    ...(isOpen ? (['start.help.do.here'] as const) : []),
    'start.help.do.summary',
  ];
  const lines: PlainSentence[] = isHost
    ? [
        ...host,
        ...everybody,
        ...hostReports,
        'start.help.do.schedule',
        'start.help.do.digest',
        'start.help.do.roster',
        'start.help.do.host',
      ]
    : everybody;
  return list(say, say('start.help.class', { title }), [...lines, 'start.help.private']);
}

function list(say: Say, title: string, lines: readonly PlainSentence[]): Reply {
  return { text: [title, ...lines.map((key) => say(key))].join('\n') };
}
