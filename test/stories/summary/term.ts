/** A class with weeks behind it, for dialogues about its numbers. */
import type { Sheet, Status } from '../../../src/attendance/sheet.js';
import type { Class } from '../../../src/classes/class.js';
import { exporting } from '../../../src/stories/export/export.js';
import { me } from '../../../src/stories/me/me.js';
import { profile } from '../../../src/stories/profile/profile.js';
import { session } from '../../../src/stories/session/session.js';
import { settings } from '../../../src/stories/settings/settings.js';
import { summary } from '../../../src/stories/summary/summary.js';
import { createClassroom } from '../../helpers/classroom.js';

export const day = 86_400_000;
const hour = 3_600_000;

/** Status by person, for one session; who is left out is not marked, and absent once it is closed. */
export type Marks = Partial<Record<'ann' | 'bo' | 'cy', Status>>;

/** Now is Monday, 23 November 2026, 08:00. Sessions are `weeks` ago, the last one a week ago, at 08:00. */
export async function classroomAfter(past: readonly Marks[], more: Partial<Class> = {}) {
  const room = await createClassroom([summary, me, profile, exporting, settings, session], more);
  const { id } = await room.klass();
  const start = room.clock.at;
  for (const [i, marks] of past.entries()) {
    const at = start - (past.length - i) * 7 * day;
    await room.services.sheets.add(sheetOf(id, `s${i}`, at, marks));
  }
  await room.services.classes.change(id, (now) => ({ ...now, since: start - past.length * 7 * day }));
  return { ...room, id, ann: room.stage.person('Ann'), annInGroup: room.ann, hostAlone: room.stage.person('Host') };
}

export function sheetOf(klass: string, name: string, at: number, marks: Marks, open = false): Sheet {
  return {
    ...{ class: klass, session: name, openedAt: at, openedBy: 'fake:host', closesAt: at + 3 * hour },
    ...(!open && { closedAt: at + hour }),
    roster: ['p-ann', 'p-bo', 'p-cy'],
    entries: Object.entries(marks).map(([person, status]) => ({
      ...{ id: `${name}/p-${person}`, event: name, at: at + 60_000, person: `p-${person}`, by: 'fake:host', status },
      how: 'hand' as const,
    })),
    ...{ photos: [], claims: [], denials: [] },
  };
}

export const labels = (said: { buttons?: { label: string }[][] }): string[] =>
  (said.buttons ?? []).flat().map(({ label }) => label);
