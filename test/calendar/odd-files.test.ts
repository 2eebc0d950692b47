/** Zones by their many names, and files in which not everything makes sense. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IANAZone } from 'luxon';
import { describe, expect, it } from 'vitest';
import { windowsZones } from '../../src/calendar/windows-zones.js';
import { calendarOf, event, meets, read, weekly } from './calendars.js';

describe('a zone', () => {
  it('is known by Windows’ name, as Outlook and Exchange write it', async () => {
    const text = calendarOf(event('DTSTART;TZID=GMT Standard Time:20261201T100000', 'DURATION:PT1H'));
    expect((await read(text, 'Europe/Helsinki')).meets).toEqual(['2026-12-01 12:00']);
    const quoted = calendarOf(event('DTSTART;TZID="tzone://Microsoft/Utc":20261201T100000', 'DURATION:PT1H'));
    expect((await read(quoted, 'Europe/Helsinki')).meets).toEqual(['2026-12-01 12:00']);
  });

  it.each([
    ['(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', '11:00'],
    ['(UTC-05:00) Eastern Time (US & Canada)', '17:00'],
    ['Eastern Time (US & Canada)', '17:00'],
    ['Romance Daylight Time', '11:00'],
    ['romance standard time', '11:00'],
    ['Berlin', '11:00'],
    ['europe/berlin', '11:00'],
    ['UTC+2', '10:00'],
    ['GMT+0100', '11:00'],
    ['GMT', '12:00'],
    ['Nowhere', '10:00'],
  ])('is known as %s', async (name, time) => {
    const text = calendarOf(event(`DTSTART;TZID="${name}":20261201T100000`, 'DURATION:PT1H'));
    expect((await read(text, 'Europe/Helsinki')).meets).toEqual([`2026-12-01 ${time}`]);
  });

  it('of Windows is always one of IANA’s', () => {
    expect(Object.values(windowsZones).filter((zone) => !IANAZone.isValidZone(zone))).toEqual([]);
  });
});

describe('a file in which not everything makes sense', () => {
  const good = event('UID:good', 'SUMMARY:Maths', 'DTSTART:20261201T080000Z', 'DURATION:PT1H');

  it.each([
    ['a text broken without being folded', ['DESCRIPTION:Room 5', 'bring books']],
    ['a text that goes on like a line with parameters', ['DESCRIPTION:Room 5', 'bring; books']],
    ['an address without its quotes', ['ATTENDEE;CN="Ann:mailto:ann@example.org']],
    ['a title that goes on', ['SUMMARY:Physics', 'in the lab']],
    ['an alarm that has no end', ['BEGIN:VALARM', 'TRIGGER:-PT5M']],
  ])('is read with %s', async (_, lines) => {
    expect(await read(calendarOf(weekly('RRULE:FREQ=WEEKLY;COUNT=2', ...lines)))).toMatchObject({
      meets: ['2026-12-01 9:00', '2026-12-08 9:00'],
      skipped: [],
    });
  });

  it.each([
    ['a start that is none', ['DTSTART:20261301T080000Z']],
    ['a day that is none', ['DTSTART:20270230T080000Z']],
    ['no start', ['DURATION:PT1H']],
    ['a start without its colon', ['DTSTART 20261201T080000Z']],
    ['a rule that is none', ['DTSTART:20261202T080000Z', 'RRULE:FREQ=SOMETIMES']],
    ['a rule that goes on in an odd line', ['DTSTART:20261202T080000Z', 'RRULE:FREQ=WEEKLY;', 'COUNT=3']],
    ['a rule of other months', ['DTSTART:20261202T080000Z', 'RRULE:RSCALE=CHINESE;FREQ=YEARLY']],
    ['an exception that is none', ['DTSTART:20261202T080000Z', 'RRULE:FREQ=WEEKLY', 'EXDATE:soon']],
    ['a rule beyond all patience', ['DTSTART:20261202T080000Z', 'RRULE:FREQ=SECONDLY']],
    ['an end that is none', ['DTSTART:20261202T080000Z', 'DTEND:later']],
    ['an end before its start', ['DTSTART:20261202T080000Z', 'DTEND:20261102T090000Z']],
    ['an end that is empty', ['DTSTART:20261202T080000Z', 'DTEND:']],
  ])('loses an event with %s, and names it', async (_, lines) => {
    for (const parts of [
      [event('SUMMARY:Physics\\, lab', ...lines), good],
      [good, event('SUMMARY:Physics\\, lab', ...lines)],
    ])
      expect(await read(calendarOf(...parts))).toMatchObject({ meets: ['2026-12-01 9:00'], skipped: ['Physics, lab'] });
  });

  it('is read with marks too many or too few', async () => {
    const odd = [
      event('DTSTART;;TZID=Europe/Berlin:20261201T090000', 'DURATION:PT1H'),
      event('DTSTART;TZID="Europe/Berlin:20261202T090000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=2;BYDAY=WE, th'),
    ];
    expect((await read(calendarOf(...odd), 'Europe/Helsinki')).meets).toEqual([
      '2026-12-01 10:00',
      '2026-12-02 10:00',
      '2026-12-03 10:00',
    ]);
    const text = calendarOf(good).replace('END:VCALENDAR', 'END:VCALENDARD');
    expect((await read(text)).meets).toEqual(['2026-12-01 9:00']);
  });

  it('does not hold an occurrence as it was where what became of it makes no sense', async () => {
    const lost = event('UID:a', 'SUMMARY:Moved', 'RECURRENCE-ID:20261208T080000Z', 'DTSTART:20261309T080000Z');
    expect(await read(calendarOf(weekly('RRULE:FREQ=WEEKLY;COUNT=3'), lost))).toMatchObject({
      meets: ['2026-12-01 9:00', '2026-12-15 9:00'],
      skipped: ['Moved'],
    });
  });

  it.each([
    ['an exception', 'EXDATE:'],
    ['an exception of a zone', 'EXDATE;TZID=Europe/Berlin:'],
    ['another date', 'RDATE:'],
    ['a place', 'LOCATION'],
    ['a line of no known kind', 'X-MICROSOFT-SOMETHING'],
  ])('is read with %s that is empty', async (_, line) => {
    expect(await meets(weekly('RRULE:FREQ=WEEKLY;COUNT=2', line))).toEqual(['2026-12-01 9:00', '2026-12-08 9:00']);
  });

  it.each([
    ['lines that end as on an old Macintosh', (text: string) => Buffer.from(text.replaceAll('\r\n', '\r'))],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without its mark', (text: string) => Buffer.from(text, 'utf16le')],
    ['UTF-16 the other way round', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['Latin-1', (text: string) => Buffer.from(text, 'latin1')],
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\ufeff${text}`)],
  ])('is read in %s', async (_, encode) => {
    const text = calendarOf(
      event('SUMMARY:Übung', 'DTSTART:20261201T080000Z', 'DURATION:PT1H'),
      event('SUMMARY:Prüfung', 'DTSTART:20261301T080000Z'),
    );
    expect(await read(encode(text))).toMatchObject({ meets: ['2026-12-01 9:00'], skipped: ['Prüfung'] });
  });

  it('loses an event that has lost its end', async () => {
    const cut = event('SUMMARY:Physics', 'DTSTART:20261202T080000Z', 'DURATION:PT1H').slice(0, -1);
    for (const parts of [
      [cut, good],
      [good, cut],
    ])
      expect(await read(calendarOf(...parts))).toMatchObject({ meets: ['2026-12-01 9:00'], skipped: ['Physics'] });
  });

  it('takes a date without its kind for a whole day, and nobody’s birthday for a break', async () => {
    const text = calendarOf(
      event('DTSTART:20261221', 'DTEND:20261224'),
      event('SUMMARY:Birthday', 'DTSTART;VALUE=DATE:20261208', 'TRANSP:TRANSPARENT'),
    );
    expect((await read(text)).breaks).toEqual(['2026-12-21..2026-12-23']);
  });
});

const folder = join(import.meta.dirname, '../../../shared/cases/calendars');
const three = ['2026-12-01 9:00', '2026-12-08 9:00', '2026-12-15 9:00'];

describe.runIf(existsSync(folder))('a file that failed once', () => {
  it.each([
    ['exdate-utc-no-vtimezone', { meets: [three[0], three[2]] }],
    ['until-utc-no-vtimezone', { meets: three }],
    ['moved-utc-no-vtimezone', { meets: [three[0], '2026-12-09 14:00', three[2]] }],
    ['date-without-value', { breaks: ['2026-12-21..2026-12-23'] }],
    ['one-bad-line', { meets: three }],
    ['orphan', { meets: ['2026-12-09 14:00'] }],
    ['transparent-all-day', { meets: three, breaks: [] }],
  ])('is read as it is meant: %s', async (name, meant) => {
    expect(await read(await readFile(join(folder, `${name}.ics`)))).toMatchObject({ ...meant, skipped: [] });
  });

  it('is read in another zone: windows-zone', async () => {
    const file = await readFile(join(folder, 'windows-zone.ics'));
    expect((await read(file, 'Europe/Helsinki')).meets).toEqual(['2026-12-01 12:00']);
  });
});
