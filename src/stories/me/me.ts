/** /me: what is kept, in short. /mydata: all of it. */
import { command, nothing } from '../kernel/command.js';
import { actsOf, membershipsOf, tracesOf } from '../../people/kept.js';
import { policyVersion } from '../../people/person.js';
import { everySheetOf } from '../kernel/every-sheet.js';
import { personOf } from '../kernel/permissions.js';
import type { Story, Context } from '../kernel/story.js';
import { classesNaming } from '../kernel/their-classes.js';
import { showOwnProfiles } from '../profile/profile.js';
import { faceIdOf } from '../register/face-id.js';
import { type ClassRecord, meReply, myDataReplies, numbersReplies, privacyReply } from './me-replies.js';

export const me: Story = {
  commands: [
    command({
      ...{ name: 'me', usage: '/me', about: 'menu.me' },
      ...{ where: 'direct', who: 'everybody', answer: 'private' },
      help: { direct: ({ registered }) => (registered === 'no' ? undefined : 'me.help') },
      parse: nothing,
      run: showMe,
    }),
    command({
      ...{ name: 'mydata', usage: '/mydata', about: 'menu.mydata' },
      ...{ where: 'direct', who: 'everybody', answer: 'private' },
      parse: nothing,
      run: showEverything,
    }),
  ],
  presses: { numbers: sendNumbers },
};

async function showMe(context: Context): Promise<void> {
  const person = await personOf(context);
  const { recognizer } = context.services;
  const { engine, version } = recognizer;
  const faceId = faceIdOf(person, recognizer);
  const memberships = membershipsOf(person, await classesNaming(context.services, person));
  await context.reply(meReply(context.say, person, memberships, { engine, version, faceId }));
  await showOwnProfiles(context, person);
}

async function showEverything(context: Context): Promise<void> {
  const person = await personOf(context);
  const classes = await classesNaming(context.services, person);
  const records: ClassRecord[] = [];
  for (const klass of classes) {
    const { id, title } = klass;
    const sheets = await everySheetOf(context.services, klass);
    const excuses = (person.excuses ?? []).filter((excuse) => excuse.class === id);
    records.push({ title, traces: tracesOf(person, title, sheets), acts: actsOf(person, sheets), excuses });
  }
  const faceId = faceIdOf(person, context.services.recognizer);
  const replies = myDataReplies(context.say, person, membershipsOf(person, classes), records, faceId);
  for (const reply of replies) await context.reply(reply);
}

async function sendNumbers(context: Context): Promise<void> {
  const person = await personOf(context);
  for (const reply of numbersReplies(context.say, person)) await context.reply(reply);
}

// /privacy: what is kept and why, in short.

export const privacy: Story = {
  commands: [
    command({
      ...{ name: 'privacy', usage: '/privacy', about: 'menu.privacy' },
      ...{ where: 'anywhere', who: 'everybody', answer: 'public' },
      help: { direct: () => 'me.privacy.help' },
      parse: nothing,
      run: tell,
    }),
  ],
  // Under /start; the verb says all there is.
  presses: { privacy: tell },
};

async function tell(context: Context): Promise<void> {
  await context.reply(privacyReply(context.say, policyVersion));
}
