/** Digests that were posted follow what becomes of their sessions, and say so. */
import { createHash } from 'node:crypto';
import type { Sheet } from '../../attendance/sheet.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { Digest, PostedDigest } from '../../classes/digests.js';
import { createSay } from '../../locales/say.js';
import type { Services } from '../kernel/services.js';
import type { Shown } from '../live/shown.js';
import { digestOf } from './content.js';

/** What it said, short enough to be kept. */
export function hashOf({ text }: Reply): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** Those that tell of this session, or told of it before it was moved, as they are to be read now. */
export async function shownDigests(services: Services, klass: Class, sheet: Sheet): Promise<Shown[]> {
  const { digests = [] } = (await services.digests.get(klass.id)) ?? {};
  const shown: Shown[] = [];
  for (const digest of digests) {
    for (const posted of digest.posted ?? []) {
      if (!tellsOf(posted, sheet)) continue;
      const reply = await replyOf(services, klass, digest, posted);
      shown.push({ chat: digest.chat, message: posted.message, reply, isFirst: false });
    }
  }
  return shown;
}

/** A lesson that a weekly one tells of may have begun a while before its time. */
const longest = 24 * 3_600_000;

function tellsOf({ from, at }: PostedDigest, { openedAt, history = [] }: Sheet): boolean {
  const openings = [openedAt, ...history.map(({ before }) => before.openedAt)];
  return openings.some((opened) => opened > from - longest && opened <= at);
}

async function replyOf(services: Services, klass: Class, digest: Digest, posted: PostedDigest): Promise<Reply> {
  const say = createSay(klass.language);
  const now = await digestOf(services, klass, digest, posted);
  if (!now) return { text: say('digest.nothing-left', { title: klass.title }) };
  const isAsPosted = hashOf(now) === posted.said;
  return isAsPosted ? now : { ...now, text: [now.text, say('digest.corrected')].join('\n') };
}
