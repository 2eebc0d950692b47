import type { UserErrorCode } from '../../errors.js';

/** What happened, why, what to do next: one sentence or two for each expected failure. */
export const errorsEn = {
  'photo.empty': 'That file is empty. Send the photo again.',
  'photo.too-large':
    'That file is larger than {limit, number, :: scale/0.000001 .#} MB. Send it as a normal photo, or make it smaller first.',
  'photo.too-many-pixels':
    'That picture has {megapixels, number, :: .#} megapixels; I read up to {limit, number}. Send a smaller one.',
  'photo.too-long':
    'That picture is {side, number} pixels long; I read up to {limit, number} a side. Cut it, or send a smaller one.',
  'photo.too-narrow':
    'That picture is {width, number} by {height, number} pixels; I read none that is more than {limit, number} times as long as wide. Cut it first.',
  'photo.too-heavy':
    'That {type} has {megapixels, number, :: .#} megapixels; of its kind I read up to {limit, number, :: .#}, for more takes too much memory. Send it as a normal photo, or save it as a JPEG first.',
  'photo.unreadable': 'I could not read that picture to its end; it seems damaged. Send it again, or take a new one.',
  'photo.not-a-photo': 'That file is not a photo I can read. Send a JPEG, PNG, WebP, GIF or HEIC.',
  'photo.gone': 'I no longer have that photo. Send it again, with /attend.',
  'photo.killed':
    'I broke down over that photo, so I do not open it again. Send another one, or a screenshot of it.',
  'photo.other-day':
    'That photo is of another day, and a photo counts for its own day only. /mark changes somebody by hand.',
  'rights.host-only': 'Only a host of this class can do that.',
  'rights.direct-only':
    'That works in our direct chat, where only you can see it. Open a chat with me and send it there.',
  'rights.class-only': 'That works in the class’s chat. Send it there.',
  'rights.not-yours': 'That button is meant for somebody else.',
  'rights.not-in-chat':
    'That link is for the people of a chat you are not in. Join that chat first, then tap Join there.',
  'rights.bot': 'I am not allowed to do that in {place}. Somebody who manages this server has to give me: {rights}.',
  'person.unknown': 'I found nobody called “{query}” on this roster. /roster shows everybody with their number.',
  'person.ambiguous': '“{query}” could be {names}. Use the roster number.',
  'person.not-registered': 'I do not know you yet. Send /register in our direct chat: it takes a minute.',
  'person.not-on-roster': 'You are not on this class’s roster. Tap Join, or send /join in the class’s chat.',
  'link.unknown': 'That code is not valid, or no more: it works once, and for ten minutes. /link makes a new one.',
  'link.admins-only': 'Only an administrator of this chat can link it to a class.',
  'link.has-class': 'This chat is a class already: “{title}”. A chat can be one class only.',
  'class.none': 'This chat is not a class yet. An administrator can make it one with /class.',
  'summary.person-in-class': 'Ask for one person in the class’s chat: /summary week PERSON there answers hosts alone.',
  'contest.open':
    'That session is still open: send a selfie, or tap I’m here. Its mark can be contested once it is closed.',
  'settings.term': 'Write the term’s first and last day like this: /settings term 2026-09-01..2026-12-20',
  'settings.rate': 'Write the rate as a percentage from 1 to 100: /settings rate 80, or /settings rate off',
  'session.none': 'No session is open. A host opens one with /open, or with /attend and a photo.',
  'session.open': 'A session is open already. /close closes it.',
  'session.closed': 'That session is closed. A host can still correct it with /mark.',
  'schedule.unread':
    'I did not understand “{part}”. Use it like this:\n/schedule Mon, Wed 9:00-10:30\n/schedule every 2 weeks Tue 14:00-15:30\n/schedule 2026-12-18 10:00-12:00\n/schedule break 2026-12-21..2027-01-06 Winter break\nor send /schedule with a calendar file (.ics).',
  'schedule.zone':
    'I do not know the time zone “{zone}”. Name it as Europe/Berlin or America/New_York: continent, slash, city.',
  'schedule.full': 'There is room for {limit, number} of these. Remove some first: /schedule lists them.',
  'schedule.past': 'That is over already. Name a date that is still to come.',
  'calendar.not-one':
    'That file is no calendar. Send an .ics file, as calendar programs export it, with /schedule as its caption.',
  'calendar.too-large':
    'That file is larger than {limit, number, :: scale/0.000001 .#} MB. Export the class’s own calendar alone, and a year of it at most.',
  'calendar.unreadable': 'I could not read that calendar to its end. Export it again, the class’s own calendar alone.',
  'calendar.empty': 'That calendar has nothing in the next twelve months, so I left the timetable as it was.',
  'excuse.range':
    'Name {days, plural, one {one day} other {up to # days}}, beginning {back, plural, one {yesterday} other {# days ago}} at the earliest and within a year.',
  'digest.unread':
    'I did not understand “{part}”. Use it like this:\n/digest 18:00\n/digest 18:00 @channel Mon-Fri\n/digest weekly 17:00 here Fri\n/digest term 18:00\n/digest off',
  'digest.place':
    'I found no channel “{place}”. Add me to it first; for a private one, forward a message of it here and reply to that with /digest.',
  'digest.not-yours': 'Only an administrator of {place} can have me post there.',
  'digest.refused': 'I may not post in {place}. Make me an administrator there who can post, and send this again.',
  'digest.full': 'There is room for {limit, number} digests. End one first: /digest lists them.',
  'button.stale': 'That button is out of date.',
  'answer.gone': 'That answer is no longer here. Ask for it again in the class’s chat.',
  'command.unknown': 'I do not know {command}. /help lists what you can do here.',
  'command.usage': 'That did not fit. Use it like this: {usage}',
  'config.invalid': 'The settings are not right:\n{problems}',
  'telegram.token':
    'Telegram does not know the token in TELEGRAM_BOT_TOKEN. BotFather shows it with /mybots; copy it whole.',
  'telegram.webhook': 'The webhook cannot be used: {reason}. Check TELEGRAM_WEBHOOK_URL and TELEGRAM_WEBHOOK_LISTEN.',
  'discord.token':
    'Discord does not know the token in DISCORD_TOKEN. The developer portal makes a new one under Bot, Reset Token.',
  'discord.intents':
    'Discord refuses what DISCORD_MESSAGE_CONTENT=on asks for. Turn on “Message Content Intent” under Bot in the developer portal, or set it to off.',
  'store.unopenable': 'The store at {path} cannot be opened: {reason}.',
  'store.key': 'The key at {path} does not fit: {reason}.',
  'model.unavailable':
    'The model {model} could not be had: {why, select, hung {{host} said nothing for {seconds, plural, one {# second} other {# seconds}}} unreachable {there is no way to {host}} missing {{host} has no {file} of it, or not for everybody} refused {{host} would not give {file} of it} cut {the download of {file} from {host} was cut off} other {the folder MODELS_DIR, {path}, has no {file} of it}}{why, select, local {} other {, and {path} has no copy}}. Three ways out: name a hub or mirror that answers as HF_ENDPOINT; put the model into a folder and name that as MODELS_DIR; or go without it, with RECOGNIZER=face.',
  'model.broken':
    'The model {model} in {path} cannot be loaded: {reason}. What was downloaded has been removed, and is fetched again the next time; a folder of your own (MODELS_DIR) is left as it is.',
  'sample.name':
    'There is no sample photo {name}: they are called ann-1, ann-2 … (selfies) and class-of-ann-bo (a class photo of these people, each once).',
  'sample.faces': 'No face is left for {name}: everybody in the sample photos has a name already.',
  'cli.usage': 'Use it like this: {usage}',
  'cli.command': 'There is no command {name}. Did you mean {nearest}? There are {names}.',
  'cli.file': '{path} cannot be read: {reason}.',
  'cli.photo': '{path}: {why}',
  'cli.no-face': 'No face found in {path}.',
  'cli.no-people':
    'Nobody could be enrolled from {path}: it should hold a folder for each person, with photos of them.',
  'cli.import': '{path} cannot be imported, and nothing was: {reason}.',
  'cli.truth': '{path} is not a truth file: {reason}.',
} as const satisfies Record<UserErrorCode, string>;
