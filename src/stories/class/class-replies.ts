import { pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { NamedHost } from '../host/host-list.js';
import type { Say } from '../../locales/say.js';
import { listNames } from '../kernel/lists.js';
import { changeZoneButton } from '../timetable/zone-replies.js';

/** The first thing asked of a new class. Both answers stand side by side. */
export function minorsQuestion(say: Say, klass: Class): Reply {
  return {
    text: say('class.minors.ask', { title: klass.title }),
    buttons: [[minorsButton(say, klass, 'yes'), minorsButton(say, klass, 'no')]],
  };
}

/** Before a class gets another title: whoever wrote it may have meant to make another class. */
export function renameReply(
  say: Say,
  asked: { class: string; id: string },
  titles: { before: string; title: string },
): Reply {
  const button = (answer: 'yes' | 'no'): Button => ({
    label: say(`class.button.rename-${answer}`, titles),
    data: pressData('class-title', asked.class, asked.id, answer),
  });
  return { text: say('class.rename', titles), buttons: [[button('yes'), button('no')]] };
}

/** The same where a photo was to be looked at before it was answered. */
export function facesOffReply(say: Say, klass: Class): Reply {
  return { ...minorsQuestion(say, klass), text: say('class.faces-off', { title: klass.title }) };
}

/** The question once it is answered: what comes next. `time`: what the class's clock shows now. */
export function madeReply(say: Say, klass: Class, time: string): Reply {
  const { title, minors, timeZone } = klass;
  return {
    text: [
      say(minors === true ? 'class.minors.said-yes' : 'class.minors.said-no', { title }),
      say('class.next'),
      ...(minors === true ? [say('class.next.minors')] : []),
      say('class.made.zone', { zone: timeZone, time }),
    ].join('\n\n'),
    buttons: [[changeZoneButton(say, klass)]],
  };
}

/** Characters of the hosts' names. */
const roomForHosts = 300;

/** What a class is set to; to hosts with buttons. */
export function classReply(
  say: Say,
  klass: Class,
  { members, hosts, host }: { members: number; hosts: readonly NamedHost[]; host: boolean },
): Reply {
  const { title, minors, online, timeZone, language, sessionHours } = klass;
  const { text, more } = listNames(
    hosts.map(({ name }) => name ?? say('host.unregistered')),
    roomForHosts,
  );
  const lines = [
    say('class.card.head', { title, members }),
    say('class.card.hosts', { names: more > 0 ? `${text}, …` : text }),
    say(minors === undefined ? 'class.card.unasked' : minors ? 'class.card.minors' : 'class.card.adults'),
    ...(online === true ? [say('class.card.online')] : []),
    say('class.card.zone', { zone: timeZone, language: nameOf(language), hours: sessionHours }),
  ];
  return {
    text: lines.join('\n'),
    ...(host && {
      buttons: [
        [minorsButton(say, klass, minors === true ? 'no' : 'yes')],
        [onlineButton(say, klass), changeZoneButton(say, klass)],
        [{ label: say('class.button.join-again'), data: pressData('join-again', klass.id) }],
      ],
    }),
  };
}

function minorsButton(say: Say, { id }: Class, answer: 'yes' | 'no'): Button {
  return { label: say(`class.button.minors-${answer}`), data: pressData('minors', id, answer) };
}

function onlineButton(say: Say, { id, online }: Class): Button {
  const answer = online === true ? 'no' : 'yes';
  return { label: say(`class.button.online-${answer}`), data: pressData('online', id, answer) };
}

/** A language in its own words: `en` is "English". */
function nameOf(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}
