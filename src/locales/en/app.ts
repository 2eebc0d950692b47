/** Sentences that belong to no flow. */
export const appEn = {
  'app.hint': 'Send me a selfie to be marked, or /help to see what you can do here.',
  'app.bug': 'Something went wrong on my side. It has been noted as {id}; please tell whoever runs me, and try again.',
  'app.waits':
    'I cannot save anything at the moment, so this waits; I do it as soon as I can, and you need not send it again. Please tell whoever runs me.',
  'profile.description':
    'I take attendance: one photo of the class, or a selfie sent to me, marks who is there. You decide whether I may use your face; without it a tap does the same. I never keep a photo.',
  'profile.about': 'Takes attendance from one photo of the class. With or without your face, and no photo is kept.',
  'direct.look': 'I have answered in our direct chat.',
  'download.progress':
    'Downloading {model}, {file}: {loaded, number, :: scale/0.000001 .0}{total, plural, =0 {} other { of {total, number, :: scale/0.000001 .0}}} MB',
  'without.engine': '{why} For now I go on without {engine}.',
  'without.photo-check': '{why} For now no photo is checked for screens.',
  'greeting.chat': 'Rollcall is at {address}',
  'greeting.no-chat': 'Rollcall runs; the browser chat is off.',
  'greeting.tunnel':
    'No display here? On your own computer: ssh -L {port}:127.0.0.1:{port} THIS-MACHINE, then open that address there.',
  'greeting.adapters': 'Chats: {adapters, select, none {none} other {{adapters}}}.',
  'greeting.engine': 'Engine: {engine}, offline, {threads, plural, one {# thread} other {# threads}}.',
  'greeting.key-file': 'Key: {path}. Back it up once, apart from the data: without it the data cannot be read.',
  'greeting.key-variable':
    'Key: from ROLLCALL_KEY. Keep a copy apart from the data: without it the data cannot be read.',
} as const;
