/** Sentences of reports: longer periods, people, profiles, contested marks, files, settings. */
export const reportsEn = {
  // charts
  'chart.present': 'present',
  'chart.late': 'late',
  'chart.excused': 'excused',
  'chart.absent': 'absent',
  'chart.present.letter': 'P',
  'chart.late.letter': 'L',
  'chart.excused.letter': 'E',
  'chart.absent.letter': 'A',
  'chart.rate': '{rate, number, percent}',
  'chart.rate-line': '{rate, number, percent} attended · {n, plural, one {# session} other {# sessions}}',
  'chart.sessions.alt': 'A chart of {title}, {dates}: {counts}.',
  'chart.people.alt':
    'A chart of {n, plural, one {# person} other {# people}} of {title}, {dates}. The text says the same.',
  'chart.calendar.alt': 'A calendar of {name}’s days in {title}, {dates}: {counts}.',

  // a class over a longer period
  'report.sessions': '{n, plural, one {# session} other {# sessions}}',
  'report.rate': '{rate, number, percent} attended. Excused ones do not count.',
  'report.no-sessions': 'No session in this time.',
  'report.only-open': 'The first session is still open: its numbers count once it is closed.',
  'report.open': '⏳ {n, plural, one {# session is} other {# sessions are}} still open and not counted.',
  'report.rising': '📈 Rising: {before, number, percent} in the first half, {after, number, percent} in the second.',
  'report.falling': '📉 Falling: {before, number, percent} in the first half, {after, number, percent} in the second.',
  'report.steady': '➡️ Steady: {before, number, percent} in the first half, {after, number, percent} in the second.',
  'report.session': '{when} · {here} of {of}',
  'report.sessions-more': 'and {n, plural, one {# earlier one} other {# earlier ones}}',
  'report.no-term':
    'The term’s dates are not set, so this is everything since the class began. A host sets them like this: /settings term 2026-09-01..2026-12-20',
  'report.button.week': 'Week',
  'report.button.month': 'Month',
  'report.button.term': 'Term',
  'report.button.earlier': '← Earlier',
  'report.button.later': 'Later →',
  'report.button.people': 'People (hosts)',
  'report.button.csv': 'CSV (hosts)',
  'report.button.xlsx': 'XLSX (hosts)',

  // everybody, for hosts
  'people.at-risk': '{n, plural, =0 {Nobody is at risk.} one {⚠ # person is at risk.} other {⚠ # people are at risk.}}',
  'people.rate': 'Required: {rate, number, percent}',
  'people.no-rate': 'No required rate is set: /settings rate 80 sets one.',
  'people.line': '{number, plural, =0 {} other {# }}{name}{left, select, yes { (left)} other {}}',
  'people.share': '{rate, number, percent} ({here} of {of})',
  'people.uncounted': 'no session that counts',
  'people.risk.below-rate': 'below the rate',
  'people.risk.absent-in-a-row': '3 or more absences in a row',
  'people.risk.out-of-reach': 'can no longer reach the rate',

  // one person
  'profile.head': '{name}: {title}',
  'profile.none': 'No session that counts in this time.',
  'profile.rate':
    '{rate, number, percent} attended: {here} of {of}. {excused, plural, =0 {} one {One excused session does not count.} other {# excused sessions do not count.}}',
  'profile.streak':
    '🔥 {n, plural, =0 {No session in a row attended just now} one {The last session attended} other {The last # sessions attended}}; {best} at best.',
  'profile.button.marks': 'Marks',
  'marks.head': '{name}: {title}, {dates}',
  'marks.page': 'Marks {from} to {to} of {n}, the latest first',
  'marks.none': 'No marks in this time.',
  'marks.line': '{nth}. {when}: {status}{how}',
  'marks.how.photo': ' – recognised in a class photo, {at}',
  'marks.how.selfie': ' – by selfie, {at}',
  'marks.how.confirmed': ' – face confirmed by a host, {at}',
  'marks.how.claim': ' – “I’m here”, confirmed by a host, {at}',
  'marks.how.hand': ' – set by a host, {at}',
  'marks.how.excuse': ' – an excuse approved by a host, {at}',
  'marks.how.close': ' – not marked when it closed',
  'marks.contested': ' ✋ contested, waits for a host',
  'marks.contest-how': 'Is one of them wrong? Tap its number below, and a host will answer you.',
  'marks.button.contest': '✋ {nth}',
  'marks.button.back': '← Later ones',
  'marks.button.next': 'Earlier ones →',

  // contesting a mark
  'contest.ask': '{title}, {when}: you are marked {status}. What should it say?',
  'contest.button.as': '{status}',
  'contest.button.no': 'Leave it',
  'contest.left': '{title}, {when}: left as it is.',
  'contest.asked': '✋ {title}, {when}: you say it should be {wanted}. A host will answer you.',
  'contest.for-host':
    '✋ {name} says that the mark of {title}, {when} is wrong. It says {status}{how}; it should be {wanted}.\n\nOnly hosts see this.',
  'contest.button.yes': 'Change to {wanted}',
  'contest.button.keep': 'Keep it',
  'contest.changed': '{name}, {title}, {when}: changed to {wanted}.',
  'contest.kept': '{name}, {title}, {when}: kept as it is.',
  'contest.settled-before': 'That was answered before.',
  'contest.agreed': 'A host agrees: {title}, {when} now says {wanted}.',
  'contest.refused':
    'A host looked at it, and your mark of {title}, {when} stays {status}. If you disagree, talk to them.',
  'contest.unreached': 'Somebody contests a mark: hosts find it with /profile PERSON.',

  // files
  'export.which': 'Marks of {title}, {dates}, as which file?',
  'export.which-class': 'Of which class?',
  'export.no-class': 'You host no class that I know of. In a class’s chat, hosts send /export.',
  'export.nothing': 'There is no closed session in {dates}, so there is nothing to export.',
  'export.done':
    '{title}, {dates}: {rows, plural, one {# mark} other {# marks}} of {sessions, plural, one {# session} other {# sessions}}. Names and emails are in it: keep it where only hosts can read it.',
  'export.no-emails':
    '{n, plural, one {One person has} other {# people have}} no email here: {names}. They can add one with /register.',
  'export.moodle':
    'Moodle’s Attendance activity takes it under “Import marks”; the email says who is who, P, L, E and A are its own acronyms.{several, select, yes { README.txt in the archive says how.} other {}}',
  'export.moodle.left': 'Left out, for Moodle would not find them:',
  'export.moodle.readme':
    'Attendance of {title}, {dates}\n\nmarks.csv has all marks: use it where your Attendance activity offers to import marks of many sessions at once. Its columns are already in the order that is expected there: session, user (by email), status.\n\nsessions.csv makes the sessions, where Moodle does not have them yet (Attendance, Import sessions). Replace the first column by your course’s short name.\n\nsessions/ has one file for each session: use them one by one in versions that import marks only into one session (open the session, Import marks; user from “Email”, status from “Status”).',
  'export.ics':
    '{title}, {dates}: {sessions, plural, one {# session} other {# sessions}} for a calendar, with how many came and nobody’s name.',
  'export.ics.event': '{here} of {of} came.',
  'export.sheet.marks': 'Marks',
  'export.sheet.people': 'People',
  'export.button.csv': 'CSV',
  'export.button.xlsx': 'XLSX',
  'export.button.moodle': 'Moodle',
  'export.button.ics': 'Calendar',

  // settings
  'settings.card':
    'Settings of “{title}”\n\nTerm: {term}\nRequired rate: {rate}\nNames of who is absent or at risk: {names, select, everybody {everybody in this chat may read them} other {hosts alone}}',
  'settings.unset': 'not set',
  'settings.how':
    '/settings term 2026-09-01..2026-12-20\n/settings rate 80\n/settings names hosts, or everybody\n“off” in the place of a value takes it back. /schedule zone sets the time zone.',
  'settings.saved': 'Saved.',
} as const;
