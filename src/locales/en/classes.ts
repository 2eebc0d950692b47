/** Sentences of the flows about classes. */
export const classesEn = {
  // making a class
  'class.admins-only': 'Only an administrator of this chat can make it a class. Ask one to send /class.',
  'class.minors.ask':
    '“{title}” is a class now, and you host it.\n\nOne question first: are its members minors? For minors, faces stay off until you have recorded a guardian’s consent for each of them.',
  'class.faces-off':
    'Faces are off in “{title}” until one question is answered, so I looked at no photo. Are its members minors? For minors, faces stay off until you have recorded a guardian’s consent for each of them.\n\n“I’m here” and /mark work all the same. Once a host has answered, send the photo again.',
  'class.button.minors-yes': 'Yes, minors',
  'class.button.minors-no': 'No, all adults',
  'class.minors.said-yes': '“{title}” is ready, a class of minors.',
  'class.minors.said-no': '“{title}” is ready, a class of adults.',
  'class.next':
    'What comes next:\n1. Everybody taps Join below. People without an account go on the roster with /roster add.\n2. A host sends /attend with a photo of the class.',
  'class.next.minors': '/roster shows whose guardian’s consent is missing, with a button that records it.',
  'class.card.head':
    '“{title}”: {members, plural, =0 {nobody on the roster yet} one {# person on the roster} other {# people on the roster}}',
  'class.card.hosts': 'Hosts: {names}, and the administrators of this chat',
  'class.card.minors': 'Minors: each face is off until a guardian’s consent is recorded',
  'class.card.adults': 'All adults',
  'class.card.unasked': 'Whether the members are minors has not been answered yet: faces are off until then',
  'class.card.zone':
    'Time zone {zone}, language {language}; a session closes by itself after {hours, plural, one {# hour} other {# hours}}',
  'class.card.online': 'Meets online: a photo of a screen is a class photo here',
  'class.button.online-yes': 'It meets online',
  'class.button.online-no': 'It meets in a room',
  'class.button.join-again': 'Post the Join button again',
  'class.join-posted': 'Posted in the class’s chat.',

  // joining
  'join.head': '👋 Join “{title}”',
  'join.how':
    'Tap Join to be on the roster. New here? Send me /register in our direct chat first: it takes a minute, and works with or without your face.',
  'join.minors':
    'Your face stays off until a host has recorded your guardian’s consent. Tapping “I’m here” counts just the same.',
  'join.first': 'One question first; then you are on the roster of “{title}”.',
  'join.names': '{n, plural, =0 {Nobody has joined yet.} other {# joined: {names}}}',
  'join.names-more': '{n, plural, other {# joined: {names}, and {more} more}}',
  'join.button': 'Join',
  'join.done': 'You are on the roster of “{title}”, with number {number}.',
  'join.done.minor':
    'You are on the roster of “{title}”, with number {number}. Your face stays off until a host has recorded your guardian’s consent.',
  'join.before': 'You are on the roster of “{title}” already, with number {number}.',
  'join.waiting': 'Nearly there: a host of “{title}” has to let you in first. I have asked them.',

  // look-alikes
  'hosts.unreached': 'Something waits for a host of this class: please look at /roster.',
  'alike.note':
    '{title}: the face of {name} is near that of {names} on the roster. {name} waits until you say whether they are different people.\n\nOnly hosts see this.',
  'alike.button.let-in': 'Let in',
  'alike.button.keep-out': 'Keep out',
  'alike.button.same': 'It is {name}: make them one',
  'alike.before': 'That was decided before; /roster shows how it stands.',
  'alike.let-in': '{name} is let in. Where a photo could be either of them, I will ask.',
  'alike.kept-out': '{name} is kept out.',
  'alike.newcomer.in': 'A host has let you in: you are on the roster of “{title}”.',
  'alike.newcomer.out':
    'A host did not let you in to “{title}”. If that is a mistake, talk to them, and tap Join again.',

  // the roster
  'roster.empty':
    'Nobody is on the roster of “{title}” yet. Members tap Join; names of people without an account you add here.',
  'roster.head': 'Roster of “{title}”: {n, plural, one {# person} other {# people}}',
  'roster.row': '{number} {name} · {standing}',
  'roster.row.name-only': '{number} {name} (no account) · {standing}',
  'roster.enrolled': '✅ enrolled',
  'roster.needs-selfie': '📷 needs a new selfie',
  'roster.face-id': 'face_id “{label}”{shared, select, yes { (shared: never certain)} other {}}',
  'roster.not-enrolled': '⬜ not enrolled',
  'roster.needs-guardian': '🔒 guardian’s consent missing',
  'roster.waiting': '⏳ waits for a host',
  'roster.merge-asked': '{row} · 🔗 asked whether they are one with somebody who has an account',
  'roster.count': '{n} {standing}',
  'roster.only-you': 'Only you see this. /roster merge, remove, consent and enrol take a number or a name.',
  'roster.counts': '“{title}”: {n, plural, one {# person} other {# people}} on the roster, {enrolled} enrolled.',
  'roster.own': 'You are number {number}: {standing}',
  'roster.own.none': 'You are not on it. Tap Join, or send /join here.',
  'roster.own.enrolled': '✅ enrolled.',
  'roster.own.needs-selfie':
    '📷 enrolled, but another recogniser is in use now: send me a new selfie after /register in our direct chat.',
  'roster.own.not-enrolled':
    '⬜ not enrolled. Send me a selfie after /register in our direct chat, or tap “I’m here” in a session.',
  'roster.own.no-face': '✋ without your face, as you chose. Tap “I’m here” in a session.',
  'roster.own.needs-guardian':
    '🔒 your face is off until a host has recorded your guardian’s consent. Tap “I’m here” in a session.',
  'roster.own.waiting': '⏳ a host has to let you in first.',
  'roster.button.add': 'Add names',
  'roster.button.waiting': 'Waiting ({n})',
  'roster.button.guardians': 'Guardians’ consent ({n})',
  'roster.button.back': '← Page {page}',
  'roster.button.next': 'Page {page} →',
  'roster.button.roster': 'Roster',
  'roster.button.let-in': 'Let in {name}',
  'roster.button.keep-out': 'Keep out {name}',
  'roster.button.guardian': 'Consent recorded: {number} {name}',
  'roster.waiting.head':
    '{n, plural, =0 {Nobody waits.} one {# person waits, whose face is near another member’s.} other {# people wait, whose faces are near another member’s.}}',
  'roster.guardians.head':
    '{n, plural, =0 {Every guardian’s consent is recorded.} one {# guardian’s consent is missing. Tap the name once you have it in writing; your tap is recorded.} other {# guardians’ consents are missing. Tap a name once you have it in writing; your tap is recorded.}}',

  // adding names
  'add.ask':
    'Send the names for “{title}” here, best as a reply to this message: one to a line, or with commas between them. Numbers, bullets and emails may stand beside them. In one go it is /roster add Ann Example, Bo Example.',
  'add.button.no': 'Never mind',
  'add.cancelled': 'All right, no names.',
  'add.done': 'Added to “{title}” ({n}): {names}',
  'add.none': 'I found no new name in that.',
  'add.there': 'On the roster already ({n}): {names}. For two people of one name, tell them apart: “Ann Example B”.',
  'add.repeated': 'Twice in your list, added once ({n}): {names}',
  'add.unread': 'Not a name I can read ({n}): {names}',
  'add.beyond': '{n, plural, other {# more were too many for one message: send the rest in another.}}',
  'add.more': '{names}, and {more} more',
  'add.next':
    'With consent, /roster enrol and a photo makes their faces known. When one of them joins with an account, I offer to make the two one.',
  'add.button.back': 'Take these back',
  'add.taken-back':
    '{n, plural, =0 {There was nothing left to take back.} one {# name is taken back.} other {# names are taken back.}}',

  // enrolling somebody without an account
  'enrol.has-account': '{name} has an account, and decides alone: ask them to send me /register in our direct chat.',
  'enrol.ask':
    'May I use the face of {name}? Then I turn photos of them into numbers, which stay with me encrypted; photos are never kept.\n\nGo on only if you have their consent on record. That you say so is recorded with your account.',
  'enrol.ask.minor':
    'May I use the face of {name}, a minor? Then I turn photos of them into numbers, which stay with me encrypted; photos are never kept.\n\nGo on only if you have a guardian’s consent on record. That you say so is recorded with your account.',
  'enrol.unseen':
    'I have not looked at {n, plural, one {that photo, and do not keep it: please send it} other {those photos, and do not keep them: please send them}} again when I ask after your tap.',
  'enrol.button.yes': 'Consent is on record',
  'enrol.button.no': 'Not now',
  'enrol.not': 'All right. Nothing was enrolled.',
  'enrol.consented': 'Recorded: you have consent to use the face of {name}.',
  'enrol.photos':
    'Now send a photo of {name} here: looking straight at the camera, in good light, with nobody else in it. Two or three make me much surer than one.',
  'enrol.button.later': 'Later',
  'enrol.accepted': 'Good, I can use that one.',
  'enrol.labelled':
    'My word for this photo is “{label}” ({percent}% sure): that is their face_id now. It says what the photo looks like, not whose face it is.',
  'enrol.label-shared':
    'Somebody else of this class has that word, too. By it alone I mark neither of them: a host has to say who it is.',
  'enrol.fault.no-face': 'I see no face in it. Come closer, and try again.',
  'enrol.fault.several-faces': 'I see more than one face. Send a photo with only them in it.',
  'enrol.fault.too-small': 'The face is too small in it. Step closer.',
  'enrol.fault.too-dark': 'It is too dark to read the face. Find more light.',
  'enrol.fault.too-bright': 'It is too bright to read the face. Step out of the direct light.',
  'enrol.fault.blurred': 'It is blurred. Hold still, and try again.',
  'enrol.fault.turned-away': 'They are looking away. They should look straight into the camera.',
  'enrol.fault.covered': 'Part of the face is covered or cut off. Show all of it.',
  'enrol.different': 'This face is unlike the one in the other photos, so I did not add it.',
  'enrol.same': 'I have that very photo already; another one helps more.',
  'enrol.full':
    '{max, plural, one {I have a photo already} other {I have # photos already}}, which is all I keep, so I did not add it.',
  'enrol.gone': 'I no longer have that photo. Send it here again.',
  'enrol.over':
    'I did not look at that photo: they are no longer on the roster by name only. /roster shows how everybody stands.',
  'enrol.count':
    '{name}: {count, plural, =0 {no photo enrolled yet.} one {enrolled with # photo.} other {enrolled with # photos.}}',
  'enrol.again': 'Send another photo here.',
  'enrol.more': 'Send one more here, from a slightly different angle, or tap Done.',
  'enrol.waits': '{name} looks like another member, and waits until a host has let them in: I sent a note.',
  'enrol.button.done': 'Done',
  'enrol.done': '{name} is as you left them; /roster shows how everybody stands.',

  // a guardian's consent
  'guardian.adults': 'This is a class of adults: everybody gives their own consent. /class changes that.',
  'guardian.recorded':
    'Recorded with your account: a guardian of {name} consents. Their face may be used in this class from now on.',
  'guardian.told':
    'A host of “{title}” has recorded your guardian’s consent: your face may be used there now. /register in our direct chat adds your selfies, or changes your answer.',
  'guardian.button.withdraw': 'Withdraw it',
  'guardian.withdrawn': 'Withdrawn: the face of {name} is off in this class, and what was enrolled for it is gone.',

  // two who are one
  'merge.which': 'I could not tell which two you mean. Use their roster numbers: /roster merge 3 7.',
  'merge.both-accounts': '{a} and {b} each have an account, so I cannot make them one.',
  'merge.same-name':
    '{title}: {name} joined (number {number}), and number {other} on the roster, {called}, has {exact, select, yes {the same name} other {nearly the same name}} and no account. Are they one person?\n\nOnly hosts see this.',
  'merge.ask':
    'Shall {from} (no account) and {into} become one? Marks and classes of {from} move to {into}; enrolled photos too, if {into} agreed to the use of their face. Whoever has an account is asked first, in private. It cannot be taken back.',
  'merge.differ.marks': 'Where they are marked differently, the better mark counts:',
  'merge.differ.mark': '{title}, {when}: {from} {one}, {into} {other}; then {become}',
  'merge.differ.more': '… and in {n, plural, one {# more session} other {# more sessions}}',
  'merge.differ.email': 'Email: {stays} stays, {goes} goes.',
  'merge.button.yes': 'Yes, one person',
  'merge.button.no': 'No, two people',
  'merge.unregistered':
    '{name} is not registered with me yet. They should open our direct chat, send /register, and tap Join here; then send this again.',
  'merge.elsewhere':
    '{name} is on the roster of another class as well, which you do not host, so I leave them as they are.',
  'merge.asked':
    'I have asked {into} in private whether {from} is them. They become one when {into} says yes; I tell you what they answer.',
  'merge.unreached':
    'I may not write to {into} yet, so I could not ask whether that is them. They should open our direct chat and send /start; then tap Yes here again.',
  'merge.button.withdraw': 'Take the question back',
  'merge.owner.ask':
    'A host of “{title}” says that {from}, who is on the roster there without an account, is you. Is that right? Then what was marked for {from} becomes yours, and you are on that roster; it cannot be taken back. Say no if that is somebody else, or if you do not know that class.',
  'merge.owner.button.yes': 'Yes, that is me',
  'merge.owner.button.no': 'No, somebody else',
  'merge.owner.said-yes': 'Done: you are on the roster of “{title}”, with all that was marked there.',
  'merge.owner.said-no': 'All right, nothing of yours was changed. I have told the hosts of “{title}”.',
  'merge.owner.told-yes':
    '{title}: {into} says yes, number {number} is them. {into} is one person on the roster now; the old number still finds them.',
  'merge.owner.told-no': '{title}: {into} says that number {number} is somebody else. They stay two people.',
  'merge.done': '{name} is one person on the roster now. The old number still finds them.',
  'merge.not': 'All right, they stay two people.',

  // leaving
  'remove.done': '{name} is off the roster. What was marked so far stays.',
  'remove.done.name-only':
    '{name} is off the roster. What was marked so far stays, and so does their name; you can erase what is kept of them.',
  'remove.button.back': 'Put back',
  'remove.button.erase': 'Erase all of it',
  'remove.back': '{name} is on the roster again.',
  'remove.back.waits': '{name} looks like another member, and waits until a host has let them in: I sent a note.',
  'erase.elsewhere':
    '{name} is on the roster of another class as well, which you do not host, so I keep what belongs there.',
  'erase.ask':
    'Erase everything kept of {name}: name, email, what was enrolled? Marks stay under a number. It cannot be taken back.',
  'erase.button.yes': 'Yes, erase',
  'erase.done': 'Erased.',

  // hosts
  'host.head': '{n, plural, one {Host of “{title}”:} other {Hosts of “{title}”:}}',
  'host.line': '• {name}',
  'host.how': 'Administrators of this chat are hosts as well. /host and a mention or a name makes somebody a host.',
  'host.unregistered': 'somebody who has not registered',
  'host.no-account': '{name} has no account here, so they cannot host.',
  'host.named': '{name} is a host now.',
  'host.group': 'Whoever is {name} is a host now.',
  'host.before': '{name} is a host already.',
  'host.taken': '{name} is no longer a host.',
  'host.still-admin': '{name} is no longer named, and stays a host as an administrator of the chat.',
  'host.last': '{name} is the last host. Name another first.',
  'host.button.take': 'Take away: {name}',
} as const;
