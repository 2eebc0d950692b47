/** Welcome and help. */
import { pressData } from '../../chat/buttons.js';
import type { BotArrived } from '../../chat/event.js';
import type { Reply } from '../../chat/reply.js';
import type { Say } from '../../locales/say.js';
import type { PlainSentence } from '../../locales/sentences.js';
import type { Command, Form } from '../kernel/command.js';
import { openButton } from '../kernel/alone.js';
import type { HereDirect, HereInGroup } from '../kernel/here.js';
import type { Story } from '../kernel/story.js';

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

/** What somebody can do in the direct chat: the lines that the stories have for them. */
export function helpReply(say: Say, stories: readonly Story[], here: HereDirect): Reply {
  return {
    text: helpText(
      say,
      say('start.help.direct'),
      linesOf(stories, (help) => help.direct?.(here)),
      'register',
    ),
  };
}

export function helpInGroupReply(say: Say, stories: readonly Story[], here: HereInGroup): Reply {
  const { title, isHost } = here;
  const head = title === undefined ? say('start.help.no-class') : say('start.help.class', { title });
  const lines = [...linesOf(stories, (help) => help.group?.(here)), 'start.help.private' as const];
  return { text: helpText(say, head, lines, isHost ? 'mark' : 'summary') };
}

/** One command: where it works, for whom, and its forms. */
export function helpOnReply(say: Say, { name, about, where, who, usage, forms = [] }: Command): Reply {
  const place = `${say(`start.help.place.${where}`)} ${say(`start.help.who.${who}`)}`;
  const head = `${say('start.help.one', { name, about: say(about) })}\n${place}`;
  return { text: [head, ...(forms.length > 0 ? forms.map((form) => formText(say, form)) : [usage])].join('\n\n') };
}

function formText(say: Say, { form, does, example }: Form): string {
  if (example === undefined) return say('start.help.form', { form, does: say(does) });
  return say('start.help.form.example', { form, does: say(does), example });
}

function linesOf(
  stories: readonly Story[],
  pick: (help: NonNullable<Story['help']>) => PlainSentence | undefined,
): PlainSentence[] {
  return stories
    .flatMap(({ help, commands = [] }) => [...commands.map((command) => command.help), help])
    .flatMap((help) => (help && pick(help)) ?? []);
}

/** `command`: one to show as an example of asking for more. */
function helpText(say: Say, head: string, lines: readonly PlainSentence[], command: string): string {
  return [head, ...lines.map((key) => say(key)), say('start.help.more', { command })].join('\n');
}
