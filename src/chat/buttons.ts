/** What a button carries: a verb and a few short ids, 64 bytes at most, which is what Telegram allows. */

const limit = 64;
const part = /^[A-Za-z0-9_-]*$/;

/** `verb:arg:arg`. Throws when it would not fit or not be read back: that is a bug, not a person's mistake. */
export function pressData(verb: string, ...args: (string | number)[]): string {
  const parts = [verb, ...args.map(String)];
  const data = parts.join(':');
  if (!parts.every((text) => part.test(text)) || data.length > limit) throw new Error(`unfit button data: ${data}`);
  return data;
}

/** So many side by side. */
export function inRows<T>(all: readonly T[], width: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / width) }, (_, i) => all.slice(i * width, (i + 1) * width));
}

export interface Press {
  verb: string;
  args: string[];
}

/** Verbs of buttons that are about the photos of the message which their own answers. */
const aboutPhotos = 'photos-';

/** Whether a press is to bring along the photos of the message that the button's message answers: by its verb. */
export function bringsPhotos(data: string): boolean {
  return data.startsWith(aboutPhotos);
}

/** Reads what `pressData` wrote; anything else gives a verb nobody handles. */
export function parsePress(data: string): Press {
  const [verb = '', ...args] = data.slice(0, limit).split(':');
  return { verb, args };
}
