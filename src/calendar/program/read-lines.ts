/** Part of the calendar program: from text to events, each with the lines that say when it is. */
export const readLines = String.raw`
/** What of an event is read. Nothing else in it can go wrong. */
const used = new Set(
  'UID SEQUENCE SUMMARY STATUS TRANSP DTSTART DTEND DURATION RRULE EXRULE RDATE EXDATE RECURRENCE-ID'.split(' '),
);
/** Those that change nothing about when it is: what is left of one that is broken will do. */
const words = new Set(['SUMMARY', 'SEQUENCE']);
/** Some write two semicolons, or one quotation mark. */
const contentLine = /^([\w-]+)((?:;+[\w-]+=(?:"[^"]*"|"?[^":;,]*)(?:,(?:"[^"]*"|"?[^":;,]*))*)*):(.*)$/s;
/** Components that stand beside each other; and how deep they may lie within each other. */
const parts = new Set(['VCALENDAR', 'VEVENT', 'VTIMEZONE']);
const deepest = 10;
/** The beginning of one that is broken further on; of names that are known, also without what follows them. */
const named = new RegExp(
  '^([A-Za-z][\\w-]*)(?=[;:])|^(X-[\\w-]+|DTSTART|DTEND|DURATION|RRULE|EXRULE|RDATE|EXDATE|RECURRENCE-ID)\\b|' +
    '^(SUMMARY|DESCRIPTION|LOCATION|CLASS|STATUS|TRANSP|CATEGORIES|COMMENT|ATTENDEE|ORGANIZER|URL|PRIORITY|SEQUENCE|UID|' +
    'CREATED|DTSTAMP|LAST-MODIFIED|GEO|RESOURCES|CONTACT|ATTACH|COLOR|IMAGE|CONFERENCE|RELATED-TO|REQUEST-STATUS)$',
);

/** A calendar that calls off what it lists. */
const callsOff = /^METHOD:\s*CANCEL\s*$/i;

/**
 * Events and time zones of all calendars of a text. An event is { lines, broken, cancelled }: lines are [{ name, params, value }], and
 * it is broken where a line that says when it is makes no sense. Throws where the text ends within one: half a file may look whole.
 */
function readComponents(text) {
  const events = [];
  const zones = [];
  const open = [];
  const close = () => {
    const done = open.pop();
    if (done.name === 'VEVENT') events.push(done);
    if (done.name === 'VTIMEZONE') zones.push(done.text.concat('END:VTIMEZONE').join('\n'));
  };
  for (const line of text.replace(/\r\n?/g, '\n').replace(/\n[ \t]/g, '').split('\n')) {
    const [, edge, word = ''] = /^(BEGIN|END):\s*([\w-]+)\s*$/i.exec(line) ?? [];
    const name = word.toUpperCase();
    if (edge?.toUpperCase() === 'BEGIN') {
      // None of these is ever within another: that one has lost its end.
      while (parts.has(name) && open.some((one) => one.name !== 'VCALENDAR' && parts.has(one.name))) {
        open.at(-1).broken = true;
        close();
      }
      if (open.length > deepest) throw new Error('too deep');
      open.push({ name, lines: [], text: [], broken: false, cancelled: open[0]?.cancelled });
    }
    if (callsOff.test(line) && open.at(-1)?.name === 'VCALENDAR') open.at(-1).cancelled = true;
    const zone = open.find((one) => one.name === 'VTIMEZONE');
    if (edge?.toUpperCase() === 'END') {
      if (!open.some((one) => one.name === name)) continue;
      while (open.at(-1).name !== name) {
        open.at(-1).broken = true;
        close();
      }
      if (zone && name !== 'VTIMEZONE') zone.text.push(line.trim());
      close();
    } else if (zone) zone.text.push(...(contentLine.test(line) ? [line] : []));
    else if (!edge && open.at(-1)?.name === 'VEVENT') readLine(open.at(-1), line);
  }
  if (open.some(({ name }) => name !== 'VCALENDAR')) throw new Error('cut short');
  return { events, zones };
}

/**
 * A line that is none and names no property belongs to the one before it: a text that was broken without being folded. Then
 * the text is shorter; but a rule, a date or a zone would be another one.
 */
function readLine(event, line) {
  if (line.trim() === '') return;
  const [whole, name, params = '', value = ''] = contentLine.exec(line) ?? [];
  const property = (name ?? named.exec(line)?.[0])?.toUpperCase() ?? event.last;
  event.last = property;
  if (!used.has(property)) return;
  if (whole === undefined) event.broken ||= !words.has(property);
  else event.lines.push({ name: property, params: readParams(params), value: value.trim() });
}

function readParams(text) {
  const params = {};
  for (const [, name, quoted, bare] of text.matchAll(/;([\w-]+)=(?:"([^"]*)"|"?([^;]*))/g))
    params[name.toUpperCase()] = quoted ?? bare;
  return params;
}
`;
