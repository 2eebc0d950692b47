/** More could not be told apart at a glance; most countries have fewer. */
const most = 6;

/** The time zones of the region that a language tag names, or where its language is spoken most; none where they are many. */
export function zonesOf(language: string): { region: string; zones: string[] } {
  try {
    const { region = '' } = new Intl.Locale(language).maximize();
    const locale: Intl.Locale & { timeZones?: string[]; getTimeZones?: () => string[] } = new Intl.Locale(
      `und-${region}`,
    );
    // Node 20 has the first, later ones the second.
    const zones = locale.timeZones ?? locale.getTimeZones?.() ?? [];
    return { region, zones: zones.length > most ? [] : zones };
  } catch {
    return { region: '', zones: [] };
  }
}
