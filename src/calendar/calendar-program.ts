/**
 * The program that reads a calendar file, as text: it needs no file of its own, and runs the same from TypeScript sources,
 * from dist and out of a bundle. It runs in a thread of its own, for a hostile rule can keep a reader busy for ever, and
 * ical.js keeps the zones of a file in a place that all files share.
 */
export const calendarProgram = `
const { parentPort, workerData } = require('node:worker_threads');
const { library, text, from, to, most } = workerData;

const timeOf = (time, property) => {
  const named = property?.getParameter('tzid');
  const zone = time.zone?.tzid === 'UTC' ? 'UTC' : named;
  const known = zone === 'UTC' || (zone !== undefined && time.zone?.tzid === zone);
  const { year, month, day, hour, minute } = time;
  return { year, month, day, hour, minute, zone, at: known ? time.toUnixTime() * 1000 : undefined };
};

import(library).then(({ default: ICAL }) => {
  const parsed = ICAL.parse(text);
  const roots = Array.isArray(parsed[0]) ? parsed : [parsed];
  const entries = [];
  let steps = 0;
  const step = () => {
    if (++steps > most) throw new Error('too much');
  };
  const entryOf = (component, startDate, endDate) => {
    if (String(component.getFirstPropertyValue('status')).toUpperCase() === 'CANCELLED') return;
    const begins = startDate.toUnixTime() * 1000;
    if (begins > to || endDate.toUnixTime() * 1000 < from) return;
    const dtstart = component.getFirstProperty('dtstart');
    const title = String(component.getFirstPropertyValue('summary') ?? '').slice(0, 200);
    entries.push({
      title,
      allDay: startDate.isDate,
      start: timeOf(startDate, dtstart),
      end: timeOf(endDate, component.getFirstProperty('dtend') ?? dtstart),
    });
  };
  for (const root of roots) {
    const calendar = new ICAL.Component(root);
    for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
    const changed = new Map();
    const events = calendar.getAllSubcomponents('vevent');
    for (const component of events) {
      step();
      const uid = component.getFirstPropertyValue('uid');
      if (!component.hasProperty('recurrence-id')) continue;
      changed.set(uid, [...(changed.get(uid) ?? []), component]);
    }
    for (const component of events) {
      if (component.hasProperty('recurrence-id') || !component.hasProperty('dtstart')) continue;
      const exceptions = changed.get(component.getFirstPropertyValue('uid')) ?? [];
      const event = new ICAL.Event(component, { exceptions });
      if (!event.isRecurring()) {
        entryOf(component, event.startDate, event.endDate);
        continue;
      }
      const occurrences = event.iterator();
      for (let next = occurrences.next(); next; next = occurrences.next()) {
        step();
        const { item, startDate, endDate } = event.getOccurrenceDetails(next);
        if (next.toUnixTime() * 1000 > to) break;
        entryOf(item.component, startDate, endDate);
      }
    }
  }
  parentPort.postMessage(entries);
});
`;
