/**
 * Tests that read as a dialogue, through the real bot, on any platform that has a ground (ground.ts):
 *
 *     const ann = stage.person('Ann');
 *     await ann.says('/register');
 *     ann.hears(/your consent/i);
 *     await ann.taps('Yes');
 *     await ann.in(group).sends([photo], '/attend');
 */
import { deepStrictEqual } from 'node:assert';
import type { MessageReceived } from '../../src/chat/event.js';
import type { Button } from '../../src/chat/reply.js';
import type { Being, Chat, Ground, Line, Said } from './ground.js';

export type { Chat, Said } from './ground.js';

export interface Speaker<E = { message: string }, P = unknown> {
  account: string;
  name: string;
  chat: Chat;
  /** The same person in another chat. */
  in(chat: Chat): Speaker<E, P>;
  /** The same person where the bot answers them alone: here, or on some platforms in the direct chat. */
  alone: Speaker<E, P>;
  says(
    text: string,
    options?: {
      replyTo?: string;
      mentions?: MessageReceived['mentions'];
      /** The message replied to was forwarded from this channel. */
      forwarded?: { chat: string; title: string };
    },
  ): Promise<E>;
  /** Photos as bytes, together one album. */
  sends(photos: readonly Uint8Array[], caption?: string): Promise<E>;
  /** Presses the newest button whose label matches, among those this person can see here. */
  taps(label: string | RegExp): Promise<P>;
  /** The first not yet heard message (or edit, or toast) that matches; all before it count as heard. Fails if none does. */
  hears(pattern: RegExp): Said;
  /** The same, where the bot may still be about to say it: for a bot in another process. */
  awaits(pattern: RegExp): Promise<Said>;
  /** Fails if a not yet heard message or toast matches. */
  doesNotHear(pattern: RegExp): void;
  /** Labels of the buttons of the newest message that has some. */
  sees(): string[];
}

export interface Stage<E = { message: string }, P = unknown> {
  person(name: string, options?: { language?: string }): Speaker<E, P>;
  group(title: string, options?: { admins?: readonly Pick<Speaker, 'name'>[] }): Chat;
}

export interface StageOptions<E extends { message: string }, P> {
  ground: Ground<E, P>;
  /** Resolves when the bot has answered, where that can be known. */
  answered: () => Promise<void>;
  /** Milliseconds that `taps` and `awaits` wait for what is not there yet. */
  patience?: number;
}

/** Milliseconds between two looks at what may have been said. */
const lookEvery = 20;

export function createStage<E extends { message: string }, P>(options: StageOptions<E, P>): Stage<E, P> {
  const { ground, answered, patience = 0 } = options;

  /** Answers what `find` finds, as soon as it finds something; undefined when patience ends. */
  async function wait<T>(find: () => T | undefined): Promise<T | undefined> {
    for (const end = Date.now() + patience; ;) {
      const found = find();
      if (found !== undefined || Date.now() >= end) return found;
      await new Promise((resolve) => setTimeout(resolve, lookEvery));
      await ground.caughtUp();
    }
  }

  async function done<T>(act: Promise<T>): Promise<T> {
    const result = await act;
    await answered();
    await ground.caughtUp();
    return result;
  }

  function speaker(who: Being, chat: Chat, heard: { at: number }): Speaker<E, P> {
    const unheard = () =>
      [...ground.heard(who, chat), ...ground.toasts(who)]
        .filter((said) => said.at > heard.at)
        .sort((a, b) => a.at - b.at);
    const buttons = (): { said: Said; button: Button }[] =>
      // An edit moves no message: the newest is the one sent last.
      ground
        .heard(who, chat)
        .toReversed()
        .flatMap((said) => (said.buttons ?? []).flat().map((button) => ({ said, button })));
    const say = (line: Partial<Line>) => done(ground.says(who, chat, { text: '', photos: [], mentions: [], ...line }));
    const find = (pattern: RegExp): Said | undefined => {
      const found = unheard().find((said) => pattern.test(said.text));
      if (found) heard.at = found.at;
      return found;
    };
    const missed = (pattern: RegExp): Error =>
      new Error(
        `${who.name} did not hear ${pattern.toString()} in ${chat.title}, but:\n${unheard()
          .map((s) => `- ${s.text}`)
          .join('\n')}`,
      );

    return {
      account: who.account,
      name: who.name,
      chat,
      in: (other) => speaker(who, other, { at: heard.at }),
      // What was heard here was heard: it is the same person listening to the same words.
      get alone() {
        return speaker(who, ground.aloneIn(who, chat), heard);
      },
      says: (text, more = {}) => say({ text, ...more }),
      sends: (photos, caption = '') => say({ text: caption, photos }),
      async taps(label) {
        const fits = (text: string) => (typeof label === 'string' ? text === label : label.test(text));
        const found = await wait(() => buttons().find(({ button }) => fits(button.label)));
        if (found) return done(ground.presses(who, found.said, found.button));
        const labels = buttons().map(({ button }) => button.label);
        throw new Error(`${who.name} sees no button ${label.toString()}, only: ${labels.join(' | ')}`);
      },
      hears(pattern) {
        const found = find(pattern);
        if (!found) throw missed(pattern);
        return found;
      },
      async awaits(pattern) {
        const found = await wait(() => find(pattern));
        if (!found) throw missed(pattern);
        return found;
      },
      doesNotHear(pattern) {
        const texts = unheard().map((said) => said.text);
        deepStrictEqual(
          texts.filter((text) => pattern.test(text)),
          [],
        );
      },
      sees: () => {
        const newest = buttons()[0]?.said;
        return (newest?.buttons ?? []).flat().map((button) => button.label);
      },
    };
  }

  return {
    person: (name, more = {}) => {
      const who = ground.person(name, more);
      return speaker(who, who.direct, { at: 0 });
    },
    group: (title, { admins = [] } = {}) =>
      ground.group(title, { admins: admins.map(({ name }) => ground.person(name, {})) }),
  };
}
