/** Sentences of the flows about people: registering, what is kept, forgetting, welcome and help. */
export const peopleEn = {
  'people.former': 'a former member',
  /** Where an account's name is no name. */
  'people.unnamed': 'New member',

  'register.consent':
    '{isNew, select, yes {Hello {name}! } other {}}{sees, select, photos {May I use a photo of you to see that you are there?\n\nIf yes: a general image classifier finds one word for your photo, which I keep as your face_id, encrypted, until you change your mind. A later photo with the same word marks you. That matches what photos look like, not faces, so it is often unsure; then a host decides. I never keep a photo.} other {May I use your face to see that you are there?\n\nIf yes: I turn your selfies into numbers that describe your face, and compare class photos and later selfies with them. I never keep a photo. The numbers stay with me, encrypted, until you change your mind.}}\n\nIf no: you miss nothing. In every session you tap “I’m here”, and a host confirms it.\n\n/privacy tells you more.',
  'register.consent.again':
    'Before anything else I need your answer: may I use your face? Tap one of the two; either is fine.',
  'register.button.face': 'Yes, use my face',
  'register.button.no-face': 'No, without my face',
  'register.said.face': 'You said yes: I may use your face. You can change that at any time with /register.',
  'register.said.no-face':
    'You said no: I work without your face, and keep nothing of it. You can change that at any time with /register.',
  'register.unread-email': 'I could not read “{email}” as an email address. You can type it in a moment.',

  'register.details':
    'You are “{name}” on rosters, and {hasEmail, select, yes {your email is {email}} other {I have no email of yours}}. Is that right?\n\nTo change it, type your name, your email, or both. The email is optional; hosts see it in lists they export.',
  'register.settled': 'You are “{name}” on rosters{hasEmail, select, yes {, with {email}} other {}}.',
  'register.details.unread': 'I could not make a name or an email address of that.',
  'register.button.right': 'That’s right',
  'register.button.skip-email': 'Right, skip the email',
  'register.button.remove-email': 'Remove my email',
  /** Words that answer “Is that right?”, separated by |. They are no names. */
  'register.words.yes': 'yes|y|yep|yeah|ok|okay|right|that’s right|correct|skip|next|done',
  'register.words.no': 'no|n|nope|wrong|change',
  'register.details.no': 'Then type your name as it should be.',
  'register.photo-no-face':
    'You told me to work without your face, so I did not look at that photo. To change that, send /register.',

  'register.selfies':
    'Now send me a selfie: look straight at the camera, in good light, with nobody else in the picture.',
  'register.selfies.afresh':
    'Send me a new selfie: look straight at the camera, in good light, with nobody else in the picture. The old ones go as soon as the new one is good.',
  'register.selfies.more':
    'Send me one more selfie, from a slightly different angle or in other light, with nobody else in the picture.',
  'register.button.later': 'Not now',
  'register.button.done': 'Done',
  'register.later':
    'All right. Send /register when you want to go on with selfies. Until then, tap “I’m here” in a session, and a host confirms it.',
  'register.unasked':
    'One thing first: a host has still to say whether the members of {classes} are minors, and until then I look at no face there. Ask your host to send /class, and then send /register to add your selfies. Until then you tap “I’m here”, which counts just the same.',
  'register.guardian':
    'One thing first: {classes} {n, plural, one {is} other {are}} for minors, so your face stays off there until a host has recorded your guardian’s consent. Ask your host, and then send /register to add your selfies. Until then you tap “I’m here”, which counts just the same.',

  'selfie.numbered': 'Photo {number}: {text}',
  'selfie.accepted': 'Good, I can use that one.',
  'selfie.hint': 'I can use that one. {hint}',
  'selfie.no-face': 'I see no face in that photo. Come closer, face the camera, and try again.',
  'selfie.several-faces': 'I see more than one face. Send a photo with only you in it.',
  'selfie.too-small': 'Your face is too small in that photo. Hold the camera at arm’s length or closer.',
  'selfie.too-dark': 'It is too dark to read your face. Turn towards a window or a lamp.',
  'selfie.too-bright': 'It is too bright to read your face. Step out of the direct light.',
  'selfie.blurred': 'It is blurred. Hold still for a moment, wipe the lens, and try again.',
  'selfie.turned-away': 'You are looking away. Look straight into the camera.',
  'selfie.covered': 'Part of your face is covered or cut off. Take off mask, sunglasses or hat, and show all of it.',
  'selfie.hint.no-face': 'A face that fills more of the picture is even better.',
  'selfie.hint.several-faces': 'Next time alone in the picture is even better.',
  'selfie.hint.too-small': 'A little closer is even better.',
  'selfie.hint.too-dark': 'A little more light is even better.',
  'selfie.hint.too-bright': 'A little less light is even better.',
  'selfie.hint.blurred': 'A sharper one is even better.',
  'selfie.hint.turned-away': 'Looking straight into the camera is even better.',
  'selfie.hint.covered': 'With nothing before your face it is even better.',
  'selfie.different':
    'This face is unlike the one in your other selfies, so I did not add it. If it is you, try once more in better light, looking straight at me.',
  'selfie.same': 'That is the very same photo as before. Another one, from another angle, helps more.',
  'selfie.full':
    '{max, plural, one {I have a selfie of you already} other {I have # selfies of you already}}, which is all I keep, so I did not add it.',
  'selfie.labelled':
    'My word for this photo is “{label}” ({percent}% sure): that is your face_id now, and a photo with the same word marks you. I match what photos look like here, not faces.',
  'selfie.gone': 'I could not get that photo any more. Please send it again.',

  'register.enrolled.first':
    'I know your face now, {name}. Two more selfies make me much surer: with one I miss about one face in eight, with three hardly any. Turn your head a little, or change the light, and send another.',
  'register.enrolled.second': 'That makes two, {name}. One more makes me as sure as I need to be.',
  'register.enrolled.more':
    'That makes {count, select, 3 {three} 4 {four} 5 {five} other {{count}}}, {name}: I am sure of you. {left, plural, =0 {More I do not keep.} one {You may add one more, or tap Done.} other {You may add up to # more, or tap Done.}}',
  'register.look-alike':
    'In {classes} a host has to let you in first, so that nobody is mixed up with somebody else. That happens; there is nothing you need to do.',
  'register.label-shared':
    'In {classes} somebody else has the same word. By it alone I mark neither of you: a host has to confirm it. Another photo may get another word: /register, “Replace my selfies”.',
  'register.done':
    'All set, {name}! {how, select, face {From now on a class photo, or a selfie sent to me here, marks you when you are there.} label {From now on a photo that gets the word “{label}” marks you, as long as nobody else in your class has that word.} other {In a session, tap “I’m here”, and a host confirms it.}}',
  'register.done.join': 'You are on no roster yet: tap Join in your class’s chat, or send /join there.',

  'register.menu':
    'You are registered as “{name}”, with {hasEmail, select, yes {the email {email}} other {no email}}. {to, select, label {My word for your photo, your face_id, is “{label}”.} face {{count, plural, =0 {I may use your face, but have no selfie I can use yet.} one {I know your face from one selfie.} other {I know your face from # selfies.}}} other {I work without your face.}} What shall we change?',
  'register.button.more': 'Add a selfie',
  'register.button.afresh': 'Replace my selfies',
  'register.button.details': 'Name or email',
  'register.button.consent': 'Change consent',

  'me.card':
    'This is what I keep about you.\n\nName: {name}\nEmail: {email}\nAccounts: {accounts}\nFace: {face}\nSelfies: {selfies}\nClasses: {classes}\n\n/mydata shows every detail.',
  'me.none': 'none',
  'me.face.face': 'I may use it, as you agreed on {at, date, long}',
  'me.face.no-face': 'I do not use it, as you said on {at, date, long}',
  'me.face.unasked': 'I do not use it, as you have not been asked yet. /register asks you.',
  'me.selfies':
    '{n}, as numbers made by {engine} {version}; the photos are not kept{current, select, no { (another recogniser is in use now: please send a new one with /register)} other {}}',
  'me.face-id': 'face_id “{label}”, the word that {engine} ({version}) has for it; the photo is not kept',
  'me.class':
    '{title}, number {number}{state, select, waiting { (waits for a host)} left { (left)} other {}}{isHost, select, yes {, host} other {}}',
  'me.button.change': 'Change something',
  'me.button.forget': 'Forget me',

  'mydata.no-language': 'not told',
  'mydata.title': 'Everything I keep about you',
  'mydata.account': 'Internal id {id}, registered on {since, date, long}, language {language}.',
  'mydata.consent':
    'Consent: {to, select, face {your face may be used} other {without your face}}, recorded on {at, date, long}, {at, time, short}, by {by, select, self {you} operator {whoever runs me} other {a host}}, under the privacy text of {policy}.',
  'mydata.selfie': 'Selfie of {at, date, long}, {at, time, short}: numbers by {engine} {version}, no photo.',
  'mydata.member':
    '{title}: number {number} on the roster, since {since, date, long}{state, select, waiting {, waiting for a host} left {, left} other {}}.',
  'mydata.face-id': 'Your face_id: “{label}”, the word for that selfie. The numbers spell it.',
  'mydata.guardian': '{title}: a host recorded your guardian’s consent on {at, date, long}.',
  'mydata.host': '{title}: you are a host.',
  'mydata.mark':
    '{title}, {at, date, long}, {at, time, short}: {status, select, present {present} late {late} excused {excused} other {absent}}, {how, select, photo {recognised in a class photo} selfie {by your selfie} confirmed {your face confirmed by a host} claim {your “I’m here” confirmed by a host} excuse {your excuse approved by a host} other {set by a host}}{undone, select, yes {, later undone} other {}}.',
  'mydata.claim': '{title}, {at, date, long}, {at, time, short}: you tapped “I’m here”.',
  'mydata.denial': '{title}, {at, date, long}, {at, time, short}: you or a host said that a face is not yours.',
  'mydata.contest': '{title}, {at, date, long}, {at, time, short}: you said that your mark was wrong.',
  'mydata.candidate': '{title}, {at, date, long}, {at, time, short}: a host was asked whether a face is yours.',
  'mydata.excuse':
    '{title}: you asked on {at, date, long} to be excused, {from} to {to}: {state, select, approved {approved} refused {refused} other {not answered yet}}. Reason: {reason}',
  'mydata.reminders': 'You asked to be reminded when a session has begun without you.',
  'mydata.acts':
    '{title}: {n, plural, one {one mark, photo or answer there names} other {# marks, photos and answers there name}} your account as who gave it.',
  'mydata.offer':
    'Left out are the numbers themselves: they describe a body, and this chat is kept by its platform. If you want them here all the same, tap the button.',
  'mydata.button.numbers': 'Send the numbers',
  'mydata.numbers': 'Selfie of {at, date, long}, by {engine} {version}, base64 of 32-bit floats:\n{numbers}',
  'mydata.numbers.none': 'I keep no numbers of your face.',

  'forget.ask':
    'Shall I forget you, {name}? Your name, email, accounts, consent and the numbers that describe your face are deleted at once, and cannot be brought back.{classes, plural, =0 {} one { You leave the class you are in.} other { You leave the # classes you are in.}} Marks of past sessions stay, as those of “a former member”.',
  'forget.ask.host':
    'You are a host of {classes}. If you are the only one, name another with /host first. Where you recorded somebody’s consent, it goes on saying so.',
  'forget.button.yes': 'Yes, forget me',
  'forget.button.no': 'No, keep everything',
  'forget.gone':
    'You are forgotten. Your name, email, accounts, consent and the numbers that describe your face are deleted, and you are on no roster any more. Marks of past sessions stay, as those of “a former member”.\n\nBackups that the operator of this bot made earlier are not in my reach: they last until the operator deletes them. Messages in this chat you can delete yourself.\n\nYou are welcome back at any time with /register.',
  'forget.kept': 'Nothing was deleted.',

  'privacy.text':
    'What I keep: your name, an email if you give one, your account here, your consent, which classes you are in and when you were there. Only if you say yes: numbers that describe your face, made from your selfies.\n\nWhat I never keep: photos. I look at them, answer, and let them go. Of faces I do not know I keep nothing but how many they were.\n\nWhy: to take attendance, and for nothing else. Everything is encrypted where it lies.\n\nWho sees it: in the class’s chat, your name is on class photos in which I am certain of you. Hosts of your classes see your name, your email, your attendance, and whether I know your face. Nobody is shown the numbers. Whoever runs me could read all of it.\n\nYour say: without your face everything works by tapping “I’m here”. Minors’ faces are used only with a guardian’s consent. /me shows what is kept, /mydata everything, /register changes it, /forget deletes it at once. Backups are the operator’s: what was backed up lives until they delete it.\n\nVersion of this text: {policy}',

  'start.new':
    'Hello {name}! I take attendance: from one photo of the class I mark everybody I know in it. You decide whether I may use your face. Registering takes a minute.',
  'start.known.face': 'Welcome back, {name}! Send me a selfie to be marked. /help shows what else you can do here.',
  'start.known.no-face':
    'Welcome back, {name}! Tap “I’m here” in your class’s chat to be marked. /help shows what else you can do here.',
  'start.button.register': 'Register',
  'start.button.privacy': 'What do you keep?',
  'start.button.open': 'Open our direct chat',
  'start.unheard':
    'I have an answer that only you should see, and may not write to you yet. It waits for you for a day in our direct chat: open it here.',
  'start.unheard.anonymous':
    'I have an answer that only a host should see, and cannot see who you are. It waits for a day: hosts who open our direct chat here read it.',
  'arrived.everything':
    'I see what is posted here. A class photo with the caption /attend takes attendance; where a host posts one without it during a session, I ask first. Everything else I leave alone.',
  'arrived.addressed':
    'I hear only commands and replies to me here. To take attendance send /attend, then reply to my answer with the photo; or reply /attend to a photo. Make me an administrator, and I see the captions of photos as well.',
  'arrived.commands':
    'To take attendance use /attend with photos, or the menu of a message with photos: Apps, Take attendance. Other messages I do not see.',
  'start.no-class':
    'Hello! I take attendance: from one photo of the class I mark everybody I know in it. An administrator makes this chat a class with /class.',
  'start.class':
    'Hello! I take attendance for {title}. Register with me in our direct chat, then tap Join or send /join here.',

  'help.direct': 'What you can do here:',
  'help.class': 'What you can do here, in {title}:',
  'help.no-class': 'This chat is not a class yet.',
  'help.private': 'In our direct chat you register, send selfies, and see or delete what I keep about you.',
  'help.do.register.new': '/register – tell me your name, and whether I may use your face',
  'help.do.register.selfie': '/register – add a selfie, so that I know your face',
  'help.do.register.change': '/register – change name, email, consent or selfies',
  'help.do.selfie': 'Send a selfie – be marked in your open session',
  'help.do.join.elsewhere': '/join, in your class’s chat – get on its roster',
  'help.do.here': '“I’m here”, in the class’s chat – when a session is open; a host confirms it',
  'help.do.summary.own': '/summary – your own marks; also /summary week, month or term',
  'help.do.me': '/me, /mydata – your attendance with a calendar, and what I keep about you',
  'help.do.link': '/link – make your account on another platform yours here as well',
  'help.do.forget': '/forget – delete all of it',
  'help.do.privacy': '/privacy – what I keep of people, and why',
  'help.do.class': '/class – make this chat a class, as an administrator',
  'help.do.join': '/join – get on the roster',
  'help.do.summary': '/summary – the numbers; also /summary week, month, term or FROM..TO',
  'help.do.profile': '/profile PERSON – one person’s attendance',
  'help.do.export': '/export csv, xlsx, moodle or ics – all marks as a file',
  'help.do.settings': '/settings – the term, the required rate, who may read names',
  'help.do.excuse': '/excuse DATES REASON – ask to be excused',
  'help.do.remind': '/remind – be told when a session has begun without you',
  'help.do.schedule': '/schedule – when the class meets: sessions then open and close by themselves',
  'help.do.digest': '/digest 18:00 – the numbers, posted every day',
  'help.do.open': '/open – open a session',
  'help.do.close': '/close – close the session',
  'help.do.attend': '/attend, with a photo of the class or as a reply to one – take attendance',
  'help.do.attend.more': '/attend, with another photo – add to the open session',
  'help.do.mark': '/mark PERSON present, late, excused or absent – correct by hand',
  'help.do.roster': '/roster – who is on it, who is not enrolled; add names',
  'help.do.host': '/host PERSON – name another host',
} as const;
