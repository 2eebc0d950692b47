import { marksOf } from '../../../src/attendance/marks.js';
import { claim } from '../../../src/stories/session/claim.js';
import type { Story } from '../../../src/stories/kernel/story.js';
import { markSelfie, selfie } from '../../../src/stories/selfie/selfie.js';
import { session } from '../../../src/stories/session/session.js';
import type { Person } from '../../../src/people/person.js';
import { commandOf } from '../../helpers/commands.js';
import { createClassroom } from '../../helpers/classroom.js';
import { photoOf } from '../../helpers/services.js';

/** Stands in for the attend story's way of bringing a member's captioned selfie here. */
const attend: Story = {
  commands: [
    commandOf('attend', async (context) =>
      markSelfie(context, await context.services.classes.in(context.event.chat.id)),
    ),
  ],
};

/** A class in which the stories that selfies touch are on. */
export async function createSelfieClassroom() {
  const room = await createClassroom([session, claim, selfie, attend]);
  const directly = room.stage.person('Ann');
  return {
    ...room,
    /** Ann in the direct chat. */
    directly,
    sends: (words: string) => directly.sends([photoOf(words)]),
    marks: async (of = 'Class 5b', person = 'p-ann') => {
      const sheets = await room.services.sheets.between(`c-${of.toLowerCase().replace(' ', '-')}`, 0, Infinity);
      return sheets.map((sheet) => marksOf(sheet).get(person)?.status);
    },
    changePerson: (change: Partial<Person>) => room.services.people.change('p-ann', (now) => ({ ...now, ...change })),
  };
}
