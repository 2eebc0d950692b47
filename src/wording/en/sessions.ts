/** Sentences of sessions: opening and closing, "I'm here", selfies that mark, the summary. */
export const sessionsEn = {
  // opening and closing
  'session.opened': '{title}: attendance is open until {until}.',
  'session.how': 'Send me a selfie in our direct chat, or tap I’m here: a host confirms the taps.',
  'session.button.here': 'I’m here',
  'session.button.claims': 'Hosts: {n, plural, one {confirm # tap} other {confirm # taps}}',
  // numbers
  'session.here': '{here} of {roster} here',
  'session.present': '✅ {n} present',
  'session.late': '🕒 {n} late',
  'session.excused': '📝 {n} excused',
  'session.absent': '❌ {n} absent',
  'session.not-yet': '⏳ {n} not yet',
  'session.claims': '✋ {n, plural, one {# tap waits} other {# taps wait}} for a host',
  'session.unsure': '❓ {n, plural, one {# face} other {# faces}} unsure',
} as const;
