/** /settings: what a class's reports go by: its term, its required rate, and who may read names. */
import { command, textOption, wholeText } from '../kernel/command.js';
import { extraStatuses, isExtra, joinStatusWords, statuses } from '../../attendance/sheet.js';
import type { MessageReceived } from '../../chat/event.js';
import type { Reply } from '../../chat/reply.js';
import { statusesOf, type Class } from '../../classes/class.js';
import { showDates } from '../../classes/timetable/show.js';
import { UserError } from '../../errors.js';
import type { Say } from '../../locales/say.js';
import { readEnds } from '../../classes/timetable/read-dates.js';
import type { Today } from '../../classes/timetable/read-words.js';
import type { LocalDate } from '../../classes/timetable/wall-clock.js';
import { wakeDigests } from '../digest/change.js';
import { todayFor } from '../kernel/asked.js';
import { acronymsInWords, statusWords } from '../kernel/report-words.js';
import { classHere, requireHost } from '../kernel/permissions.js';
import type { Story, Context } from '../kernel/story.js';

const usage =
  '/settings [term FROM..TO | rate PERCENT | names hosts|everybody | photos ask|off | remote on|off | left-early on|off | moodle STATUS ACRONYM]';

export const settings: Story = {
  commands: [
    command({
      ...{ name: 'settings', usage, about: 'menu.settings' },
      ...{ where: 'group', who: 'everybody', answer: 'private' },
      options: [textOption('what')],
      forms: [
        { form: '/settings', does: 'settings.form.show' },
        {
          form: '/settings term FROM..TO',
          does: 'settings.form.term',
          example: '/settings term 2026-09-01..2027-01-31',
        },
        { form: '/settings rate PERCENT', does: 'settings.form.rate', example: '/settings rate 80' },
        { form: '/settings photos ask|off', does: 'settings.form.photos', example: '/settings photos off' },
        { form: '/settings remote|left-early on|off', does: 'settings.form.extra', example: '/settings remote on' },
        { form: '/settings moodle STATUS ACRONYM', does: 'settings.form.moodle', example: '/settings moodle remote R' },
        { form: '/settings names hosts|everybody', does: 'settings.form.names', example: '/settings names everybody' },
      ],
      help: { group: ({ isHost }) => (isHost ? 'settings.help' : undefined) },
      parse: wholeText,
      run,
    }),
  ],
};

async function run(context: Context<MessageReceived>, { text }: { text: string }): Promise<void> {
  const { services, event, say } = context;
  const klass = await classHere(context);
  await requireHost(context, klass);
  const [what = '', ...rest] = joinStatusWords(text.trim()).split(/\s+/);
  if (what === '') return show(context, klass);
  const apply = readSetting(what.toLowerCase(), rest.join(' '), todayFor(context, klass));
  const changed = await services.classes.change(klass.id, apply);
  await wakeDigests(services, changed, event.at);
  await show(context, changed, say('settings.saved'));
}

async function show(context: Context, klass: Class, note?: string): Promise<void> {
  const { term, language } = klass;
  const dates = term && showDates({ from: term.first, to: term.last }, language);
  await context.replyPrivately(settingsReply(context.say, klass, dates, note));
}

/** Throws UserErrors `settings.term`, `settings.rate`, `settings.moodle` and `command.usage`. */
function readSetting(what: string, text: string, today: Today): (klass: Class) => Class {
  const value = text.toLowerCase();
  if (what === 'term') {
    const term = value === 'off' ? undefined : readTerm(text, today);
    if (value !== 'off' && !term) throw new UserError('settings.term');
    return (klass) => ({ ...klass, term });
  }
  if (what === 'rate') {
    const percent = value === 'off' ? undefined : Number(/^(\d{1,3})\s*%?$/.exec(value)?.[1]);
    if (percent !== undefined && !(percent >= 1 && percent <= 100)) throw new UserError('settings.rate');
    return (klass) => ({ ...klass, requiredRate: percent });
  }
  if (what === 'photos' && ['ask', 'off'].includes(value)) {
    return (klass) => ({ ...klass, silentIn: value === 'ask' ? [] : klass.chats });
  }
  if (what === 'names' && ['hosts', 'everybody', 'off'].includes(value)) {
    return (klass) => ({ ...klass, openNames: value === 'everybody' });
  }
  const extra = extraStatuses.find((status) => status === what);
  if (extra && ['on', 'off'].includes(value)) {
    return (klass) => {
      const others = (klass.extraStatuses ?? []).filter((status) => status !== extra);
      return { ...klass, extraStatuses: value === 'on' ? [...others, extra] : others };
    };
  }
  if (what === 'moodle') return readAcronym(text);
  throw new UserError('command.usage', { usage });
}

/** "remote R", "left-early LE", or "off" for Moodle's default ones. Its own have one character or two. */
function readAcronym(text: string): (klass: Class) => Class {
  if (text.toLowerCase() === 'off') return (klass) => ({ ...klass, moodleAcronyms: undefined });
  const [name = '', acronym = '', ...rest] = text.split(/\s+/);
  const status = statuses.find((each) => each === name.toLowerCase());
  if (!status || rest.length > 0 || !/^\S{1,2}$/u.test(acronym)) throw new UserError('settings.moodle');
  return (klass) => ({ ...klass, moodleAcronyms: { ...klass.moodleAcronyms, [status]: acronym } });
}

/** Two dates. Of years that are not said, those of the term that is on, or else of the next one. */
function readTerm(text: string, today: Today): { first: LocalDate; last: LocalDate } | undefined {
  const read = (lean?: 'past') => {
    const found = readEnds(text, { ...today, lean });
    if (found?.rest !== '' || found.value.from === found.value.to) return undefined;
    const [first, last] = [found.value.from, found.value.to].sort() as [LocalDate, LocalDate];
    return { first, last };
  };
  const past = read('past');
  return past && past.last < today.today ? (read() ?? past) : past;
}

/** What reports of a class go by. `term`: its dates in words, where they are set. */
function settingsReply(say: Say, klass: Class, term: string | undefined, note?: string): Reply {
  const { title, requiredRate, openNames } = klass;
  const words = statusWords(say);
  const extra = statusesOf(klass).filter(isExtra);
  const card = say('settings.card', {
    title,
    term: term ?? say('settings.unset'),
    rate: requiredRate === undefined ? say('settings.unset') : say('report.chart.rate', { rate: requiredRate / 100 }),
    names: openNames ? 'everybody' : 'hosts',
    extra: extra.map((status) => words[status]).join(', ') || say('settings.none'),
    moodle: acronymsInWords(say, klass),
  });
  return { text: [...(note === undefined ? [] : [note]), card, say('settings.how')].join('\n\n') };
}
