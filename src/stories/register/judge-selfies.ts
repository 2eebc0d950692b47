/** Looking at photos that are to enrol somebody, one after the other. */
import type { EventId, PhotoRef } from '../../chat/event.js';
import { UserError } from '../../errors.js';
import type { Selfie } from '../../people/enrolment.js';
import { decodeDescriptor, encodeDescriptor } from '../../recognition/gallery.js';
import { judgeSelfie } from '../../recognition/selfie.js';
import type { JudgedSelfie } from './register-replies.js';
import { mostSelfies } from './face-id.js';
import type { Services } from '../kernel/services.js';

/** What became of one photo, and what is kept of it when it is good. */
export interface Judged {
  outcome: JudgedSelfie;
  selfie?: Selfie;
}

/** The photos of one event. `at`: milliseconds UTC. */
export interface SentSelfies {
  event: EventId;
  at: number;
  photos: readonly PhotoRef[];
  /** They take the place of those there are, and need not be of the same face. */
  afresh?: boolean;
}

/**
 * The very same photo gives the very same numbers, but for their rounding. Two photos of one face are at 0.018 or more by
 * cosine, one that was cut and lit differently at 0.0014.
 */
const samePhoto = 1e-4;

/**
 * One result per photo, in their order; nothing is saved. `kept`: the person's selfies so far. A photo of this event that
 * is among them already (the event came twice) is accepted again without being looked at.
 */
export async function judgeSelfies(
  services: Services,
  { event, at, photos, afresh = false }: SentSelfies,
  kept: readonly Selfie[],
): Promise<Judged[]> {
  const ids = photos.map((_, place) => services.idFrom(event, `selfie ${place}`));
  const before = afresh ? [] : kept.filter((selfie) => !ids.includes(selfie.event));
  const judged: Judged[] = [];
  for (const [place, photo] of photos.entries()) {
    const id = ids[place]!; // one id per photo, made above
    const done = kept.find((selfie) => selfie.event === id);
    const others = [...before, ...judged.flatMap(({ selfie }) => (selfie ? [selfie] : []))];
    judged.push(
      done ? { outcome: { kind: 'accepted' }, selfie: done } : await judgeOne(services, photo, id, others, at),
    );
  }
  return judged;
}

/** `others`: the selfies accepted before this one. A face unlike theirs may be somebody else's. */
async function judgeOne(
  services: Services,
  ref: PhotoRef,
  event: string,
  others: readonly Selfie[],
  at: number,
): Promise<Judged> {
  const { recognizer } = services;
  if (others.length >= mostSelfies(recognizer)) return { outcome: { kind: 'full' } };
  try {
    const photo = await services.photos.read(ref);
    const verdict = judgeSelfie(await recognizer.look(photo, 'one'), photo);
    if (!verdict.ok) return { outcome: { kind: 'refused', fault: verdict.reason } };
    const { descriptor } = verdict.face;
    const known = others.map((selfie) => decodeDescriptor(selfie.descriptor));
    if (known.some((one) => recognizer.distance(one, descriptor) < samePhoto)) return { outcome: { kind: 'same' } };
    if (known.length > 0 && recognizer.distance(recognizer.merge(known), descriptor) > recognizer.thresholds.alike)
      return { outcome: { kind: 'different' } };
    return {
      outcome: { kind: 'accepted', hint: verdict.hint, label: recognizer.labelOf(descriptor) },
      selfie: { event, at, descriptor: encodeDescriptor(descriptor) },
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { outcome: { kind: 'unreadable', code: error.code, details: error.details } };
  }
}
