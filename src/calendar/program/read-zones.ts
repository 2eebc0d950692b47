/** Part of the calendar program: zones by the names that files use for them. */
export const readZones = String.raw`
/**
 * A zone is { toInstant, toWall } between milliseconds UTC and the wall's, which are counted as if they were UTC. The
 * function answers for a name: IANA's word comes before the file's, which may be old, and the file's before Windows'. No
 * name, and one that nobody knows, is the class's own zone.
 */
function createZones(ICAL, { FixedOffsetZone, IANAZone }, windowsZones, described, timeZone) {
  const minute = 60_000;
  const luxonZone = (zone) => zoneBy((at) => zone.offset(at) * minute);
  const own = luxonZone(IANAZone.create(timeZone));
  const utc = zoneBy(() => 0);
  const windows = new Map(Object.entries(windowsZones).map(([name, iana]) => [name.toLowerCase(), iana]));
  const byFile = new Map();
  for (const text of described) {
    try {
      const zone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(text)));
      if (zone.component.getAllSubcomponents().length > 0) byFile.set(zone.tzid, icalZone(ICAL, zone));
    } catch {
      // One that makes no sense is one that is not described.
    }
  }
  const known = new Map();
  let byCity;
  const find = (name) => {
    const iana = ianaOf(IANAZone, name);
    if (iana !== undefined) return luxonZone(IANAZone.create(iana));
    const there = byFile.get(name);
    if (there) return there;
    byCity ??= new Map(Intl.supportedValuesOf('timeZone').map((zone) => [cityOf(zone), zone]));
    const meant = displayNames(name).map((each) => windows.get(each) ?? byCity.get(each)).find(Boolean);
    if (meant !== undefined) return luxonZone(IANAZone.create(meant));
    const fixed = fixedZone(FixedOffsetZone, name);
    return fixed ? luxonZone(fixed) : own;
  };
  return (name) => {
    if (name === undefined || name === '') return own;
    if (name === 'Z') return utc;
    if (!known.has(name)) known.set(name, find(name));
    return known.get(name);
  };
}

/**
 * What Windows may mean by "(UTC+01:00) Amsterdam, Berlin", "Eastern Time (US & Canada)" or "Romance Daylight Time": a zone of
 * its own, or a city of IANA's, in lower case.
 */
function displayNames(name) {
  const plain = name.toLowerCase().replace(/^\([^)]*\)\s*/, '').trim();
  const short = plain.replace(/\s*\([^)]*\)$/, '').replace(/ (daylight |summer |standard )?time$/, '');
  return [plain, short + ' standard time', ...plain.split(',').map((city) => city.trim())];
}

/** "Europe/Berlin" is "berlin". */
function cityOf(zone) {
  return zone.split('/').at(-1).replaceAll('_', ' ').toLowerCase();
}

/** "UTC+1", "GMT+0100", "(UTC+01:00) …", "+01:00". */
function fixedZone(FixedOffsetZone, name) {
  const [whole, sign, hours, minutes = 0] = /^\(?(?:UTC|GMT|Z)?(?:([+-])(\d{1,2}):?(\d\d)?)?(?:\)|$)/i.exec(name) ?? [];
  if (!whole) return undefined;
  return FixedOffsetZone.instance(hours === undefined ? 0 : Number(sign + 1) * (Number(hours) * 60 + Number(minutes)));
}

/** "Europe/Berlin", also behind a path as some programs write it: "/citadel.org/20210210_1/Europe/Berlin", "tzone://Microsoft/Utc". */
function ianaOf(IANAZone, zone) {
  const name = /(?:^|\/)([A-Z]\w+(?:\/[A-Z][\w+-]+){1,2})$/.exec(zone)?.[1] ?? zone;
  const path = name.split('/');
  return [name, path.slice(-2).join('/'), path.at(-1)].find((each) => IANAZone.isValidZone(each));
}

/** By its offset at an instant. Of a time that comes twice the first is meant; one that never comes is after the jump. */
function zoneBy(offset) {
  const day = 86_400_000;
  const toWall = (at) => at + offset(at);
  const toInstant = (wall) => {
    const [before, after] = [wall - offset(wall - day), wall - offset(wall + day)];
    const [first = before] = [before, after].filter((at) => toWall(at) === wall).sort((a, b) => a - b);
    return first;
  };
  return { toWall, toInstant };
}

function icalZone(ICAL, zone) {
  return zoneBy((at) => {
    const { year, month, day, hour, minute, second } = ICAL.Time.fromJSDate(new Date(at), true).convertToZone(zone);
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
  });
}
`;
