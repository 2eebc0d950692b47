/** Who is at risk, and by which rule. */
import { sumOf, type PersonNumbers } from './statistics.js';

export type Risk = 'below-rate' | 'absent-in-a-row' | 'out-of-reach';

export interface RiskRules {
  /** Between 0 and 1; without it nobody is below it. */
  requiredRate?: number | undefined;
  /** Sessions still to come that count for it, as far as they are known. */
  remaining?: number | undefined;
}

/** Absences one after the other that are worth a look, whatever the rate. */
export const absencesInARow = 3;
/** One absence in the first two sessions says nothing of anybody. */
const fewestForRate = 3;

/**
 * The rules that somebody meets, the gravest first: even with every session to come they would stay below the required
 * rate; they are below it; they were absent several times in a row.
 */
export function risksOf({ counts, rate, absentInARow }: PersonNumbers, rules: RiskRules): Risk[] {
  const { requiredRate, remaining } = rules;
  const risks: Risk[] = [];
  if (requiredRate !== undefined && rate !== undefined) {
    const attended = counts.present + counts.late;
    const counted = sumOf(counts) - counts.excused;
    const best = remaining === undefined ? undefined : (attended + remaining) / (counted + remaining);
    if (best !== undefined && best < requiredRate) risks.push('out-of-reach');
    else if (rate < requiredRate && counted >= fewestForRate) risks.push('below-rate');
  }
  if (absentInARow >= absencesInARow) risks.push('absent-in-a-row');
  return risks;
}
