/** The stage for a demo: people act through the same door as the visitor, and wait for what the bot says to them. */
import { randomUUID } from 'node:crypto';
import type { Heard, Utterance, Stage } from '../../src/chat/stage.js';
import { directChatOf, type Directory } from './directory.js';
import type { Feed, Transcript } from './feed.js';
import type { WebIncoming } from './incoming.js';
import type { WireButton, WireEvent, WireMessage } from './wire.js';
import type { Workings } from './workings.js';

/** A class photo on one slow core takes some seconds; a minute without a word is a failure. */
const defaultPatienceMs = 60_000;

export function createStage(options: {
  directory: Directory;
  transcript: Transcript;
  feed: Feed;
  workings: Workings;
  incoming: WebIncoming;
  progress: Stage['progress'];
  patienceMs?: number;
}): Stage {
  const { directory, transcript, feed, workings, incoming } = options;

  /** Resolves with `find()` as soon as it finds something; looks again after every event. */
  function awaited<T>(what: string, find: (event?: WireEvent) => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const look = (event?: WireEvent) => {
        const found = find(event);
        if (found === undefined) return;
        stop();
        resolve(found);
      };
      const unsubscribe = feed.subscribe(({ event }) => look(event));
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`waited in vain for ${what}`));
      }, options.patienceMs ?? defaultPatienceMs);
      const stop = () => {
        unsubscribe();
        clearTimeout(timer);
      };
      look();
    });
  }

  const sees = (who: string, chat: string, message: { chat: string; from: string | null; only?: string }) =>
    message.from === null &&
    (message.chat === chat || message.chat === directChatOf(who)) &&
    (message.only === undefined || message.only === who);

  /**
   * What `who` hears from now on, until the bot has answered and rests. A change to an older message is an answer only
   * when it is the one that carried the button: others change for others' sake.
   */
  function answer(who: string, chat: string, pressed?: string): Promise<readonly Heard[]> {
    const since = transcript.nextTime();
    const heard = new Map<string, Heard>();
    return awaited(`an answer in ${chat}`, (event) => {
      if (event?.kind === 'message' && sees(who, chat, event.message)) {
        const { message } = event;
        if (message.at > since || message.id === pressed) heard.set(message.id, heardFrom(message));
      }
      if (event?.kind === 'toast' && event.account === who) {
        heard.set(event.press, { text: event.text, buttons: [], picture: false });
      }
      const busy = workings.now().some((at) => at.chat === chat && (at.only === undefined || at.only === who));
      return heard.size > 0 && !busy ? [...heard.values()] : undefined;
    });
  }

  function findButton(who: string, chat: string, label: string | RegExp): [WireMessage, WireButton] | undefined {
    const matches = (button: WireButton) =>
      typeof label === 'string' ? button.label === label : label.test(button.label);
    for (const message of transcript.all().reverse()) {
      if (message.chat !== chat || !sees(who, chat, message)) continue;
      const button = message.buttons.flat().find(matches);
      if (button !== undefined) return [message, button];
    }
    return undefined;
  }

  return {
    person: (name) => orRoom(directory.addPerson(name)).account,
    direct: directChatOf,
    group: (title) => orRoom(directory.addGroup(title)).id,
    async says(who, chat, line) {
      const answered = answer(who, chat);
      const [heard] = await Promise.all([answered, incoming.post(postedFrom(who, chat, line))]);
      return heard;
    },
    async presses(who, chat, label) {
      const [message, button] = await awaited(`the button ${String(label)}`, () => findButton(who, chat, label));
      const pressed = { id: randomUUID(), as: who, chat, message: message.id, data: button.data };
      const [heard] = await Promise.all([answer(who, chat, message.id), incoming.press(pressed)]);
      return heard;
    },
    progress: options.progress,
  };
}

function heardFrom(message: WireMessage): Heard {
  const buttons = message.buttons.flat().map((button) => button.label);
  return { message: message.id, text: message.text, buttons, picture: message.pictures.length > 0 };
}

function postedFrom(who: string, chat: string, line: Utterance) {
  const photos = (line.photos ?? []).map(({ name, bytes }) => ({ name, bytes, size: bytes.length }));
  const replyTo = line.replyTo === undefined ? {} : { replyTo: { message: line.replyTo, photos: [] } };
  return { id: randomUUID(), as: who, chat, text: line.text ?? '', photos, ...replyTo };
}

function orRoom<T>(made: T | undefined): T {
  if (made === undefined) throw new Error('there is no room for more people or groups');
  return made;
}
