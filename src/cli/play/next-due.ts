/** Which minutes have something to do: the others would pass unheard, and a story's year has half a million of them. */
import type { Services } from '../../stories/kernel/services.js';

const minute = 60_000;

/** The first minute of `(from, to]`, milliseconds UTC, at which a timer's flow finds something due. */
export async function nextDueMinute(services: Services, from: number, to: number): Promise<number | undefined> {
  let [before, then] = [Math.floor(from / minute), Math.floor(to / minute)];
  if (then <= before || !(await isDue(services, then * minute))) return undefined;
  // What is due stays due until a minute has seen to it.
  while (then - before > 1) {
    const middle = Math.floor((before + then) / 2);
    if (await isDue(services, middle * minute)) then = middle;
    else before = middle;
  }
  return then * minute;
}

/** Every timer reads one of these before it does anything; edits that are gathered do not wait for it here. */
async function isDue({ timetables, digests, sheets }: Services, at: number): Promise<boolean> {
  if ((await timetables.due(at)).length > 0 || (await digests.due(at)).length > 0) return true;
  return (await sheets.open()).some(({ closesAt, remindAt = Infinity }) => Math.min(closesAt, remindAt) <= at);
}
