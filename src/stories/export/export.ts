/** /export: the marks of a class as a file, to a host's eyes only. */
import type { CommandOf } from '../../chat/commands.js';
import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { UserError } from '../../errors.js';
import { periodCode, readAsked, readPeriodCode, type PeriodQuery } from '../../reports/period.js';
import {
  exportReply,
  formats,
  nothingToExport,
  whichClass,
  whichFormat,
  type Format,
} from './export-replies.js';
import type { Flow, Turn } from '../kernel/story.js';
import { fileOf } from './export-file.js';
import { classReport } from '../kernel/class-report.js';
import { classesNaming } from '../kernel/their-classes.js';
import { classHere, hostedClass, isHost, personOf, requireHost } from '../kernel/permissions.js';

/** `export` is a reserved word. */
export const exporting: Flow = {
  commands: { export: { place: 'anywhere', run } },
  presses: { export: pressed },
};

const usage = '/export [csv|xlsx|moodle|ics] [PERIOD]';

async function run(turn: Turn<MessageReceived>, { text }: CommandOf<'export'>): Promise<void> {
  const { format, query } = readExport(text);
  if (turn.event.chat.kind === 'group') {
    const klass = await classHere(turn);
    await requireHost(turn, klass);
    return answer(turn, klass, format, query);
  }
  const hosted = await hostedBySender(turn);
  const [first] = hosted;
  if (first && hosted.length === 1) return answer(turn, first, format, query);
  await turn.answer(whichClass(turn.say, hosted, format, periodCode(query)));
}

async function pressed(turn: Turn<ButtonPressed>, [id, said, code = '']: string[]): Promise<void> {
  const klass = await hostedClass(turn, id);
  const query = readPeriodCode(code);
  const format = formats.find((each) => each === said);
  if (!query || (!format && said !== 'which')) throw new UserError('button.stale');
  await answer(turn, klass, format, query);
}

/** Without a format it is asked for. */
async function answer(turn: Turn, klass: Class, format: Format | undefined, query: PeriodQuery): Promise<void> {
  const { rooms, event, say } = turn;
  const report = await classReport(rooms, klass, query, event.at);
  if (!format) {
    await turn.whisper(whichFormat(say, { class: klass.id, code: periodCode(query) }, klass.title, report.dates));
    return;
  }
  if (report.numbers.sessions.length === 0) {
    await turn.whisper(nothingToExport(say, report.dates));
    return;
  }
  const { file, words } = await fileOf(rooms, say, report, format, event.at);
  await turn.whisper(exportReply(say, format, words, file));
}

/** A format, a period, both in this order, or neither: then the term. Throws UserError `command.usage`. */
function readExport(text: string): { format: Format | undefined; query: PeriodQuery } {
  const [first = '', ...others] = text.split(/\s+/).filter(Boolean);
  const format = formats.find((each) => each === first.toLowerCase());
  const { query, person } = readAsked(format ? others.join(' ') : text);
  if (person !== '') throw new UserError('command.usage', { usage });
  return { format, query: query ?? { unit: 'term' } };
}

async function hostedBySender(turn: Turn): Promise<Class[]> {
  const { rooms, event } = turn;
  const classes = await classesNaming(rooms, await personOf(turn));
  const hosted: Class[] = [];
  for (const klass of classes) if (await isHost(rooms, klass, event.sender.account)) hosted.push(klass);
  return hosted;
}
