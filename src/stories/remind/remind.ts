/** Reminders, for those who asked for them: a session has begun, and they are not marked. */
import { choiceOption, command, wholeText } from '../kernel/command.js';
import { waitingClaims } from '../../attendance/claims.js';
import { marksOf } from '../../attendance/marks.js';
import { noteReminded } from '../../attendance/session.js';
import type { Sheet } from '../../attendance/sheet.js';
import type { MessageReceived, TimerFired } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { localTime } from '../../classes/local-day.js';
import { UserError } from '../../errors.js';
import { mayUseFace } from '../../people/face-consent.js';
import { remindReply } from '../timetable/timetable-replies.js';
import type { Story, Context } from '../kernel/story.js';
import { noteToPerson } from '../kernel/private-note.js';
import type { Services } from '../kernel/services.js';
import { personOf } from '../kernel/permissions.js';

export const remind: Story = {
  commands: [
    command({
      ...{ name: 'remind', usage: '/remind [off]', about: 'menu.remind' },
      ...{ where: 'direct', who: 'everybody', answer: 'private' },
      options: [choiceOption('what', ['off'])],
      forms: [
        { form: '/remind', does: 'remind.form.on' },
        { form: '/remind off', does: 'remind.form.off' },
      ],
      help: { direct: ({ isOnRoster }) => (isOnRoster ? 'remind.help' : undefined) },
      parse: wholeText,
      run: setReminders,
    }),
  ],
  timers: { sessions: remindDue },
};

async function setReminders(context: Context<MessageReceived>, { text }: { text: string }): Promise<void> {
  const { services, say } = context;
  const word = text.trim().toLowerCase();
  if (!['', 'on', 'off'].includes(word)) throw new UserError('command.usage', { usage: '/remind, /remind off' });
  const person = await personOf(context);
  await services.people.change(person.id, (now) => {
    if (word !== 'off') return now.wantsReminders ? now : { ...now, wantsReminders: true };
    const without = { ...now };
    delete without.wantsReminders;
    return now.wantsReminders ? without : now;
  });
  await context.reply({ text: say(word === 'off' ? 'remind.is-off' : 'remind.is-on') });
}

/** One session that cannot be served keeps no other waiting, and the next minute tries again. */
async function remindDue(services: Services, { at }: TimerFired): Promise<void> {
  const failures: unknown[] = [];
  for (const { class: id, session, closesAt, remindAt } of await services.sheets.open()) {
    if (remindAt === undefined || remindAt > at || closesAt <= at) continue;
    const [klass, sheet] = [await services.classes.get(id), await services.sheets.get(id, session)];
    if (klass && sheet) await remindMissing(services, klass, sheet).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

/** Messages first, under keys of their own: a crash before it is noted sends none of them twice. */
async function remindMissing(services: Services, klass: Class, sheet: Sheet): Promise<void> {
  const waiting = new Set(waitingClaims(sheet).map(({ person }) => person));
  const missing = [...marksOf(sheet)].flatMap(([person, { status }]) =>
    status === 'not-yet' && !waiting.has(person) ? [person] : [],
  );
  const people = await services.people.many(missing);
  const shown = { title: klass.title, time: localTime(sheet.openedAt, klass.timeZone) };
  for (const person of people.values()) {
    if (!person.wantsReminders) continue;
    const face = mayUseFace(person, klass);
    await noteToPerson(
      services,
      klass,
      person,
      (say) => remindReply(say, sheet, { ...shown, face }),
      `${sheet.session}:remind`,
    );
  }
  await services.sheets.change(klass.id, sheet.session, noteReminded);
}
