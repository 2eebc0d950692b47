/** Welcome and help. */
import { pressData } from '../../chat/buttons.js';
import type { BotArrived } from '../../chat/event.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Key, Say } from '../../locales/say.js';

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
  const heard = say(`arrived.${hears}`);
  if (!isNew) return { text: heard };
  const hello = startInGroupReply(say, { title, isHost: false, isOpen: false }).text;
  return { text: `${hello}\n\n${heard}`, buttons: [[openButton(say, 'register')]] };
}

const registering = {
  no: 'help.do.register.new',
  'no-face': 'help.do.register.change',
  'no-selfie': 'help.do.register.selfie',
  enrolled: 'help.do.register.change',
} as const satisfies Record<HereDirect['registered'], Key>;

export function helpReply(say: Say, { registered, isOnRoster }: HereDirect): Reply {
  const lines: Key[] = [registering[registered]];
  if (registered === 'enrolled') lines.push('help.do.selfie');
  if (registered !== 'no') lines.push(isOnRoster ? 'help.do.here' : 'help.do.join.elsewhere');
  if (isOnRoster) lines.push('help.do.summary.own', 'help.do.excuse', 'help.do.remind');
  if (registered !== 'no') lines.push('help.do.me', 'help.do.link', 'help.do.forget');
  lines.push('help.do.privacy');
  return list(say, say('help.direct'), lines);
}

const hostReports = ['help.do.profile', 'help.do.export', 'help.do.settings'] as const satisfies Key[];

export function helpInGroupReply(say: Say, { title, isHost, isOpen }: HereInGroup): Reply {
  if (title === undefined) return list(say, say('help.no-class'), ['help.do.class', 'help.private']);
  const host: Key[] = isOpen
    ? ['help.do.attend.more', 'help.do.mark', 'help.do.close']
    : ['help.do.attend', 'help.do.open'];
  const everybody: Key[] = ['help.do.join', ...(isOpen ? (['help.do.here'] as const) : []), 'help.do.summary'];
  const lines: Key[] = isHost
    ? [...host, ...everybody, ...hostReports, 'help.do.schedule', 'help.do.digest', 'help.do.roster', 'help.do.host']
    : everybody;
  return list(say, say('help.class', { title }), [...lines, 'help.private']);
}

function list(say: Say, title: string, lines: readonly Key[]): Reply {
  return { text: [title, ...lines.map((key) => say(key))].join('\n') };
}
