/** Sentences of taking attendance from photos and correcting it. */
export const attendanceEn = {
  // statuses, each a sign and a word
  'status.present': '✅ present',
  'status.late': '🕒 late',
  'status.excused': '📝 excused',
  'status.absent': '❌ absent',
  'status.not-yet': '⏳ not yet',
  // before a photo is looked at
  'attend.ask':
    'Send me the photo of the class now, or reply /attend to one that is already here. Sent as a file it keeps every pixel, and I see further back.',
  'attend.roster.empty':
    'Nobody is on the roster yet. Members send /join here, or a host adds names with /roster add; then send the photo again.',
  'attend.roster.unenrolled':
    'I cannot know anybody in this photo: nobody on the roster has registered a face yet. Members send me /register in our direct chat. Without that, /open starts a session where everybody can tap I’m here.',
  'attend.album-unseen':
    'That photo is one of an album that I did not see. I take this one; for the others, reply /attend to each.',
  'attend.album-part':
    'Of that album I was shown the photo with the caption only, and take it. For the others, reply /attend to each. As an administrator of this chat I see whole albums.',
  'offer.ask': 'Shall I take attendance from {photos, plural, one {this photo} other {these # photos}}?',
  'offer.button.yes': 'Take attendance',
  'offer.button.no': 'No',
  'offer.taken': 'Taking attendance: what I see follows.',
  'offer.declined': 'All right, I did not look.',
  'voice.nobody':
    'I see nobody in a voice channel with you. Join the class’s voice channel, and send /attend voice there.',
  'voice.others':
    '{n, plural, one {One person in the voice channel is} other {# people in the voice channel are}} not on the roster.',
  // a photo that is held back
  'held.suspect':
    '🖥 I held this photo back and marked nobody: to me it is “{label}” ({percent}% sure), rather than people in a room. A host can have it taken all the same. Where a class meets online, /class lets a host say so.',
  'held.button.anyway': 'Take it anyway',
  'held.taken': 'A host had this photo taken all the same.',
  'held.again':
    'I do not keep photos, so I need that one again: send it here within ten minutes, or reply /attend to it. I will take it as it is.',
  // under a photo
  'taken.album': 'Photo {place} of {of}',
  'taken.present': '{here} of {roster} present{late, plural, =0 {} other { (# late)}}',
  'taken.recognised': 'Recognised: {names}',
  'taken.names.more': '{names} and {n} more',
  'taken.unsure': '❓ {n, plural, one {# face is} other {# faces are}} unsure: a host can check.',
  'taken.settled': '❓ {n, plural, one {# face} other {# faces}} could be somebody who is marked already.',
  'taken.label':
    '🏷 By label, not by face: to me this photo is “{label}” ({percent}% sure). One photo has one label, so it marks one person at most.',
  'taken.label.recognised': 'Marked by it: {names}',
  'taken.label.unsure': '❓ I am too unsure of that label, or several people have it: a host can check.',
  'taken.label.settled': '❓ Whoever has that label is marked already, or said “not me”.',
  'taken.label.nobody': 'Nobody here registered with that label.',
  'taken.missing': '⏳ {n} not marked yet',
  'taken.absent': '❌ {n} absent',
  'taken.excused': '📝 {n} excused',
  'taken.strangers': '{n, plural, one {# face} other {# faces}} I do not know.',
  'taken.too-small':
    '{n, plural, one {# face is} other {# faces are}} too small to read: step closer, or send the photo as a file.',
  'taken.no-face': 'I see no face in this photo. Step closer, find more light, or send it as a file.',
  'taken.undone': '↩️ This photo was taken back; it no longer counts.',
  'taken.alt':
    'The class photo with {known, plural, =0 {nobody recognised} other {names on # faces}}{unsure, plural, =0 {} one {, # numbered as unsure} other {, # numbered as unsure}}{strangers, plural, =0 {} one {, # stranger blurred} other {, # strangers blurred}}. {names}',
  'taken.button.check': 'Check {n} unsure',
  'taken.button.missing': 'Missing',
  'taken.button.fix': 'Fix',
  'taken.button.undo': 'Undo',
  'taken.undo.done': 'Taken back. What other photos and people said stays.',
  // checking unsure faces
  'check.who': 'Face {face} in the picture ({place} of {of} to check): who is it?',
  'check.who.label':
    'This photo has the label “{label}”, and so do these people (three at most; Fix has everybody). Who is it?',
  'check.button.nobody': 'Nobody of these',
  'check.button.skip': 'Skip',
  'check.none': 'Nothing is left to check in this photo.',
  'check.already': 'Another host has answered that one.',
  'check.done': 'All checked. {here} of {roster} present.',
  // who is missing
  'missing.open': 'Not marked yet: {n}',
  'missing.closed': 'Absent: {n}',
  'missing.excused': 'Excused: {n}',
  'missing.claims': '{name} ✋ says they are here',
  'missing.unenrolled': '{name} (no face registered)',
  'missing.more': 'and {n} more',
  'missing.nobody': 'Nobody is missing.',
  // the sheet as buttons
  'fix.how': 'A tap on a name changes it: present, late, excused, absent, and round again.',
  'fix.page': '{here} of {roster} present. Page {page} of {pages}.',
  'fix.one-page': '{here} of {roster} present.',
  'fix.button.person': '{status} · {name}',
  'fix.button.back': '← Back',
  'fix.button.next': 'Next →',
  'fix.button.done': 'Done',
  'fix.done': 'The sheet is as you left it: {here} of {roster} present.',
  'fix.nobody': 'Nobody is on this session’s sheet.',
  // by hand
  'mark.done': '{name}: {status}. {here} of {roster} present.',
  'mark.closed': 'This is the session that closed at {time}.',
  // "not me"
  'not-me.button': 'That is not me',
  'not-me.done':
    'Noted: photos of the class do not mark you in this session any more. If you are there, tap I’m here, or send me a selfie.',
} as const;
