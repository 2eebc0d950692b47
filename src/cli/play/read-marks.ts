/** What a class's sheet says, for `marks`. */
import { marksOf, type Standing } from '../../attendance/marks.js';
import type { Sheet } from '../../attendance/sheet.js';
import type { ChatId } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import type { Services } from '../../stories/kernel/services.js';
import type { Marks } from './calls.js';
import { showTime } from './story-time.js';

/** Milliseconds: a session that opens a little before its time is a session. */
const day = 24 * 60 * 60 * 1000;

/** Of the current session, or the last one. Undefined where the chat has no class of this title. */
export async function readMarks(
  services: Services,
  chat: ChatId,
  title: string | undefined,
): Promise<Marks | undefined> {
  const klass = await services.classes.in(chat);
  if (!klass || (title !== undefined && klass.title !== title)) return undefined;
  const sheet = await sheetOf(services, klass);
  if (!sheet) return { session: null, marks: {} };
  const time = (at: number | undefined): string => (at === undefined ? '-' : showTime(at, klass.timeZone));
  const { openedAt, closesAt, closedAt } = sheet;
  return {
    session: { opens: time(openedAt), closes: time(closesAt), closed: time(closedAt) },
    marks: await marksByName(services, klass, sheet),
  };
}

async function sheetOf(services: Services, klass: Class): Promise<Sheet | undefined> {
  const open = klass.open === undefined ? undefined : await services.sheets.get(klass.id, klass.open);
  return open ?? (await services.sheets.between(klass.id, klass.since - day, services.now() + day)).at(-1);
}

/** Of two who are called the same, each has their roster number behind the name. */
async function marksByName(services: Services, klass: Class, sheet: Sheet): Promise<Record<string, string>> {
  const people = await services.people.many(sheet.roster);
  const names = [...people.values()].map(({ name }) => name);
  const isShared = (name: string): boolean => names.filter((other) => other === name).length > 1;
  const number = (id: string): number | undefined => klass.members.find(({ person }) => person === id)?.number;
  return Object.fromEntries(
    [...marksOf(sheet)].flatMap(([id, { status }]) => {
      const name = people.get(id)?.name;
      // Whoever was forgotten has no name any more.
      if (name === undefined) return [];
      return [[isShared(name) ? `${name} (${number(id) ?? id})` : name, shown(status)]];
    }),
  );
}

function shown(status: Standing): string {
  return status === 'not-yet' ? '-' : status;
}
