/**
 * A class's year by the calendar, for tests that run it through: what it is to have is told here day by day from the
 * wall, without any of the code that is tested.
 */

/** Every local date of a year that has both changes of clocks and a leap day. */
export const yearDates: readonly string[] = Array.from({ length: 366 }, (_, days) =>
  new Date(Date.UTC(2027, 8, 1) + days * 86_400_000).toISOString().slice(0, 10),
);

export const timeZone = 'Europe/Berlin';
/** In the night of a Sunday; 02:00 to 03:00 does not come on the first, and comes twice on the second. */
export const changes = { autumn: '2027-10-31', spring: '2028-03-26' };

/** What the host sets. */
export const commands: readonly string[] = [
  '/schedule zone Europe/Berlin',
  '/schedule Mon-Fri 8:00-9:30',
  '/schedule every 2 weeks Wed 14:00-15:30 from 2027-09-08',
  // Where clocks change, and up to midnight.
  '/schedule Sun 2:15-3:30',
  '/schedule Thu 23:00-24:00',
  '/schedule break 2027-10-18..2027-10-29 Autumn',
  '/schedule break 2027-12-20..2028-01-07 Winter',
  '/schedule holiday 2028-05-01',
  '/schedule 2027-12-22 10:00-11:00',
  '/digest 18:00',
  // Its hour does not come on one night, and comes twice on another.
  '/digest 2:30 @night',
  '/digest weekly 17:00 @week Fri',
];

const breaks: readonly [string, string][] = [
  ['2027-10-18', '2027-10-29'],
  ['2027-12-20', '2028-01-07'],
  ['2028-05-01', '2028-05-01'],
];

export function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** The meetings of a date, as a host would read them off the plan. */
export function meetingsOf(date: string): string[] {
  if (date === '2027-12-22') return ['10:00'];
  if (breaks.some(([from, to]) => from <= date && date <= to)) return [];
  const day = weekday(date);
  const weeks = Math.floor((Date.parse(date) - Date.parse('2027-09-06')) / (7 * 86_400_000));
  return [
    ...(day === 0 ? ['02:15'] : []),
    ...(day >= 1 && day <= 5 ? ['08:00'] : []),
    ...(day === 3 && date >= '2027-09-08' && weeks % 2 === 0 ? ['14:00'] : []),
    ...(day === 4 ? ['23:00'] : []),
  ];
}

/** Hours at which something begins, ends or is posted: where a missed, doubled or broken minute hurts most. */
export const busyTimes: readonly string[] = [
  ...['00:00', '02:15', '02:30', '03:00', '03:30', '08:00', '08:10', '09:30'],
  ...['10:00', '11:00', '14:00', '15:30', '17:00', '18:00', '23:00'],
];
