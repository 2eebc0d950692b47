/**
 * The program that reads a calendar file, for a thread of its own: a hostile rule can keep a reader busy for ever.
 * The rules of recurrence and zones that a file describes are ical.js's; the rest is read here, line by line, so that an
 * odd line costs its own event alone, and occurrences and exceptions meet as instants, whatever zones they are written in.
 */
import { expandEvents } from './program/expand-events.js';
import { readLines } from './program/read-lines.js';
import { readZones } from './program/read-zones.js';

const main = String.raw`
const { parentPort, workerData } = require('node:worker_threads');
const { modules, windowsZones, text, from, to, timeZone, most } = workerData;

Promise.all([import(modules.ical), import(modules.luxon)]).then(([{ default: ICAL }, luxon]) => {
  const { events, zones } = readComponents(text);
  const zoneOf = createZones(ICAL, luxon, windowsZones, zones, timeZone);
  parentPort.postMessage(expandEvents(ICAL, events, zoneOf, { from, to, most }));
});
`;

export const calendarProgram = [readLines, readZones, expandEvents, main].join('\n');
