/** "That mark is wrong": open to everybody on the sheet, and waits for a host. */
import type { PersonId } from '../people/person.js';
import { markByHand, type Act, type Contest, type Sheet, type Status } from './sheet.js';

/** What waits for a host's answer on this person's mark. */
export function waitingContest(sheet: Sheet, person: PersonId): Contest | undefined {
  return sheet.contests?.find((one) => one.person === person && !one.settled);
}

/** While one waits, a second changes what is asked for: the last word of the person holds. */
export function addContest(
  sheet: Sheet,
  { event, at, person, wanted }: { event: string; at: number; person: PersonId; wanted: Status },
): Sheet {
  const before = sheet.contests ?? [];
  if (before.some((one) => one.event === event)) return sheet;
  const others = before.filter((one) => one.person !== person || one.settled);
  return { ...sheet, contests: [...others, { event, at, person, wanted }] };
}

/** A host's answer, once: where they agree, the mark is what the person asked for, by that host's hand. */
export function settleContest(sheet: Sheet, person: PersonId, act: Act & { accepted: boolean }): Sheet {
  const found = waitingContest(sheet, person);
  if (!found || sheet.contests?.some(({ settled }) => settled?.event === act.event)) return sheet;
  const { event, at, by, accepted } = act;
  const contests = sheet.contests?.map((one) =>
    one === found ? { ...one, settled: { event, at, by, accepted } } : one,
  );
  const settled: Sheet = { ...sheet, ...(contests && { contests }) };
  return accepted ? markByHand(settled, person, found.wanted, act) : settled;
}
