import { expect, it } from 'vitest';
import { nextDueMinute } from '../../../src/cli/play/next-due.js';
import { stories } from '../../../src/stories/every-story.js';
import type { Services } from '../../../src/stories/kernel/services.js';

const minute = 60_000;

/** Rooms in which a timetable, a digest and an open session are due at these times. */
function due(timetable: number, digest: number, closesAt: number, remindAt?: number): Services {
  const at = (time: number) => ({ due: (now: number) => Promise.resolve(now >= time ? ['class'] : []) });
  const open = () => Promise.resolve([{ class: 'class', session: 'session', closesAt, remindAt }]);
  // Nothing else of the rooms is asked.
  return { timetables: at(timetable), digests: at(digest), sheets: { open } } as unknown as Services;
}

it.each<[string, Services, number | undefined]>([
  ['a timetable', due(500_000 * minute, Infinity, Infinity), 500_000],
  ['a digest', due(Infinity, 7 * minute, Infinity), 7],
  ['a close', due(Infinity, Infinity, 90 * minute), 90],
  ['a reminder, which comes first', due(Infinity, Infinity, 90 * minute, 10 * minute), 10],
  ['what comes within a minute', due(7 * minute + 1, Infinity, Infinity), 8],
  ['what was due before', due(1, Infinity, Infinity), 6],
  ['nothing', due(Infinity, Infinity, Infinity), undefined],
])('%s is the next', async (_, services, then) => {
  const found = await nextDueMinute(services, 5 * minute, 600_000 * minute);
  expect(found).toBe(then === undefined ? undefined : then * minute);
});

it('knows what every flow’s timer goes by', () => {
  // One more flow with a timer: nextDue has to know what it reads.
  expect(stories.filter(({ timers }) => timers?.sessions)).toHaveLength(4);
});
