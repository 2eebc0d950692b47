/** What people do on the page becomes events; once the bot has them for sure, everybody sees them. */
import { bringsPhotos, parsePress } from '../../src/chat/buttons.js';
import type { ButtonPressed, MessageReceived, PhotoRef } from '../../src/chat/event.js';
import type { Receive } from '../../src/chat/ports.js';
import { directChatOf, type Directory } from './directory.js';
import type { Feed, Transcript } from './feed.js';
import { mentionsIn } from './mentions.js';
import { createOnce } from './once.js';
import { type PictureShelf, viewableType } from './picture-shelf.js';
import type { Posted, PostedPhoto } from './upload.js';
import type { WireChat, WireMessage, WirePerson, WirePicture } from './wire.js';

export interface PostedPress {
  id: string;
  as: string;
  chat: string;
  message: string;
  data: string;
  language?: string;
}

/** Nobody of this account is here, there is no such chat, or it is somebody else's direct chat. */
export class NotHere extends Error {
  override readonly name = 'NotHere';
}

/** Both resolve when the event is durable, do the same id once, and throw NotHere or what `receive` throws. */
export interface WebIncoming {
  post(posted: Posted): Promise<WireMessage>;
  press(press: PostedPress): Promise<void>;
}

/** Ids whose answers are remembered; what is older is known as a double by the bot's inbox. */
const remembered = 2000;

export function createIncoming(options: {
  receive: Receive;
  directory: Directory;
  transcript: Transcript;
  shelf: PictureShelf;
  feed: Feed;
}): WebIncoming {
  const { receive, directory, transcript, shelf, feed } = options;
  const once = createOnce(remembered);

  function party(as: string, chatId: string): { person: WirePerson; chat: WireChat } {
    const person = directory.person(as);
    const chat = directory.chat(chatId);
    if (person === undefined || chat === undefined) throw new NotHere();
    if (chat.kind === 'direct' && chat.id !== directChatOf(as)) throw new NotHere();
    return { person, chat };
  }

  /** The message answered. Its photos come with their bytes where those are remembered: the bot keeps none itself. */
  function answered(replyTo: NonNullable<Posted['replyTo']>, by: { id: string }, held: Map<string, Uint8Array>) {
    const shown = transcript.get(replyTo.message);
    const photos = shown?.from === null ? [] : repliedPhotos(replyTo, shown, by, held);
    return { message: replyTo.message, photos, ...(shown && { at: shown.at }) };
  }

  function repliedPhotos(
    replyTo: NonNullable<Posted['replyTo']>,
    shown: WireMessage | undefined,
    by: { id: string },
    held: Map<string, Uint8Array>,
  ): PhotoRef[] {
    const ids = shown?.pictures.map((picture) => picture.id) ?? replyTo.photos;
    return ids.map((id, index) => {
      const ref = `web:held:${by.id}:replied-${index}`;
      const bytes = shelf.get(id)?.bytes;
      const name = shown?.pictures[index]?.name;
      if (bytes !== undefined) held.set(ref, bytes);
      return { ref, ...(name !== undefined && { name }), ...(bytes !== undefined && { size: bytes.length }) };
    });
  }

  async function post(posted: Posted): Promise<WireMessage> {
    const { person, chat } = party(posted.as, posted.chat);
    const at = transcript.nextTime();
    const held = new Map<string, Uint8Array>();
    const photos = posted.photos.map((photo, index) => {
      const ref = `web:held:${posted.id}:${index}`;
      if (photo.bytes !== undefined) held.set(ref, photo.bytes);
      return { ref, name: photo.name, size: photo.size };
    });
    const id = `u-${posted.id}`;
    const event: MessageReceived = {
      kind: 'message',
      ...base(posted, person, chat, at),
      message: id,
      text: posted.text,
      photos,
      mentions: mentionsIn(posted.text, directory.people()),
      ...(posted.replyTo !== undefined && { replyTo: answered(posted.replyTo, posted, held) }),
    };
    await receive(event, held);
    const message: WireMessage = {
      id,
      chat: chat.id,
      at,
      from: person.account,
      text: posted.text,
      pictures: posted.photos.map((photo, index) => shelve(shelf, `${id}-${index}`, photo)),
      buttons: [],
      ...(posted.replyTo !== undefined && { replyTo: posted.replyTo.message }),
    };
    transcript.put(message);
    feed.publish({ kind: 'message', message });
    return message;
  }

  async function press(pressed: PostedPress): Promise<void> {
    const { person, chat } = party(pressed.as, pressed.chat);
    const { verb, args } = parsePress(pressed.data);
    if (verb === 'start') return start(pressed, person, args[0] ?? '');
    const held = new Map<string, Uint8Array>();
    const event: ButtonPressed = {
      kind: 'button',
      ...base(pressed, person, chat, transcript.nextTime()),
      message: pressed.message,
      data: pressed.data,
      ...(bringsPhotos(pressed.data) && answeredBy(pressed, held)),
    };
    await receive(event, held);
  }

  /** What the pressed message is a reply to. */
  function answeredBy(pressed: PostedPress, held: Map<string, Uint8Array>): Pick<ButtonPressed, 'replyTo'> {
    const message = transcript.get(pressed.message)?.replyTo;
    return message === undefined ? {} : { replyTo: answered({ message, photos: [] }, pressed, held) };
  }

  /** A button that opens the direct chat says /start there, as it does on platforms with such links. */
  async function start(pressed: PostedPress, person: WirePerson, payload: string): Promise<void> {
    const direct = directory.chat(directChatOf(person.account));
    if (direct === undefined) throw new NotHere();
    const said = { id: pressed.id, as: pressed.as, chat: direct.id, text: `/start ${payload}`.trim(), photos: [] };
    await post({ ...said, ...(pressed.language !== undefined && { language: pressed.language }) });
  }

  return {
    post: (posted) => once.do(posted.id, () => post(posted)),
    press: (pressed) => once.do(pressed.id, () => press(pressed)),
  };
}

function base(by: { id: string; language?: string }, person: WirePerson, chat: WireChat, at: number) {
  return {
    id: `web:${by.id}`,
    at,
    chat: { id: chat.id, kind: chat.kind, title: chat.title },
    sender: {
      account: person.account,
      name: person.name,
      ...(by.language !== undefined && { language: by.language }),
    },
  };
}

function shelve(shelf: PictureShelf, id: string, photo: PostedPhoto): WirePicture {
  const type = photo.bytes === undefined ? undefined : viewableType(photo.bytes);
  if (photo.bytes !== undefined) shelf.put(id, { bytes: photo.bytes, type });
  return { id, name: photo.name, alt: `Photo ${photo.name}`, size: photo.size, viewable: type !== undefined };
}
