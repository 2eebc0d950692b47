/** A class on Telegram with the whole bot: real adapter, real store, painted faces. People act through the fake server. */
import { onTestFinished } from 'vitest';
import type { Group, Person, Seen, FakeTelegram } from '@rollcall/fake-telegram';
import { createPaintedRecognizer, paint } from '../../helpers/painted-faces.js';
import { startStage, type RealStage } from '../../helpers/real-bot.js';
import { until } from './started.js';

export interface School {
  stage: RealStage;
  server: FakeTelegram;
  teacher: Person;
  /** The bot has everything that was done, and has answered it. */
  answered: () => Promise<void>;
  /** Presses the newest button there whose label matches, or follows its link, and waits for the answer. */
  press: (person: Person, chat: { id: number }, label: RegExp) => Promise<void>;
  /** The bot's newest message there. */
  last: (chat: { id: number }) => Seen;
  /** All that the bot said there. */
  texts: (chat: { id: number }) => string[];
  /** A class of adults, that the bot was added to by its teacher. */
  makeClass: (about?: { as?: 'member' | 'administrator'; supergroup?: boolean; topics?: boolean }) => Promise<Group>;
  register: (name: string, face: string) => Promise<Person>;
  /** Registered, and on the roster. */
  joined: (group: Group, name: string, face: string) => Promise<Person>;
  /** From now on photos are not looked at before the function that this resolves with, once one waits, is called. */
  hold: () => () => Promise<() => void>;
}

/** For one test, and ended after it. */
export async function openSchool(): Promise<School> {
  let isHeld = false;
  let release: (() => void) | undefined;
  const wait = () => (isHeld ? new Promise<void>((resolve) => (release = resolve)) : Promise.resolve());
  const stage = await startStage({ on: 'telegram', recognizer: createPaintedRecognizer(wait) });
  onTestFinished(() => stage.close());
  const { server } = stage;
  const teacher = server.person('Ms Rivera');

  async function answered(): Promise<void> {
    await until(() => server.pendingUpdates() === 0);
    await stage.bot.idle();
  }

  async function press(person: Person, chat: { id: number }, label: RegExp): Promise<void> {
    const fits = ({ text }: { text: string }) => label.test(text);
    const message = server.messages(chat).findLast(({ buttons }) => buttons.flat().some(fits));
    const button = message?.buttons.flat().find(fits);
    if (!message || !button) throw new Error(`no button ${label.source}`);
    const payload = /start=([\w-]*)/.exec(button.url ?? '')?.[1];
    const seat = chat.id === person.id ? person.direct() : person.in(chat);
    if (payload !== undefined) await person.starts(payload);
    else await seat.presses(message.id, button.callback_data ?? '');
    await answered();
  }

  async function register(name: string, face: string): Promise<Person> {
    const person = server.person(name);
    await person.starts();
    await person.direct().says(`/register ${name} ${name}@example.org`);
    await answered();
    await press(person, person, /Yes, use my face/);
    await person.direct().sendsPhoto(await paint(face));
    await answered();
    await press(person, person, /^Done$/);
    return person;
  }

  const ofBot = (chat: { id: number }) => server.messages(chat).filter(({ byBot }) => byBot);
  return {
    ...{ stage, server, teacher, answered, press, register },
    last: (chat) => ofBot(chat).at(-1)!,
    texts: (chat) => ofBot(chat).map(({ text }) => text),
    async makeClass({ as = 'member', ...kind } = {}) {
      const group = server.group('Class 5b', { admins: [teacher], bot: 'left', ...kind });
      await teacher.in(group).addsBot(as);
      await answered();
      await teacher.in(group).says('/class Class 5b');
      await answered();
      await press(teacher, group, /all adults/);
      return group;
    },
    async joined(group, name, face) {
      const person = await register(name, face);
      await person.in(group).joins();
      await press(person, group, /^Join$/);
      return person;
    },
    hold() {
      isHeld = true;
      return async () => {
        const go = await until(() => release);
        return () => {
          isHeld = false;
          go();
        };
      };
    },
  };
}
