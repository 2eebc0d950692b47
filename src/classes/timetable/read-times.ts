/** Times of the day as hosts type them. */
import { dash, readPattern, type Read } from './read-words.js';
import { minutesOfDay, type Minutes } from './wall-clock.js';

/** "9:00", "09.30", "9", "14h30", "2:15 pm": minutes of the day. "24:00" is its end. */
export function readTime(text: string): Read<Minutes> | undefined {
  const found = readPattern(text, /^(\d{1,2})(?:[:.h](\d{2})(?!\.))?(?:\s*(am|pm)\b)?(?!\d|[:.]\d)/i);
  if (!found) return undefined;
  const [, hours = '', minutes = '0', half] = found.value;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const time = hour * 60 + Number(minutes);
  const isClock = Number(minutes) < 60 && time <= minutesOfDay && (half === undefined || Number(hours) <= 12);
  return isClock ? { value: time, rest: found.rest } : undefined;
}

/** "9:00-10:30", or "9:00" alone. An end of 0:00 is the end of the day. Undefined where it ends before it begins. */
export function readSpan(text: string): Read<{ from: Minutes; to?: Minutes }> | undefined {
  const from = readTime(text);
  if (!from || from.value === minutesOfDay) return undefined;
  if (!dash.test(from.rest)) return { value: { from: from.value }, rest: from.rest };
  const to = readTime(from.rest.replace(dash, ''));
  const end = to?.value === 0 ? minutesOfDay : to?.value;
  return to && end !== undefined && end > from.value
    ? { value: { from: from.value, to: end }, rest: to.rest }
    : undefined;
}
