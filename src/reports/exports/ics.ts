/** Sessions as a calendar file: when they were, how many came, and nobody's name. */
import ICAL from 'ical.js';

export interface CalendarEvent {
  /** The same for the same session, so that a calendar that reads the file again changes it. */
  id: string;
  /** Milliseconds UTC. */
  from: number;
  to: number;
  title: string;
  description: string;
}

/** `made`: now, milliseconds UTC. Times are written in UTC, which every calendar shows in its own zone. */
export function icsOf(title: string, events: readonly CalendarEvent[], made: number): Uint8Array {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Rollcall//Rollcall//EN');
  // Of a property that it does not know the library takes the value as it is, line breaks and all.
  const name = new ICAL.Property('x-wr-calname');
  name.resetType('text');
  name.setValue(title);
  calendar.addProperty(name);
  for (const { id, from, to, title: summary, description } of events) {
    const event = new ICAL.Component('vevent');
    event.addPropertyWithValue('uid', `${id}@rollcall`);
    event.addPropertyWithValue('dtstamp', instant(made));
    event.addPropertyWithValue('dtstart', instant(from));
    event.addPropertyWithValue('dtend', instant(Math.max(to, from + 60_000)));
    event.addPropertyWithValue('summary', summary);
    event.addPropertyWithValue('description', description);
    event.addPropertyWithValue('transp', 'TRANSPARENT');
    calendar.addSubcomponent(event);
  }
  const text = calendar.toString().replace('X-WR-CALNAME;VALUE=TEXT:', 'X-WR-CALNAME:');
  return new TextEncoder().encode(text.replace(/\r?\n/g, '\r\n') + '\r\n');
}

function instant(at: number): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(Math.floor(at / 1000) * 1000), true);
}
