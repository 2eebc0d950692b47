import type { MessageReceived } from '../../chat/event.js';
import type { MergedTemplate } from '../../recognition/recognizer.js';
import { judgeSelfie, type SelfieFault } from '../../recognition/selfie.js';
import { verify } from '../../recognition/match.js';
import type { PhotoLabel } from '../register/register-replies.js';
import type { Context } from '../kernel/story.js';
import { placeOf } from '../kernel/context.js';

/**
 * What a photo says of its sender. Of a face that is not theirs nothing more is asked, and nothing is kept. `label`: of an
 * engine of whole photos.
 */
export type Seen =
  | { kind: 'theirs'; distance: number; label?: PhotoLabel | undefined }
  | { kind: 'unsure' | 'other-face'; label?: PhotoLabel | undefined }
  | { kind: 'unfit'; fault: SelfieFault };

/** Surest first: of several photos the best one counts. */
const order: readonly Seen['kind'][] = ['theirs', 'unsure', 'other-face', 'unfit'];

/**
 * Compares the photos of a message with one template, the sender's own; `others` are their classmates' where the engine
 * cannot tell people apart. Throws the UserErrors `photo.*`.
 */
export async function seeSender(
  { services, event }: Context<MessageReceived>,
  template: MergedTemplate,
  others: readonly MergedTemplate[],
): Promise<Seen> {
  const { recognizer, photos, messenger } = services;
  const stop = messenger.working({ chat: event.chat.id, ...placeOf(event) });
  try {
    const all: Seen[] = [];
    for (const ref of event.photos) {
      const photo = await photos.read(ref);
      const verdict = judgeSelfie(await recognizer.look(photo, 'one'), photo);
      if (!verdict.ok) {
        all.push({ kind: 'unfit', fault: verdict.reason });
        continue;
      }
      const { same, distance } = verify(template, verdict.face, recognizer, others);
      const label = recognizer.labelOf(verdict.face.descriptor);
      if (same === 'yes') return { kind: 'theirs', distance, label };
      all.push({ kind: same === 'unsure' ? 'unsure' : 'other-face', label });
    }
    return all.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0] ?? { kind: 'unfit', fault: 'no-face' };
  } finally {
    stop();
  }
}
