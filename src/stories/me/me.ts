/** /me: what is kept, in short. /mydata: all of it. */
import { actsOf, membershipsOf, tracesOf } from '../../people/kept.js';
import { policyVersion } from '../../people/person.js';
import { everySheetOf } from '../kernel/every-sheet.js';
import { personOf } from '../kernel/permissions.js';
import type { Flow, Turn } from '../kernel/story.js';
import { classesNaming } from '../kernel/their-classes.js';
import { showOwnProfiles } from '../profile/profile.js';
import { faceIdOf } from '../register/face-id.js';
import { type ClassRecord, meReply, myDataReplies, numbersReplies, privacyReply } from './me-replies.js';

export const me: Flow = {
  commands: {
    me: { place: 'direct', run: showMe },
    mydata: { place: 'direct', run: showEverything },
  },
  presses: { numbers: sendNumbers },
};

async function showMe(turn: Turn): Promise<void> {
  const person = await personOf(turn);
  const { recognizer } = turn.rooms;
  const { engine, version } = recognizer;
  const faceId = faceIdOf(person, recognizer);
  const memberships = membershipsOf(person, await classesNaming(turn.rooms, person));
  await turn.answer(meReply(turn.say, person, memberships, { engine, version, faceId }));
  await showOwnProfiles(turn, person);
}

async function showEverything(turn: Turn): Promise<void> {
  const person = await personOf(turn);
  const classes = await classesNaming(turn.rooms, person);
  const records: ClassRecord[] = [];
  for (const klass of classes) {
    const { id, title } = klass;
    const sheets = await everySheetOf(turn.rooms, klass);
    const excuses = (person.excuses ?? []).filter((excuse) => excuse.class === id);
    records.push({ title, traces: tracesOf(person, title, sheets), acts: actsOf(person, sheets), excuses });
  }
  const faceId = faceIdOf(person, turn.rooms.recognizer);
  const replies = myDataReplies(turn.say, person, membershipsOf(person, classes), records, faceId);
  for (const reply of replies) await turn.answer(reply);
}

async function sendNumbers(turn: Turn): Promise<void> {
  const person = await personOf(turn);
  for (const reply of numbersReplies(turn.say, person)) await turn.answer(reply);
}

// /privacy: what is kept and why, in short.

export const privacy: Flow = {
  commands: { privacy: { place: 'anywhere', run: tell } },
  // Under /start; the verb says all there is.
  presses: { privacy: tell },
};

async function tell(turn: Turn): Promise<void> {
  await turn.answer(privacyReply(turn.say, policyVersion));
}
