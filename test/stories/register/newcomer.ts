import { register } from '../../../src/stories/register/register.js';
import { selfiesOf } from '../../../src/people/enrolment.js';
import { createClassroom } from '../../helpers/classroom.js';
import { photoOf } from '../../helpers/services.js';

/** Dee, whom the bot has not met, in the direct chat. Photos are words (test/helpers/rooms). */
export async function newcomer() {
  const room = await createClassroom([register]);
  const dee = room.stage.person('Dee Doe');
  const saved = () => room.services.people.of(dee.account);
  const selfies = async () => selfiesOf((await saved())!, room.services.recognizer).length;
  const sends = (...words: string[]) => dee.sends(words.map(photoOf));
  const before = room.services.looks();
  return { ...room, dee, saved, selfies, sends, looks: () => room.services.looks() - before };
}

/** Up to where selfies are awaited. */
export async function consented() {
  const room = await newcomer();
  await room.dee.says('/register Dee Doe dee@example.org');
  await room.dee.taps('Yes, use my face');
  return room;
}

/** With one selfie, and done. */
export async function registered() {
  const room = await consented();
  await room.sends('dee');
  await room.dee.taps('Done');
  room.dee.hears(/All set/);
  return room;
}
