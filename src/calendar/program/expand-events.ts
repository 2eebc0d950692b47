/** Part of the calendar program: from events to everything that takes place. */
export const expandEvents = String.raw`
const day = 86_400_000;
/** Milliseconds beyond either end in which occurrences are looked for: their zones are not the class's. */
const margin = 3 * day;

/**
 * { entries, skipped }: what touches [from, to], milliseconds UTC, and the titles of events that make no sense. Throws
 * beyond most steps; an event alone may take a fifth of them.
 */
function expandEvents(ICAL, events, zoneOf, { from, to, most }) {
  const entries = [];
  const skipped = [];
  const changes = new Map();
  let steps = 0;
  const add = ({ title, allDay }, start, end) => {
    if (start <= to + (allDay ? day : 0) && end >= from - (allDay ? day : 0)) entries.push({ title, allDay, start, end });
  };
  /** What one event alone brings about; one that throws is named, and the others go on. */
  const attempt = (event, work) => {
    const before = entries.length;
    try {
      if (event.broken) throw new Error('broken');
      work();
      return true;
    } catch (error) {
      if (steps > most) throw error;
      entries.length = before;
      skipped.push(titleOf(event));
      return false;
    }
  };
  const stepper = () => {
    const limit = steps + most / 5;
    return () => {
      if (++steps > Math.min(limit, most)) throw new Error('too much');
    };
  };
  const masters = [];
  for (const event of events) {
    const isRead = attempt(event, () => {
      stepper()();
      const read = readEvent(ICAL, event, zoneOf);
      if (read.replaces) noteChange(changes, read);
      else masters.push([event, read]);
    });
    const lost = isRead ? undefined : readLost(ICAL, event, zoneOf);
    if (lost) noteChange(changes, lost);
  }
  const newest = newestOf(masters.map(([, read]) => read));
  for (const [event, read] of masters) {
    if (isOlder(read, newest.get(read.uid))) continue;
    const own = [...(changes.get(read.uid)?.values() ?? [])];
    if (read.cancelled) for (const change of own) change.cancelled ||= change.sequence <= read.sequence;
    else attempt(event, () => expand(ICAL, read, own, { from, to }, zoneOf, stepper(), add));
  }
  // With or without the event that it is an occurrence of.
  for (const change of [...changes.values()].flatMap((all) => [...all.values()])) {
    if (!change.cancelled && !change.label) add(change, change.start, change.end);
  }
  return { entries: entries.sort((a, b) => a.start - b.start), skipped };
}

function titleOf({ lines }) {
  const text = lines.find(({ name }) => name === 'SUMMARY')?.value ?? '';
  return text.replace(/\\n/gi, ' ').replace(/\\(.)/g, '$1').slice(0, 200);
}

/** Of each event its newest edition; of two of one number, what is called off is so for good. */
function newestOf(events) {
  const newest = new Map();
  for (const event of events) {
    if (event.uid !== undefined && !isOlder(event, newest.get(event.uid))) newest.set(event.uid, event);
  }
  return newest;
}

function isOlder(event, other = event) {
  return other.sequence > event.sequence || (other.sequence === event.sequence && other.cancelled && !event.cancelled);
}

/** Of an occurrence that makes no sense as changed: that it is not held as it was. */
function readLost(ICAL, { lines }, zoneOf) {
  const [changed] = lines.filter(({ name, value }) => name === 'RECURRENCE-ID' && value !== '');
  if (!changed) return undefined;
  const kept = lines.filter(({ name }) => name === 'UID' || name === 'SEQUENCE');
  try {
    const read = readEvent(ICAL, { lines: [...kept, changed, { ...changed, name: 'DTSTART' }] }, zoneOf);
    return { ...read, cancelled: true };
  } catch {
    return undefined;
  }
}

/** By event and occurrence; of two changes of one occurrence the later edition. */
function noteChange(changes, change) {
  const key = change.uid ?? Symbol('nobody');
  const all = changes.get(key) ?? new Map();
  const before = all.get(change.replaces.key);
  if (!before || before.sequence <= change.sequence) all.set(change.replaces.key, change);
  changes.set(key, all);
}

/** Throws where a line makes no sense. start and end are instants; of whole days, UTC midnights. */
function readEvent(ICAL, event, zoneOf) {
  const all = (name) => event.lines.filter((line) => line.name === name && line.value !== '');
  const [begins] = all('DTSTART');
  if (!begins) throw new Error('no start');
  const first = readTime(begins, begins.value, zoneOf);
  const allDay = first.isDate;
  const times = (name) =>
    all(name).flatMap((line) =>
      line.value.split(',').map((value) => {
        const [start, end] = value.split('/');
        const at = readTime(line, start, zoneOf, first.zone);
        return { ...at, ...(end && { until: endOf(ICAL, at, line, end, zoneOf) }) };
      }),
    );
  const [ends] = all('DTEND');
  const [lasts] = all('DURATION');
  const end = ends ?? lasts;
  const hadEnd = event.lines.some(({ name }) => name === 'DTEND' || name === 'DURATION');
  if (!end && hadEnd && !allDay) throw new Error('no end');
  const [replaces] = times('RECURRENCE-ID');
  const until = end ? endOf(ICAL, first, end, end.value, zoneOf) : first.at + (allDay ? day : 0);
  if (until < first.at) throw new Error('ends before it begins');
  const status = all('STATUS')[0]?.value.toUpperCase();
  return {
    title: titleOf(event),
    uid: all('UID')[0]?.value,
    sequence: Number(all('SEQUENCE')[0]?.value) || 0,
    cancelled: event.cancelled || status === 'CANCELLED',
    // A whole day that leaves everybody free is a birthday or a note.
    label: allDay && all('TRANSP')[0]?.value.toUpperCase() === 'TRANSPARENT',
    allDay,
    first,
    start: first.at,
    end: until,
    rules: all('RRULE').map(ruleOf),
    exceptRules: all('EXRULE').map(ruleOf),
    added: times('RDATE'),
    except: times('EXDATE'),
    ...(replaces && { replaces, andFuture: all('RECURRENCE-ID')[0].params.RANGE === 'THISANDFUTURE' }),
  };
}

/**
 * { isDate, wall, at, zone, key }: of a date, its UTC midnight. A value of eight digits is a date, also where it is not said.
 * A time without a zone is one of the event's own (startZone), or else of the class's: elsewhere is where it is by that.
 */
function readTime({ params }, value, zoneOf, startZone) {
  // Some write 2026-12-01T09:00:00.
  const found = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?$/i.exec(value.trim().replace(/[-:]/g, ''));
  if (!found) throw new Error('no time');
  const [year, month, date, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map((part) => part && Number(part));
  const midnight = Date.UTC(year, month - 1, date);
  if (new Date(midnight).getUTCDate() !== date || month > 12 || hour > 23 || minute > 59) throw new Error('no such time');
  if (found[4] === undefined || params.VALUE === 'DATE') return { isDate: true, wall: midnight, at: midnight, key: 'date ' + midnight };
  // The 60th second is a leap second, which no clock shows.
  const wall = midnight + ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1000;
  const isUtc = found[7] !== undefined;
  const isFloating = !isUtc && !params.TZID;
  const zone = isFloating && startZone ? startZone : zoneOf(isUtc ? 'Z' : params.TZID);
  const at = zone.toInstant(wall);
  return { isDate: false, wall, at, zone, isUtc, key: 'time ' + at, isFloating, elsewhere: zoneOf().toInstant(wall) };
}

/** A time, or how long after its start. */
function endOf(ICAL, first, line, value, zoneOf) {
  if (/^[+-]?P/i.test(value)) return first.at + ICAL.Duration.fromString(value.toUpperCase()).toSeconds() * 1000;
  const end = readTime(line, value, zoneOf, first.zone);
  if (first.isDate) return dayOf(end, zoneOf);
  return end.isDate ? first.zone.toInstant(end.wall) : end.at;
}

/** The date of a time, as its UTC midnight. Whole days are sometimes given as the instant they begin at in some zone. */
function dayOf({ wall, at, isUtc }, zoneOf) {
  return midnightOf(isUtc && wall % day !== 0 ? zoneOf().toWall(at) : wall);
}

function midnightOf(wall) {
  return Math.floor(wall / day) * day;
}

/** Some write "BYDAY=MO, TU". Throws for a rule of another calendar's months. */
function ruleOf({ value }) {
  const rule = value.replace(/\s/g, '').toUpperCase();
  if (/RSCALE=(?!GREGORIAN)/.test(rule)) throw new Error('another calendar');
  return rule;
}

/** Every occurrence of an event that no change stands in the place of. */
function expand(ICAL, event, changes, range, zoneOf, step, add) {
  const { first, allDay, end } = event;
  const length = end - first.at;
  const zone = first.zone ?? { toInstant: (wall) => wall, toWall: (at) => at };
  const starts = new Map();
  const byRule = (rule, found) => {
    for (const wall of wallsOf(ICAL, rule, first, zone, range, zoneOf, step)) {
      if (wall >= range.from - margin - length) found(wall);
    }
  };
  if (event.rules.length === 0) starts.set(first.at, { wall: first.wall });
  for (const rule of event.rules) byRule(rule, (wall) => starts.set(zone.toInstant(wall), { wall }));
  for (const one of event.added) {
    const at = allDay ? dayOf(one, zoneOf) : one.isDate ? zone.toInstant(one.wall + first.wall - midnightOf(first.wall)) : one.at;
    starts.set(at, { wall: zone.toWall(at), until: one.until });
  }
  /** Without a zone of its own: on the wall of the event, as it was read, or on the class's. */
  const instantOf = ({ at, wall, isFloating, elsewhere }) =>
    isFloating ? ([zone.toInstant(wall), at, elsewhere].find((each) => starts.has(each)) ?? at) : at;
  const gone = new Set();
  const goneDays = new Set();
  const leaveOut = (one) => {
    if (allDay) gone.add(dayOf(one, zoneOf));
    else if (one.isDate) goneDays.add(one.wall);
    else gone.add(instantOf(one));
  };
  for (const one of event.except) leaveOut(one);
  for (const change of changes) leaveOut(change.replaces);
  for (const rule of event.exceptRules) byRule(rule, (wall) => gone.add(zone.toInstant(wall)));
  const shifts = changes.filter(({ andFuture }) => andFuture).sort((a, b) => instantOf(a.replaces) - instantOf(b.replaces));
  for (const [at, { wall, until }] of starts) {
    step();
    if (gone.has(at) || goneDays.has(midnightOf(wall))) continue;
    const shift = shifts.findLast(({ replaces }) => instantOf(replaces) <= at);
    const shown = shift ?? event;
    if (shown.cancelled || shown.label) continue;
    const start = shift ? shifted(shift, at, zoneOf) : at;
    add(shown, start, until ?? start + (shift ? shift.end - shift.start : length));
  }
}

/** As far from its own time, on the wall, as the change moved the occurrence that it names. */
function shifted({ first, replaces }, at, zoneOf) {
  if (first.isDate) return at + first.at - dayOf(replaces, zoneOf);
  return first.zone.toInstant(first.zone.toWall(at) + first.wall - first.zone.toWall(replaces.at));
}

/** The last moment of a rule, as the wall of its event shows it. A date is the whole of that day. */
function untilOf(value, first, zone, zoneOf) {
  if (value === undefined) return Infinity;
  const last = readTime({ params: {} }, value, zoneOf);
  if (first.isDate) return dayOf(last, zoneOf);
  if (last.isDate) return last.wall + day - 1;
  return last.isUtc ? zone.toWall(last.at) : last.wall;
}

/** What a rule gives up to the end of the range, as the wall shows it. */
function* wallsOf(ICAL, text, first, zone, { to }, zoneOf, step) {
  const onWall = (ms) => {
    const [year, month, date, hour, minute, second] = new Date(ms).toISOString().split(/\D/).map(Number);
    return new ICAL.Time({ year, month, day: date, hour, minute, second, isDate: first.isDate });
  };
  const parts = text.split(';').filter(Boolean);
  const [, until] = parts.map((part) => /^UNTIL=(.*)$/i.exec(part)).find(Boolean) ?? [];
  const end = Math.min(untilOf(until, first, zone, zoneOf), to + margin);
  const rule = ICAL.Recur.fromString(parts.filter((part) => !/^UNTIL=/i.test(part)).join(';'));
  rule.until = onWall(end);
  const times = rule.iterator(onWall(first.wall));
  for (let next = times.next(); next; next = times.next()) {
    step();
    const wall = Date.UTC(next.year, next.month - 1, next.day, next.hour, next.minute, next.second);
    if (wall > end) return;
    yield wall;
  }
}
`;
