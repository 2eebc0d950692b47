/** Posting digests: each once for its day, and late rather than never. */
import type { MessageId, TimerFired } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { changeDigest, digestDueAt, notePosted, type Digest } from '../../classes/digests.js';
import { addDays, instantOf, type LocalDate } from '../../classes/timetable/wall-clock.js';
import { AdapterError, isRefusal } from '../../errors.js';
import { refusedReply } from './digest-replies.js';
import { noteToHosts } from '../kernel/private-note.js';
import type { Services } from '../kernel/services.js';
import { changeDigests, digestCalendar, wakeDigests } from './change.js';
import { beginningOf, digestOf, type DigestSpan } from './content.js';
import { hashOf } from './posted.js';
import { placeIn } from '../kernel/home.js';

/** A class or a channel that cannot be served keeps no other waiting, and the next minute tries again. */
export async function runDigests(services: Services, { at }: TimerFired): Promise<void> {
  const failures: unknown[] = [];
  for (const id of await services.digests.due(at)) {
    const [klass, found] = [await services.classes.get(id), await services.digests.get(id)];
    if (!klass || !found) continue;
    const calendar = await digestCalendar(services, klass);
    for (const digest of found.digests) {
      const due = digestDueAt(digest, calendar, at);
      if (due) await post(services, klass, digest, due, at).catch((error: unknown) => failures.push(error));
    }
    // What failed stays due; everything else has its next time.
    await wakeDigests(services, klass, at);
  }
  if (failures.length > 0) throw failures[0];
}

/** That it is begun is written before it is sent, and that it is sent after: what lies between is counted, not guessed. */
async function post(
  services: Services,
  klass: Class,
  digest: Digest,
  { day, since: due }: { day: LocalDate; since: number },
  at: number,
): Promise<void> {
  const span = { day, from: beginningOf(klass, digest, day), due, at };
  const note = (apply: (digest: Digest) => Digest) =>
    changeDigests(services, klass, at, (now) => changeDigest(now, digest.id, apply));
  if (await isTooSoon(services, klass, digest, span)) return;
  const reply = await digestOf(services, klass, digest, span);
  if (!reply) {
    await note((now) => settled(now, span));
    return;
  }
  await note((now) => begun(now, day));
  let message: MessageId;
  try {
    message = await services.messenger.send(placeIn(klass, digest.chat), reply, `digest ${digest.id} ${day}`);
  } catch (error) {
    // Refused for now, for sure. An answer that did not come may have been a yes.
    if (error instanceof AdapterError && error.code === 'rate-limited') await note(notTrying);
    if (!isRefusal(error)) throw error;
    await note((now) => ({ ...settled(now, span), refused: true }));
    if (!digest.refused) {
      await noteToHosts(
        services,
        klass,
        (say) => refusedReply(say, klass, digest),
        `digest ${digest.id} ${day} refused`,
      );
    }
    return;
  }
  await note((now) => notePosted(settled(now, span), { ...span, message, said: hashOf(reply) }));
}

/**
 * What nothing comes after, or what says that it comes after the lessons, waits for a session of that day that is still open;
 * a week for one that should have been closed by then, for the next one begins behind it.
 */
async function isTooSoon(
  services: Services,
  { id, timeZone }: Class,
  { kind, afterLessons }: Digest,
  { day, due, at }: DigestSpan,
): Promise<boolean> {
  if (kind === 'week') return (await services.sheets.open()).some((one) => one.class === id && one.closesAt <= due);
  if (kind !== 'term' && !afterLessons) return false;
  const end = instantOf(addDays(day, 1), 0, timeZone);
  const sheets = await services.sheets.between(id, instantOf(day, 0, timeZone), end);
  return at < end && sheets.some(({ closedAt }) => closedAt === undefined);
}

function begun(digest: Digest, day: LocalDate): Digest {
  if (digest.trying !== day) return { ...digest, trying: day };
  return { ...digest, doubted: (digest.doubted ?? 0) + 1 };
}

function notTrying(digest: Digest): Digest {
  const after = { ...digest };
  delete after.trying;
  return after;
}

function settled(digest: Digest, { day, due }: DigestSpan): Digest {
  const after = notTrying(digest);
  delete after.refused;
  return { ...after, last: day, ...(digest.kind === 'week' && { until: due }) };
}
