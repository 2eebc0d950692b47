/** Sentences of sessions: opening and closing, "I'm here", selfies that mark, the summary. */
export const sessionsEn = {
  // opening and closing
  'session.opened': '{title}: attendance is open until {until}.',
  'session.how': 'Send me a selfie in our direct chat, or tap I’m here: a host confirms the taps.',
  'session.button.here': 'I’m here',
  'session.button.here-in': 'I’m here: {title}',
  'session.button.claims': 'Hosts: confirm {n, plural, one {# tap} other {# taps}}',
  'session.over': '{title}: attendance is closed.',
  'session.closed-now': '{title}: attendance is closed ({from} to {to}).',
  'session.button.who': 'Who? (hosts)',
  'session.button.who-at': 'Who at {time}? (hosts)',
  'session.only-you': 'Only you see these names.',
  'session.nobody': 'Nobody was on the roster when this session opened.',

  // numbers and marks: always a sign and a word
  'session.here': '{here} of {roster} here',
  'session.present': '✅ {n} present',
  'session.late': '🕒 {n} late',
  'session.excused': '📝 {n} excused',
  'session.absent': '❌ {n} absent',
  'session.not-yet': '⏳ {n} not yet',
  'session.claims': '✋ {n, plural, one {# tap waits} other {# taps wait}} for a host',
  'session.unsure': '❓ {n, plural, one {# face} other {# faces}} unsure',

  // "I'm here"
  'claim.noted': 'Noted. A host will confirm it.',
  'claim.waiting': 'You tapped already. A host will confirm it.',
  'claim.here': 'You are marked present already.',
  'claim.not-let-in': 'You wait to be let into this class. A host has to do that first.',
  'claim.by-hand': 'A host marked you {status}. If that is wrong, tell a host.',
  'claim.list':
    '{n, plural, one {One person says to be here} other {# people say they are here}}. Are they? Only you see these names.',
  'claim.none': 'Nobody waits to be confirmed.',
  'claim.button.all': '{n, plural, one {Confirm} other {Confirm all #}}',
  'claim.button.yes': '✓ {name}',
  'claim.button.no': '✗ {name}',
  'claim.accepted': '{n, plural, one {Marked present.} other {# marked present.}}',
  'claim.rejected': 'Turned down.',
  'claim.settled-before': 'That was settled before.',

  // a selfie that marks
  'marking.marked': '✅ You are marked present in {title}, {time}.',
  'marking.late': '🕒 You are marked late in {title}, {time}.',
  'marking.here-late': '🕒 You are marked late in {title} already, at {time}.',
  'marking.here': '✅ You are marked present in {title} already, since {time}.',
  'marking.which': 'That is you. Which class are you in?',
  'marking.which-else': 'That is you, and you are marked present in {title} already. Are you in another class as well?',
  'marking.which-again': 'Tap the class you are in, under my last message.',
  'marking.unsure':
    'I am not sure that this is you, so I marked nobody. Try another selfie: look straight at the camera, in good light.',
  'marking.other-face':
    'That face is not like the one in your selfies, so I marked nobody. If it is you, try another one in better light, or add a selfie with /register.',
  'marking.by-label': 'By label, not by face: your photo is “{label}” to me, as when you registered.',
  'marking.unsure.label':
    'Your photo is “{label}” to me ({percent}% sure), as when you registered. But I am too unsure of that word, or somebody else in your class has it too, so I marked nobody.',
  'marking.other-face.label':
    'Your photo is “{label}” to me ({percent}% sure), and that is not your face_id, so I marked nobody. I match what photos look like here, not faces; a photo like the one you registered with helps.',
  'marking.or-here': 'Or tap I’m here, and a host confirms it.',
  'marking.none-open':
    'No session of yours is open, so I did not look at that photo. Send a selfie again once a host has opened one.',
  'marking.closed-at': '{title}: the last one closed at {time}.',
  'marking.no-roster':
    'You are on no roster yet, so I did not look at that photo. Tap Join in your class’s chat, or send /join there.',
  'marking.no-consent': 'I work without your face, so I did not look at that photo. To change that, send /register.',
  'marking.no-selfie':
    'I have no selfie of yours to compare with, so I did not look at that photo. Send /register to add one.',
  'marking.unasked':
    'A host has still to say whether the members of {titles} are minors. Until then I look at no face there, so I did not look at that photo.',
  'marking.guardian':
    '{titles} {n, plural, one {is} other {are}} for minors: your face stays off there until a host has recorded your guardian’s consent, so I did not look at that photo.',

  // the summary
  'summary.head': '{title}, {date}',
  'summary.open': 'Open since {from}, until {to}',
  'summary.times': '{from} to {to}',
  'summary.no-session': 'No session on that day.',
  'summary.own': 'Your marks. Only you see this.',
  'summary.button.not-me': 'Not me: {title}, {time}',
  'summary.claimed': '✋ waits for a host',
  'summary.no-class':
    'You are in no class yet: send /join in the class’s chat, or tap Join there. Hosts send /summary there for its numbers.',
} as const;
