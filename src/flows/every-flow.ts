import { arrive } from './arrive.js';
import { attend } from './attend/attend.js';
import { check } from './attend/check.js';
import { heldPhoto } from './attend/held-photo.js';
import { missing } from './attend/missing.js';
import { offer } from './attend/offer.js';
import { undo } from './attend/undo.js';
import { claim } from './claim.js';
import { fix } from './correct/fix.js';
import { mark } from './correct/mark.js';
import { notMe } from './correct/not-me.js';
import { digest } from './digest.js';
import { excuse } from './excuse.js';
import type { Flow } from './flow.js';
import { exporting } from './export.js';
import { forget } from './forget.js';
import { gatheredEdits } from './gathered-edits.js';
import { host } from './host.js';
import { join } from './join.js';
import { link } from './link.js';
import { lookAlikes } from './look-alikes.js';
import { makeClass } from './make-class.js';
import { me } from './me.js';
import { privacy } from './privacy.js';
import { register } from './register.js';
import { remind } from './remind.js';
import { roster } from './roster/roster.js';
import { profile } from './profile.js';
import { schedule } from './schedule.js';
import { selfie } from './selfie.js';
import { session } from './session.js';
import { settings } from './settings.js';
import { summary } from './summary.js';
import { welcome } from './welcome.js';

/** All that people can do. No two flows answer to the same command, button or conversation: a test holds that. */
export const flows: readonly Flow[] = [
  ...[arrive, welcome, register, me, forget, privacy, link],
  ...[makeClass, join, lookAlikes, roster, host],
  ...[session, claim, selfie, attend, offer, heldPhoto, check, missing, undo, fix, mark, notMe],
  ...[summary, profile, exporting, settings],
  excuse,
  // What closes a session comes before what opens the next one, and digests last: their numbers are then the day's.
  ...[schedule, remind, digest],
  gatheredEdits,
];
