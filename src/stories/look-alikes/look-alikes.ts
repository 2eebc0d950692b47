/** Somebody whose face is near another member's waits until a host says that they are different people. */
import type { Class, ClassId, Member } from '../../classes/class.js';
import { areToldApart, memberOf, membersOf, setMember, tellApart } from '../../classes/roster.js';
import { mayUseFace } from '../../people/face-consent.js';
import type { Person, PersonId } from '../../people/person.js';
import { lookAlikes as lookAlikesOf } from '../../recognition/gallery.js';
import { decidedReply, lookAlikeNote, newcomerText, type Decided } from './look-alikes-replies.js';
import { expectInSession } from '../join/admit.js';
import { alikeIn } from './alike.js';
import type { Story, Context } from '../kernel/story.js';
import { noteToHosts, noteToPerson } from '../kernel/private-note.js';
import type { Services } from '../kernel/services.js';
import { hostedClass } from '../kernel/permissions.js';

/**
 * Called when somebody's templates, or whether their face may be used, changed while they are on rosters. Gives the
 * classes where they now wait for a host, who is asked.
 */
export async function checkLookAlikes({ services }: Pick<Context, 'services'>, person: Person): Promise<ClassId[]> {
  const waiting: ClassId[] = [];
  for (const id of person.classes) {
    const klass = await services.classes.get(id);
    if (!klass || (memberOf(klass, person.id)?.state ?? 'left') === 'left') continue;
    const alike = await alikeIn(services, klass, person);
    if (alike.length === 0) continue;
    await askHosts(services, await holdOut(services, id, person), person, alike);
    waiting.push(id);
  }
  return waiting;
}

/**
 * The same for everybody of a class at once, where a host's word turned faces on: of two who look alike, whoever has the
 * later number waits. One reading of the people, for a class may be large.
 */
export async function compareAll({ services }: Pick<Context, 'services'>, klass: Class): Promise<void> {
  if (services.recognizer.sees === 'photos') return;
  const rows = membersOf(klass);
  const people = await services.people.many(rows.map((row) => row.person));
  const before: { row: Member; person: Person }[] = [];
  for (const row of rows) {
    const person = people.get(row.person);
    if (!person || !mayUseFace(person, klass)) continue;
    const others = before.filter((one) => !areToldApart(one.row, row)).map((one) => one.person);
    before.push({ row, person });
    const alike = row.state === 'on' ? lookAlikesOf(services.recognizer, person, others) : [];
    if (alike.length === 0) continue;
    await askHosts(services, await holdOut(services, klass.id, person), person, alike);
  }
}

function holdOut(services: Services, id: ClassId, person: Person): Promise<Class> {
  return services.classes.change(id, (now) =>
    memberOf(now, person.id)?.state === 'on' ? setMember(now, person.id, { state: 'waiting' }) : now,
  );
}

/** Both names, to hosts alone; once for the same faces. */
export async function askHosts(
  services: Services,
  klass: Class,
  person: Person,
  alike: readonly Person[],
): Promise<void> {
  const since = memberOf(klass, person.id)?.since ?? 0;
  const ids = [person, ...alike].map(({ id }) => id);
  const key = `look-alike:${klass.id}:${since}:${ids.join(':')}`;
  await noteToHosts(services, klass, (say) => lookAlikeNote(say, klass, person, alike), key);
}

/** What a host's tap came to; who is not waiting any more was decided on before. The newcomer learns it too. */
export async function decideLookAlike(context: Context, klass: Class, id: PersonId, letIn: boolean): Promise<Decided> {
  const { services, event } = context;
  const person = await services.people.get(id);
  if (!person || memberOf(klass, id)?.state !== 'waiting') return { kind: 'before' };
  const apart = letIn ? (await alikeIn(services, klass, person)).map((other) => other.id) : [];
  const decided = await services.classes.change(klass.id, (now) => {
    if (memberOf(now, id)?.state !== 'waiting') return now;
    return letIn ? tellApart(now, id, apart) : setMember(now, id, { state: 'left' });
  });
  if (letIn) await expectInSession(services, decided, [id], event.at);
  await noteToPerson(
    services,
    decided,
    person,
    (say) => ({ text: newcomerText(say, decided, letIn) }),
    `${event.id}:decided`,
  );
  return { kind: letIn ? 'let-in' : 'kept-out', name: person.name };
}

async function press(context: Context, [klassId, person = '']: string[], letIn: boolean): Promise<Decided> {
  return decideLookAlike(context, await hostedClass(context, klassId), person, letIn);
}

/** The buttons of the note to hosts. */
export const lookAlikeStory: Story = {
  presses: {
    letin: async (context, args) => {
      await context.rewrite(decidedReply(context.say, await press(context, args, true)));
    },
    keepout: async (context, args) => {
      await context.rewrite(decidedReply(context.say, await press(context, args, false)));
    },
  },
};
