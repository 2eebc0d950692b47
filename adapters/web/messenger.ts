/** What the bot says, put into the chats of the page. */
import { createHash } from 'node:crypto';
import type { Destination, Messenger } from '../../src/chat/ports.js';
import type { OutFile, Picture } from '../../src/chat/reply.js';
import { AdapterError } from '../../src/errors.js';
import type { Directory } from './directory.js';
import type { Feed, Transcript } from './feed.js';
import type { PictureShelf } from './picture-shelf.js';
import type { Workings } from './workings.js';
import type { WireFile, WireMessage, WirePicture } from './wire.js';

/** Its messages' ids are made of `key`: what is sent again after a restart takes its own place on an open page. */
export function createWebMessenger(options: {
  directory: Directory;
  transcript: Transcript;
  shelf: PictureShelf;
  feed: Feed;
  workings: Workings;
}): Messenger {
  const { directory, transcript, shelf, feed, workings } = options;

  function show(message: WireMessage): void {
    transcript.put(message);
    feed.publish({ kind: 'message', message });
  }

  function shelve(picture: Picture): WirePicture {
    const id = `b-${digest(picture.bytes)}`;
    shelf.put(id, { bytes: picture.bytes, type: picture.type });
    return { id, name: picture.name, alt: picture.alt, size: picture.bytes.length, viewable: true };
  }

  function shelveFile({ bytes, name }: OutFile): WireFile {
    const id = `f-${digest(bytes)}`;
    shelf.put(id, { bytes, type: undefined, saveAs: name });
    return { id, name, size: bytes.length };
  }

  return {
    // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous: what it throws must be a rejection
    async send(to, reply, key) {
      const id = `b-${digest(JSON.stringify([to.chat, to.only ?? null, key]))}`;
      if (transcript.get(id) !== undefined) return id;
      if (directory.chat(to.chat) === undefined) throw new AdapterError('web', 'gone');
      show({
        id,
        chat: to.chat,
        at: transcript.nextTime(),
        from: null,
        text: reply.text,
        pictures: reply.picture === undefined ? [] : [shelve(reply.picture)],
        ...(reply.file !== undefined && { file: shelveFile(reply.file) }),
        buttons: reply.buttons ?? [],
        ...(to.replyTo !== undefined && { replyTo: to.replyTo }),
        ...(to.only !== undefined && { only: to.only }),
      });
      return id;
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- as above
    async edit(to, message, reply) {
      const before = transcript.get(message);
      if (to.only !== undefined && before && before.only !== to.only) throw new AdapterError('web', 'forbidden');
      const changed = {
        text: reply.text,
        ...(reply.picture !== undefined && { pictures: [shelve(reply.picture)] }),
        ...(reply.file !== undefined && { file: shelveFile(reply.file) }),
        buttons: reply.buttons ?? [],
      };
      if (before !== undefined) show({ ...before, ...changed });
      else feed.publish({ kind: 'patch', patch: transcript.patch({ id: message, ...changed }) });
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- as above
    async notify(press, text) {
      feed.publish({ kind: 'toast', account: press.sender.account, press: press.id.slice('web:'.length), text });
    },
    settle: () => Promise.resolve(),
    // The page has no signs on messages: what the bot does is in its answers.
    react: () => Promise.resolve(),
    working: (to: Destination) => workings.begin({ chat: to.chat, ...(to.only !== undefined && { only: to.only }) }),
  };
}

/** 80 bits: no two of the few thousand messages and pictures remembered will ever share it. */
function digest(what: string | Uint8Array): string {
  return createHash('sha256').update(what).digest('hex').slice(0, 20);
}
