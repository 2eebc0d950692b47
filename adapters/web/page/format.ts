import { words } from './words.js';

/** `3.4 MB`, as people read sizes of files: powers of ten, as the limits of the bot are. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1e6) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}

// Times and days as the visitor's own settings write them.

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const shortDay = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const dayMs = 24 * 60 * 60 * 1000;

/** `9:41 AM`, or `09:41`. */
export function showTimeOfDay(at: number): string {
  return clock.format(at);
}

/** `Today`, `Yesterday`, or the day itself; the same for every moment of one local day. */
export function showDay(at: number, now: number): string {
  if (isSameDay(at, now)) return words.today;
  return isSameDay(at, now - dayMs) ? words.yesterday : day.format(at);
}

/** For lists: the time if it was today, else the day. */
export function briefly(at: number, now: number): string {
  return isSameDay(at, now) ? showTimeOfDay(at) : shortDay.format(at);
}

function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}
