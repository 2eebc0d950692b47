/** A class with Ann, Bo and Cy on its roster, hosted by its administrator, for dialogues about the roster. */
import type { Class } from '../../../src/classes/class.js';
import { mark } from '../../../src/stories/mark/mark.js';
import { host } from '../../../src/stories/host/host.js';
import { join } from '../../../src/stories/join/join.js';
import { lookAlikeStory } from '../../../src/stories/look-alikes/look-alikes.js';
import { makeClass } from '../../../src/stories/class/class.js';
import { roster } from '../../../src/stories/roster/roster.js';
import { session } from '../../../src/stories/session/session.js';
import { welcome } from '../../helpers/commands.js';
import type { Person } from '../../../src/people/person.js';
import { createClassroom } from '../../helpers/classroom.js';

export async function createRosterRoom(more: Partial<Class> = {}) {
  const room = await createClassroom([makeClass, join, lookAlikeStory, roster, host, session, mark, welcome], {
    hosts: ['fake:host'],
    minors: false,
    ...more,
  });
  const named = (name: string): Person => room.services.everybody().find((person) => person.name === name)!;
  const row = async (name: string) => (await room.klass()).members.find(({ person }) => person === named(name).id);
  return { ...room, named, row };
}
