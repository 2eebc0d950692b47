import { arrive, createWelcome } from './start/start.js';
import { attend } from './attend/attend.js';
import { check } from './attend/check.js';
import { heldPhoto } from './attend/held-photo.js';
import { missing } from './attend/missing.js';
import { offer } from './attend/offer.js';
import { undo } from './attend/undo.js';
import { claim } from './session/claim.js';
import { fix } from './mark/fix.js';
import { mark } from './mark/mark.js';
import { notMe } from './mark/not-me.js';
import { digest } from './digest/digest.js';
import { excuse } from './excuse/excuse.js';
import type { Command } from './kernel/command.js';
import { commandsOf } from './kernel/menu.js';
import type { Story } from './kernel/story.js';
import { exporting } from './export/export.js';
import { forget } from './forget/forget.js';
import { host } from './host/host.js';
import { join } from './join/join.js';
import { link } from './link/link.js';
import { lookAlikeStory } from './look-alikes/look-alikes.js';
import { makeClass } from './class/class.js';
import { me, privacy } from './me/me.js';
import { register } from './register/register.js';
import { remind } from './remind/remind.js';
import { roster } from './roster/roster.js';
import { profile } from './profile/profile.js';
import { schedule } from './timetable/timetable.js';
import { selfie } from './selfie/selfie.js';
import { session } from './session/session.js';
import { settings } from './settings/settings.js';
import { summary } from './summary/summary.js';

/**
 * All that people can do, in the order of menus and of /help. No two stories answer to the same command, button or
 * conversation: a test holds that. Timers run in this order: what closes a session before what opens the next one, and
 * digests after both, so that their numbers are the day's.
 */
export const stories: readonly Story[] = [
  ...[arrive, createWelcome(() => stories), register, selfie],
  ...[makeClass, attend, offer, heldPhoto, check, missing, undo, mark, fix, notMe, session],
  ...[join, lookAlikeStory, claim],
  ...[summary, profile, exporting, settings],
  ...[schedule, excuse, remind, digest],
  ...[roster, host],
  ...[me, link, forget, privacy],
];

export const commands: readonly Command[] = commandsOf(stories);
