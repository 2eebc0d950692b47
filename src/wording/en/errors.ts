import type { UserErrorCode } from '../../errors.js';

/** What happened, why, what to do next: one sentence or two for each expected failure. */
export const errorsEn = {
  'photo.empty': 'That file is empty. Send the photo again.',
  'photo.too-large':
    'That file is larger than {limit, number, :: scale/0.000001 .#} MB. Send it as a normal photo, or make it smaller first.',
  'photo.too-many-pixels':
    'That picture has {megapixels, number, :: .#} megapixels; I read up to {limit, number}. Send a smaller one.',
  'photo.unreadable': 'I could not read that picture to its end; it seems damaged. Send it again, or take a new one.',
  'photo.not-a-photo': 'That file is not a photo I can read. Send a JPEG, PNG, WebP, GIF or HEIC.',
  'photo.gone': 'I no longer have that photo. Send it again, with /attend as its caption.',
  'photo.other-day':
    'That photo is of another day, and a photo counts for its own day only. /mark changes somebody by hand.',
  'rights.host-only': 'Only a host of this class can do that.',
  'rights.direct-only':
    'That works in our direct chat, where only you can see it. Open a chat with me and send it there.',
  'rights.class-only': 'That works in the class’s chat. Send it there.',
  'rights.not-yours': 'That button is meant for somebody else.',
  'rights.not-in-chat': 'That link is for the people of a chat you are not in. Join that chat first, then tap Join there.',
  'rights.bot': 'I am not allowed to do that in {place}. Somebody who manages this server has to give me: {rights}.',
  'person.unknown': 'I found nobody called “{query}” on this roster. /roster shows everybody with their number.',
  'person.ambiguous': '“{query}” could be {names}. Use the roster number.',
  'person.not-registered': 'I do not know you yet. Send /register in our direct chat: it takes a minute.',
  'person.not-on-roster': 'You are not on this class’s roster. Tap Join, or send /join in the class’s chat.',
  'link.unknown': 'That code is not valid, or no more: it works once, and for ten minutes. /link makes a new one.',
  'link.admins-only': 'Only an administrator of this chat can link it to a class.',
  'link.has-class': 'This chat is a class already: “{title}”. A chat can be one class only.',
  'class.none': 'This chat is not a class yet. An administrator can make it one with /class.',
  'session.none': 'No session is open. A host opens one with /open, or with a photo captioned /attend.',
  'session.open': 'A session is open already. /close closes it.',
  'session.closed': 'That session is closed. A host can still correct it with /mark.',
  'button.stale': 'That button is out of date.',
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
  'cli.usage': 'Use it like this: {usage}',
  'cli.file': '{path} cannot be read: {reason}.',
  'cli.photo': '{path}: {why}',
  'cli.no-face': 'No face found in {path}.',
  'cli.no-people':
    'Nobody could be enrolled from {path}: it should hold a folder for each person, with photos of them.',
  'cli.truth': '{path} is not a truth file: {reason}.',
} as const satisfies Record<UserErrorCode, string>;
