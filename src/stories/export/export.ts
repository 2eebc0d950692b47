/** /export: the marks of a class as a file, to a host's eyes only. */
import { choiceOption, command, textOption, wholeText } from '../kernel/command.js';
import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { UserError } from '../../errors.js';
import type { Today } from '../../classes/timetable/read-words.js';
import { periodCode, readAsked, readPeriodCode, type PeriodQuery } from '../../reports/period.js';
import { exportReply, formats, nothingToExport, whichClass, whichFormat, type Format } from './export-replies.js';
import type { Story, Context } from '../kernel/story.js';
import { fileOf } from './export-file.js';
import { classReport } from '../kernel/class-report.js';
import { todayFor } from '../kernel/asked.js';
import { classHere, hostedBySender, hostedClass, requireHost } from '../kernel/permissions.js';

/** `export` is a reserved word. */
const usage = '/export [csv|xlsx|moodle|ics] [PERIOD]';

export const exporting: Story = {
  commands: [
    command({
      ...{ name: 'export', usage, about: 'menu.export' },
      ...{ where: 'anywhere', who: 'everybody', answer: 'private' },
      options: [choiceOption('format', ['csv', 'xlsx', 'moodle', 'ics']), textOption('period')],
      forms: [
        { form: '/export', does: 'export.form.ask' },
        { form: '/export FORMAT PERIOD', does: 'export.form.file', example: '/export xlsx term' },
      ],
      help: { group: ({ isHost }) => (isHost ? 'export.help' : undefined) },
      parse: wholeText,
      run,
    }),
  ],
  presses: { export: pressed },
};

async function run(context: Context<MessageReceived>, { text }: { text: string }): Promise<void> {
  if (context.event.chat.kind === 'group') {
    const klass = await classHere(context);
    await requireHost(context, klass);
    const { format, query } = readExport(text, todayFor(context, klass));
    return answer(context, klass, format, query);
  }
  const hosted = await hostedBySender(context);
  const [first] = hosted;
  const { format, query } = readExport(text, todayFor(context, first));
  if (first && hosted.length === 1) return answer(context, first, format, query);
  await context.reply(whichClass(context.say, hosted, format, periodCode(query)));
}

async function pressed(context: Context<ButtonPressed>, [id, said, code = '']: string[]): Promise<void> {
  const klass = await hostedClass(context, id);
  const query = readPeriodCode(code);
  const format = formats.find((each) => each === said);
  if (!query || (!format && said !== 'which')) throw new UserError('button.stale');
  await answer(context, klass, format, query);
}

/** Without a format it is asked for. */
async function answer(context: Context, klass: Class, format: Format | undefined, query: PeriodQuery): Promise<void> {
  const { services, event, say } = context;
  const report = await classReport(services, klass, query, event.at);
  if (!format) {
    await context.replyPrivately(
      whichFormat(say, { class: klass.id, code: periodCode(query) }, klass.title, report.dates),
    );
    return;
  }
  if (report.numbers.sessions.length === 0) {
    await context.replyPrivately(nothingToExport(say, report.dates));
    return;
  }
  const { file, words } = await fileOf(services, say, report, format, event.at);
  await context.replyPrivately(exportReply(say, format, words, file));
}

/** A format, a period, both in this order, or neither: then the term. Throws UserError `command.usage`. */
function readExport(text: string, today: Today): { format: Format | undefined; query: PeriodQuery } {
  const [first = '', ...others] = text.split(/\s+/).filter(Boolean);
  const format = formats.find((each) => each === first.toLowerCase());
  const { query, person } = readAsked(format ? others.join(' ') : text, today);
  if (person !== '') throw new UserError('command.usage', { usage });
  return { format, query: query ?? { unit: 'term' } };
}
