import { pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { RosterRow, RosterStanding } from './list.js';
import type { Say } from '../../locales/say.js';
import { clip, type Page, pageOf, turnButtons } from '../kernel/lists.js';

/** People on a page: 25 lines of a name, a number and a standing are under Discord's 2000 characters. */
const pageSize = 25;
/** People on a page of buttons: Discord takes five rows, and the last is for turning pages. */
const buttonRows = 4;

/** The whole roster, for hosts alone. `page` from 0; one beyond the end is the last. */
export function rosterReply(say: Say, klass: Class, rows: readonly RosterRow[], page: number): Reply {
  if (rows.length === 0) {
    return { text: say('roster.empty', { title: clip(klass.title) }), buttons: [[addButton(say, klass)]] };
  }
  const here = pageOf(rows, page, pageSize);
  const turning = pageButtons(say, 'roster', klass, here);
  const count = (standing: RosterStanding) => rows.filter((row) => row.standing === standing).length;
  const [waiting, guardians] = [count('waiting'), count('needs-guardian')];
  const claims = rows.filter(({ claimedBy }) => claimedBy !== undefined).length;
  const lines = here.shown.map((row) => rowText(say, row));
  return {
    text: [
      say('roster.head', { title: clip(klass.title), n: rows.length }),
      lines.join('\n'),
      countLine(say, rows),
      say('roster.only-you'),
    ].join('\n\n'),
    buttons: [
      ...(turning.length > 0 ? [turning] : []),
      [
        addButton(say, klass),
        ...(waiting > 0
          ? [{ label: say('roster.button.waiting', { n: waiting }), data: pressData('roster-waiting', klass.id, 0) }]
          : []),
        ...(claims > 0
          ? [{ label: say('roster.button.claims', { n: claims }), data: pressData('same-name', klass.id, 'list') }]
          : []),
        ...(guardians > 0
          ? [{ label: say('roster.button.guardians', { n: guardians }), data: pressData('guardians', klass.id, 0) }]
          : []),
      ],
    ],
  };
}

function rowText(say: Say, { member, person, standing, asked, claimedBy, faceId }: RosterRow): string {
  const row = say(person.accounts.length > 0 ? 'roster.row' : 'roster.row.name-only', {
    number: member.number,
    name: clip(person.name),
    standing: say(`roster.${standing}`),
  });
  const claimed = claimedBy === undefined ? row : say('roster.claimed', { row, number: claimedBy });
  const text = asked ? say('roster.merge-asked', { row }) : claimed;
  if (!faceId) return text;
  return `${text} · ${say('roster.face-id', { label: faceId.text, shared: faceId.shared ? 'yes' : 'no' })}`;
}

/** To a member: counts, and how they stand themselves. */
export function ownStandingReply(
  say: Say,
  klass: Class,
  rows: readonly RosterRow[],
  own: RosterRow | undefined,
): Reply {
  const n = rows.length;
  const enrolled = rows.filter(({ standing }) => standing === 'enrolled').length;
  return {
    text: [
      say('roster.counts', { title: clip(klass.title), n, enrolled }),
      own
        ? say('roster.own', { number: own.member.number, standing: say(`roster.own.${ownStanding(own)}`) })
        : say('roster.own.none'),
    ].join('\n'),
  };
}

/** To themselves, and to nobody else, it is said what they chose. */
function ownStanding({ standing, person }: RosterRow): RosterStanding | 'no-face' {
  return standing !== 'waiting' && person.consent?.to === 'no-face' ? 'no-face' : standing;
}

/** Who waits for a host, each with two buttons. */
export function waitingReply(say: Say, klass: Class, rows: readonly RosterRow[], page: number): Reply {
  const waiting = rows.filter(({ standing }) => standing === 'waiting');
  const here = pageOf(waiting, page, buttonRows);
  return {
    text: say('roster.waiting.head', { n: waiting.length }),
    buttons: [
      ...here.shown.map(({ person }): Button[] => [
        {
          label: say('roster.button.let-in', { name: clip(person.name) }),
          data: pressData('roster-letin', klass.id, person.id, here.at),
        },
        {
          label: say('roster.button.keep-out', { name: clip(person.name) }),
          data: pressData('roster-keepout', klass.id, person.id, here.at),
          style: 'danger',
        },
      ]),
      backAndPages(say, 'roster-waiting', klass, here),
    ],
  };
}

/** Whose guardian's consent is not recorded, each with a button that records it. */
export function guardiansReply(say: Say, klass: Class, rows: readonly RosterRow[], page: number): Reply {
  const missing = rows.filter(({ standing }) => standing === 'needs-guardian');
  const here = pageOf(missing, page, buttonRows);
  return {
    text: say('roster.guardians.head', { n: missing.length }),
    buttons: [
      ...here.shown.map(({ person, member }): Button[] => [
        {
          label: say('roster.button.guardian', { number: member.number, name: clip(person.name) }),
          data: pressData('guardian', klass.id, person.id, here.at),
        },
      ]),
      backAndPages(say, 'guardians', klass, here),
    ],
  };
}

function countLine(say: Say, rows: readonly RosterRow[]): string {
  const counted = new Map<RosterStanding, number>();
  for (const { standing } of rows) counted.set(standing, (counted.get(standing) ?? 0) + 1);
  return [...counted]
    .map(([standing, n]) => say('roster.count', { n, standing: say(`roster.${standing}`) }))
    .join(' · ');
}

function pageButtons(say: Say, verb: string, klass: Class, page: Page<RosterRow>): Button[] {
  return turnButtons(say, page, (to) => pressData(verb, klass.id, to));
}

function backAndPages(say: Say, verb: string, klass: Class, page: Page<RosterRow>): Button[] {
  return [
    { label: say('roster.button.roster'), data: pressData('roster', klass.id, 0) },
    ...pageButtons(say, verb, klass, page),
  ];
}

function addButton(say: Say, klass: Class): Button {
  return { label: say('roster.button.add'), data: pressData('roster-add', klass.id) };
}
