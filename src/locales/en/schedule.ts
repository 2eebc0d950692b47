/** Sentences of timetables, and of reminders. */
export const scheduleEn = {
  'schedule.none': '{title} has no timetable: hosts open its sessions.',
  'schedule.how':
    'Set one like this, and sessions open and close by themselves:\n/schedule Mon, Wed 9:00-10:30\n/schedule every 2 weeks Tue 14:00-15:30\n/schedule 2026-12-18 10:00-12:00\n/schedule break 2026-12-21..2027-01-06 Winter break\n/schedule zone Europe/Berlin\nor send /schedule with a calendar file (.ics).',
  'schedule.head': '{title} meets (times of {zone}):',
  'schedule.weekly': '• {days} {span}',
  'schedule.second': '• {days} {span}, every second week',
  'schedule.since': 'from {since}',
  'schedule.until': 'until {until}',
  'schedule.dates': 'Single dates:',
  'schedule.date': '• {date}, {span}',
  'schedule.pauses': 'No sessions:',
  'schedule.pause': '• {dates}',
  'schedule.pause-named': '• {dates}: {title}',
  'schedule.next': 'Next: {next}.',
  'schedule.grace':
    '{n, plural, =0 {Whoever comes after the start is late.} one {Whoever comes # minute after the start is late.} other {Whoever comes # minutes after the start is late.}}',
  'schedule.no-grace': 'Nobody is late by the clock.',
  'schedule.remind':
    '{n, plural, =0 {Members who asked for it with /remind are reminded at the start.} one {Members who asked for it with /remind are reminded # minute after the start.} other {Members who asked for it with /remind are reminded # minutes after the start.}}',
  'schedule.no-remind': 'Nobody is reminded.',
  'schedule.set': 'Set.',
  'schedule.zone-set': 'Times are now those of {zone}.',
  'schedule.removed': 'Removed.',
  'schedule.imported':
    'I read {meetings, plural, =0 {no meetings} one {# meeting} other {# meetings}} and {pauses, plural, =0 {no breaks} one {# break} other {# breaks}} of the next twelve months. They stand in the place of what an earlier file brought.',
  'schedule.skipped':
    'I could not make sense of {n, plural, one {one event, and left it} other {# events, and left them}} out: {titles}. Set what is missing by hand.',
  'schedule.skipped.untitled': 'an event without a title',
  'schedule.skipped.more': '{n} more',
  'schedule.button.weekly': '✗ {days} {span}',
  'schedule.button.date': '✗ {date} {span}',
  'schedule.button.pause': '✗ {what}',
  'schedule.button.calendar': '✗ All that came with the calendar file',
  'schedule.off-question':
    'Remove the whole timetable of {title}? Sessions that were held stay. Hosts would then open new ones by hand.',
  'schedule.button.off': 'Yes, remove it',
  'schedule.button.keep': 'No, keep it',
  'schedule.is-off': 'The timetable is removed. /open opens a session.',
  'schedule.missed':
    '{title}: {n, plural, one {the session of {which} was not opened, because I was not running. Nobody was marked.} other {# sessions were not opened, because I was not running; the last was that of {which}. Nobody was marked.}}',

  // reminders
  'remind.missing': '{title} began at {time}, and you are not marked yet. Send me a selfie, or tap I’m here.',
  'remind.missing-tap': '{title} began at {time}, and you are not marked yet. Tap I’m here, and a host confirms it.',
  'remind.is-on':
    'When a session of yours has begun and you are not marked, I will tell you here. /remind off ends that.',
  'remind.is-off': 'I will not remind you. /remind turns that on again.',
} as const;
