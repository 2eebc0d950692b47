/** Months of UTC as `yyyy-mm`, by which sessions are listed. Times in milliseconds UTC. */

/** An end to "for ever": beyond it no session is looked for. */
const latest = Date.UTC(2100, 0);

export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 'yyyy-mm'.length);
}

/** The months that `[from, to)` touches, in order. */
export function monthsBetween(from: number, to: number): string[] {
  const first = new Date(Math.max(from, 0));
  const months: string[] = [];
  const start = (): number => Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months.length);
  while (start() < Math.min(to, latest)) months.push(monthOf(start()));
  return months;
}
