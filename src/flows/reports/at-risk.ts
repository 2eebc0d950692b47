/** Everybody of a report with their numbers, those at risk first. For hosts, unless the class chose otherwise. */
import { risksOf, type RiskRules } from '../../reports/at-risk.js';
import type { PersonNumbers } from '../../reports/statistics.js';
import type { PersonLine } from '../../wording/reports/people.js';
import { named } from '../names.js';
import type { Rooms } from '../rooms.js';
import { sessionsLeft, type ClassReport } from './class-report.js';

/**
 * Members of today by name, then those who left and still have marks. Being at risk is a matter of the term: a week's
 * report judges by its own rate, and only the term's knows what can still be reached.
 */
export async function peopleOf(rooms: Rooms, report: ClassReport, at: number): Promise<PersonLine[]> {
  const { klass, numbers, period } = report;
  const rules: RiskRules = {
    requiredRate: klass.requiredRate === undefined ? undefined : klass.requiredRate / 100,
    remaining: period.unit === 'term' ? await sessionsLeft(rooms, klass, at) : undefined,
  };
  const rows = new Map(klass.members.map((member) => [member.person, member]));
  const isOn = (id: string): boolean => rows.get(id)?.state === 'on';
  const lines = (await named(rooms, klass, [...numbers.people.keys()])).map(({ person, name }): PersonLine => {
    const own: PersonNumbers = numbers.people.get(person)!;
    const number = rows.get(person)?.number;
    return { name, number, isOn: isOn(person), numbers: own, risks: isOn(person) ? risksOf(own, rules) : [] };
  });
  const rank = ({ isOn: on, risks }: PersonLine): number => (on ? (risks.length > 0 ? 0 : 1) : 2);
  // Among those at risk the lowest rate comes first; the others stay in the order of their names.
  const rate = ({ risks, numbers: { rate: own = 1 } }: PersonLine): number => (risks.length > 0 ? own : 0);
  return lines.sort((a, b) => rank(a) - rank(b) || rate(a) - rate(b));
}
