/**
 * Tests that read as a dialogue, through the real bot:
 *
 *     const ann = stage.person('Ann');
 *     await ann.says('/register');
 *     ann.hears(/your consent/i);
 *     await ann.taps('Yes');
 *     await ann.in(group).sends([photo], '/attend');
 */
import { expect } from 'vitest';
import type { ButtonPressed, MessageReceived } from '../../src/chat/event.js';
import type { Button } from '../../src/chat/reply.js';
import type { Deliver, FakePlatform, Said } from './fake-platform.js';

export type Chat = MessageReceived['chat'];

export interface Clock {
  now(): number;
}

export interface Speaker {
  account: string;
  name: string;
  chat: Chat;
  /** The same person in another chat. */
  in(chat: Chat): Speaker;
  says(
    text: string,
    options?: {
      replyTo?: string;
      mentions?: MessageReceived['mentions'];
      /** The message replied to was forwarded from this channel. */
      forwarded?: { chat: string; title: string };
    },
  ): Promise<MessageReceived>;
  /** Photos as bytes, together one album. */
  sends(photos: readonly Uint8Array[], caption?: string): Promise<MessageReceived>;
  /** Presses the newest button whose label matches, among those this person can see here. */
  taps(label: string | RegExp): Promise<ButtonPressed>;
  /** The first not yet heard message (or edit, or toast) that matches; all before it count as heard. Fails if none does. */
  hears(pattern: RegExp): Said;
  /** Fails if a not yet heard message or toast matches. */
  doesNotHear(pattern: RegExp): void;
  /** Labels of the buttons of the newest message that has some. */
  sees(): string[];
}

export interface Stage {
  platform: FakePlatform;
  person(name: string, options?: { language?: string }): Speaker;
  group(title: string, options?: { admins?: readonly Speaker[] }): Chat;
}

/** `deliver` hands an event to the bot and resolves when the bot has finished with it. */
export function createStage(platform: FakePlatform, deliver: Deliver, clock: Clock): Stage {
  /** Photos of messages, so that they can be replied to. */
  const posted = new Map<string, Pick<MessageReceived, 'photos' | 'at'>>();
  const slug = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');

  function speaker(name: string, chat: Chat, language: string | undefined, heard: { at: number }): Speaker {
    const account = `${platform.name}:${slug(name)}`;
    const base = () => ({
      id: `${platform.name}:e${platform.next()}`,
      at: clock.now(),
      chat,
      sender: { account, name, ...(language !== undefined && { language }) },
    });
    const visible = () =>
      platform.said.filter((said) => said.chat === chat.id && (said.only === undefined || said.only === account));
    const unheard = () =>
      [
        ...visible().filter((said) => said.at > heard.at),
        ...platform.toasts
          .filter((toast) => toast.account === account && toast.at > heard.at)
          .map((toast): Said => ({ ...toast, chat: chat.id, id: '' })),
      ].sort((a, b) => a.at - b.at);
    const buttons = (): { said: Said; button: Button }[] =>
      visible()
        .sort((a, b) => b.at - a.at)
        .flatMap((said) => (said.buttons ?? []).flat().map((button) => ({ said, button })));

    async function post(message: Omit<MessageReceived, keyof ReturnType<typeof base> | 'kind' | 'message'>) {
      const event: MessageReceived = { kind: 'message', ...base(), message: `m${platform.next()}`, ...message };
      posted.set(event.message, { photos: event.photos, at: event.at });
      await deliver(event);
      return event;
    }

    return {
      account,
      name,
      chat,
      in: (other) => speaker(name, other, language, { at: heard.at }),
      says: (text, { replyTo, mentions = [], forwarded } = {}) =>
        post({
          text,
          photos: [],
          mentions,
          ...(replyTo !== undefined && {
            replyTo: { message: replyTo, photos: [], ...posted.get(replyTo), ...(forwarded && { from: forwarded }) },
          }),
        }),
      sends: (photos, caption = '') =>
        post({
          text: caption,
          photos: photos.map((bytes) => ({ ref: platform.keep(bytes), size: bytes.length })),
          mentions: [],
        }),
      async taps(label) {
        const wanted =
          typeof label === 'string' ? (text: string) => text === label : (text: string) => label.test(text);
        const found = buttons().find(({ button }) => wanted(button.label));
        if (!found)
          throw new Error(
            `${name} sees no button ${label.toString()}, only: ${buttons()
              .map((b) => b.button.label)
              .join(' | ')}`,
          );
        const press: ButtonPressed = { kind: 'button', ...base(), message: found.said.id, data: found.button.data };
        await deliver(press);
        return press;
      },
      hears(pattern) {
        const open = unheard();
        const found = open.find((said) => pattern.test(said.text));
        if (!found)
          expect.fail(
            `${name} did not hear ${pattern.toString()} in ${chat.title}, but:\n${open.map((s) => `- ${s.text}`).join('\n')}`,
          );
        heard.at = found.at;
        return found;
      },
      doesNotHear(pattern) {
        expect(
          unheard()
            .filter((said) => pattern.test(said.text))
            .map((said) => said.text),
        ).toEqual([]);
      },
      sees: () => {
        const newest = buttons()[0]?.said;
        return (newest?.buttons ?? []).flat().map((button) => button.label);
      },
    };
  }

  return {
    platform,
    person: (name, { language } = {}) =>
      speaker(name, { id: `${platform.name}:direct-${slug(name)}`, kind: 'direct', title: name }, language, { at: 0 }),
    group: (title, { admins = [] } = {}) => {
      const chat: Chat = { id: `${platform.name}:group-${slug(title)}`, kind: 'group', title };
      for (const admin of admins) platform.admins.add(`${chat.id} ${admin.account}`);
      return chat;
    },
  };
}
