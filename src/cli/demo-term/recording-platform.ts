/** A platform that keeps what the bot says until it is taken. */
import type { Platform } from '../../chat/platforms.js';
import type { Reply } from '../../chat/reply.js';
import { UserError } from '../../errors.js';

export interface RecordingPlatform extends Platform {
  /** What was said since the last time this was asked. */
  taken(): Reply[];
  /** What the newest button with this label carries. */
  button(label: RegExp): string | undefined;
}

/** `host` administers `chat`. */
export function createRecordingPlatform(chat: string, host: string): RecordingPlatform {
  const said: Reply[] = [];
  let buttons: { label: string; data: string }[] = [];
  let messages = 0;
  const note = (reply: Reply): void => {
    said.push(reply);
    if (reply.buttons) buttons = reply.buttons.flat();
  };
  return {
    name: 'demo',
    taken: () => said.splice(0),
    button: (label) => buttons.find((button) => label.test(button.label))?.data,
    messenger: {
      send: (_to, reply) => {
        note(reply);
        return Promise.resolve(`m${++messages}`);
      },
      edit: (_to, _message, reply) => {
        note(reply);
        return Promise.resolve();
      },
      notify: (_press, text) => {
        note({ text });
        return Promise.resolve();
      },
      settle: () => Promise.resolve(),
      react: () => Promise.resolve(),
      working: () => () => undefined,
    },
    files: { fetch: () => Promise.reject(new UserError('photo.gone')) },
    rights: {
      isAdmin: (where, account) => Promise.resolve(where === chat && account === host),
      hasAdmins: () => Promise.resolve(true),
      isIn: () => Promise.resolve(true),
    },
    places: { find: () => Promise.resolve(undefined) },
  };
}
