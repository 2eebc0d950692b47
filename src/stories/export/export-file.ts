/** A report as a file. */
import type { AccountId } from '../../chat/event.js';
import type { ReplyFileType, OutFile } from '../../chat/reply.js';
import type { PersonId } from '../../people/person.js';
import { sentCsv } from '../../reports/exports/csv.js';
import { icsOf } from '../../reports/exports/ics.js';
import { moodleAcronyms, moodleOf } from '../../reports/exports/moodle.js';
import { markRows, type ListedPerson, type MarkRow } from '../../reports/exports/rows.js';
import { xlsxOf } from '../../reports/exports/xlsx.js';
import type { ExportWords, Format } from './export-replies.js';
import type { Say } from '../../locales/say.js';
import { named } from '../kernel/names.js';
import { acronymsInWords } from '../kernel/report-words.js';
import type { Services } from '../kernel/services.js';
import { whoToday, type ClassReport } from '../kernel/class-report.js';
import { attendedOf, sumOf } from '../../reports/statistics.js';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `at`: now, milliseconds UTC. */
export async function fileOf(
  services: Services,
  say: Say,
  report: ClassReport,
  format: Format,
  at: number,
): Promise<{ file: OutFile; words: ExportWords }> {
  const { klass, dates, numbers } = report;
  const rows = format === 'ics' ? [] : await rowsOf(services, report);
  const missing = new Map(rows.filter(({ email }) => email === undefined).map(({ person, name }) => [person, name]));
  const words: ExportWords = {
    ...{ title: klass.title, dates, rows: rows.length, sessions: numbers.sessions.length },
    withoutEmail: [...missing.values()],
    acronyms: acronymsInWords(say, klass),
  };
  const made = await bytesOf(say, report, format, rows, at);
  return { file: { ...made, name: fileName(report, made.type) }, words };
}

async function bytesOf(
  say: Say,
  { klass, dates, numbers }: ClassReport,
  format: Format,
  rows: readonly MarkRow[],
  at: number,
): Promise<{ bytes: Uint8Array; type: ReplyFileType }> {
  const { title, timeZone } = klass;
  switch (format) {
    case 'csv':
      return sentCsv(rows, timeZone);
    case 'xlsx': {
      const titles = {
        register: say('export.sheet.register'),
        marks: say('export.sheet.marks'),
        people: say('export.sheet.people'),
      };
      return { bytes: await xlsxOf(rows, timeZone, titles), type: xlsxType };
    }
    case 'moodle': {
      const { bytes, type } = moodleOf(rows, {
        ...{ timeZone, course: title, acronyms: moodleAcronyms(klass.moodleAcronyms) },
        readme: say('export.moodle.readme', { title, dates, zone: timeZone, acronyms: acronymsInWords(say, klass) }),
      });
      return { bytes, type };
    }
    case 'ics': {
      const events = numbers.sessions.map((session) => ({
        ...{ id: `${klass.id}-${session.session}`, from: session.from, to: session.to, title },
        description: say('export.ics.event', { here: attendedOf(session.counts), of: sumOf(session.counts) }),
      }));
      return { bytes: icsOf(title, events, at), type: 'text/calendar' };
    }
  }
}

/** With today's names and emails, and hosts by name. */
async function rowsOf(services: Services, { klass, sheets, numbers }: ClassReport): Promise<MarkRow[]> {
  const ids = [...numbers.people.keys()];
  const people = await services.people.many(ids);
  const names = new Map((await named(services, klass, ids)).map(({ person, name }) => [person, name]));
  const numbersById = new Map(klass.members.map(({ person, number }) => [person, number]));
  const hosts = await namesOfAccounts(
    services,
    sheets.flatMap(({ entries }) => entries.map(({ by }) => by)),
  );
  const now = whoToday(klass);
  const listed = (id: PersonId): ListedPerson => {
    const person = now(id);
    return {
      ...{ person, number: numbersById.get(person), name: names.get(person) ?? person },
      email: people.get(person)?.email,
    };
  };
  return markRows(sheets, listed, (account) => hosts.get(account) ?? account);
}

async function namesOfAccounts(services: Services, accounts: readonly AccountId[]): Promise<Map<AccountId, string>> {
  const names = new Map<AccountId, string>();
  for (const account of new Set(accounts)) {
    const person = await services.people.of(account);
    if (person) names.set(account, person.name);
  }
  return names;
}

const endings: Readonly<Record<ReplyFileType, string>> = {
  'text/csv': 'csv',
  'text/calendar': 'ics',
  'application/zip': 'zip',
  [xlsxType]: 'xlsx',
};

/** "attendance-class-5b-2026-09-01-2026-12-20.csv"; titles in other scripts than Latin are left out. */
function fileName({ klass, period }: ClassReport, type: ReplyFileType): string {
  const plain = klass.title
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
  const days = period.first === period.last ? [period.first] : [period.first, period.last];
  const parts = ['attendance', plain, ...days];
  return `${parts.filter(Boolean).join('-')}.${endings[type]}`;
}
