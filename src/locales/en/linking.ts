/** Sentences of /link: accounts of one person, chats of one class. */
export const linkingEn = {
  'link.code':
    'To make your account on another platform yours here as well, send me this there, in our direct chat, within ten minutes:\n\n/link {code}\n\nIt works once. Whoever sends it becomes you, so show it to nobody.',
  'link.ask':
    'You are registered here as “{from}”, and the code is that of “{into}”. Shall the two become one?\n\nClasses and marks of both stay. Name, email and selfies are those of “{into}”; where it has none, yours here. Of your two answers about your face the later one counts. It cannot be taken back.',
  'link.button.yes': 'Yes, both are me',
  'link.button.no': 'No',
  'link.done': 'Done: this account is yours, {name}. Everything works here as it does there.',
  'link.united': 'Done: the two are one now, {name}.',
  'link.before': 'This account is yours already, {name}.',
  'link.not': 'All right, nothing was changed.',
  'link.class.code':
    'To let “{title}” live in a second chat as well, an administrator of that chat sends this there within ten minutes:\n\n/link {code}\n\nBoth chats then have one roster and one sheet. It works once. Only you see this.',
  'link.class.done':
    'This chat belongs to “{title}” now: one roster and one sheet for all of its chats. Administrators of each of them are its hosts.',
  'link.class.before': 'This chat belongs to “{title}” already.',
} as const;
