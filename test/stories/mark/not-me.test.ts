import { expect, it } from 'vitest';
import { marksOf } from '../../../src/attendance/marks.js';
import { notePhoto } from '../../../src/attendance/photos.js';
import { notMe } from '../../../src/stories/mark/not-me.js';
import { session } from '../../../src/stories/session/session.js';
import { notMeButton } from '../../../src/stories/live/photo-caption.js';
import { createSay } from '../../../src/locales/say.js';
import { createClassroom } from '../../helpers/classroom.js';
import { aPhoto } from '../../attendance/sheets.js';

/** Ann was recognised in a photo, and her button is where everybody can press it. */
async function recognisedAnn() {
  const room = await createClassroom([session, notMe]);
  await room.host.says('/open');
  const { id, open = '' } = await room.klass();
  await room.services.sheets.change(id, open, (sheet) =>
    notePhoto(sheet, aPhoto('p1'), [{ person: 'p-ann', distance: 0.4 }]),
  );
  const buttons = [[notMeButton(createSay('en'), { class: id, session: open }, 1)]];
  await room.platform.messenger.send({ chat: room.group.id }, { text: 'You are there.', buttons }, 'yours');
  return { ...room, annNow: async () => marksOf((await room.services.sheets.get(id, open))!).get('p-ann')?.status };
}

it('takes back what a photo said of whoever presses', async () => {
  const { ann, annNow } = await recognisedAnn();
  expect(await annNow()).toBe('present');
  await ann.taps('That is not me');
  expect(ann.hears(/do not mark you in this session/).only).toBe(ann.account);
  expect(await annNow()).toBe('not-yet');
});

it('is nobody else’s to say', async () => {
  const { bo, host, annNow } = await recognisedAnn();
  await bo.taps('That is not me');
  bo.hears(/meant for somebody else/);
  await host.taps('That is not me');
  host.hears(/do not know you yet/);
  expect(await annNow()).toBe('present');
});
