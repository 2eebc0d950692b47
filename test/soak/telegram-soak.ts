/**
 * Many updates through the built bot as a process, while the network breaks, Telegram refuses, updates come twice and the
 * process is killed. Cheap commands: what is tried is that nothing is lost, not recognition.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFakeTelegram, type Person, type FakeTelegram } from '@rollcall/fake-telegram';
import { randomFrom } from '../helpers/random.js';
import { printed, spawnBot, type Spawned } from '../helpers/bot-process.js';
import { countAnswers, messageKey, pressKey, type Asked, type Counts } from './count-answers.js';

export interface SoakOptions {
  /** That come, one in ten of them for the second time. */
  updates: number;
  kills: number;
  seed: number;
  print: (line: string) => void;
}

export interface SoakResult extends Counts {
  updates: number;
  duplicates: number;
  kills: number;
  /** By their kind. */
  faults: Record<string, number>;
  /** What the fake server found wrong, but for the second answer to a press that the first was lost of. */
  violations: string[];
  seconds: number;
}

const people = 100;
const groups = 20;
/** Of the calls that go wrong, from 0 to 1. */
const rate = 0.05;
/** Updates that may wait for the bot before the crowd pauses. */
const crowd = 300;
/** Milliseconds without any news after which what is missing is missing. */
const patience = 60_000;

export async function soakTelegram({ updates, kills, seed, print }: SoakOptions): Promise<SoakResult> {
  const begun = Date.now();
  const server = await createFakeTelegram();
  const dataDir = await mkdtemp(join(tmpdir(), 'rollcall-soak-'));
  const killedAt: number[] = [];
  const asked: Asked[] = [];
  const start = async (): Promise<Spawned> => {
    const { token, url } = server;
    const telegram = { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: url, TELEGRAM_PACE: 'off', WEB: 'off' };
    const started = spawnBot(dataDir, { ...telegram, LOG_LEVEL: 'error' });
    await printed(started, /(Chats: Telegram)/);
    return started;
  };
  let bot = await start();
  try {
    const acts = await openStage(server, randomFrom(seed));
    server.duplicateByChance({ seed, rate: 1 / 9 });
    server.failByChance({
      ...{ seed, rate, retryAfter: 1, with: [429, 500, 'drop-before', 'drop-after'] },
      method: /^(send|answer|getUpdates)/,
    });
    const distinct = Math.round(updates * 0.9);
    for (let i = 1; i <= distinct; i++) {
      asked.push(await acts());
      await until(() => server.pendingUpdates() < crowd);
      if (killedAt.length < kills && i >= (distinct * (killedAt.length + 1)) / (kills + 1)) {
        await bot.end('SIGKILL');
        killedAt.push(Date.now());
        print(`  killed after ${i} updates, with ${server.pendingUpdates()} not yet fetched`);
        bot = await start();
      }
    }
    await allAnswered(server, asked);
    const counts = countAnswers(asked, server.calls, killedAt);
    if ((await bot.end('SIGTERM')) !== 0) throw new Error(`the bot did not end well:\n${bot.output()}`);
    return { ...counts, ...resultOf(server, asked.length, killedAt.length), seconds: (Date.now() - begun) / 1000 };
  } finally {
    await bot.end('SIGKILL');
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function resultOf(server: FakeTelegram, distinct: number, kills: number) {
  const faults: Record<string, number> = {};
  for (const { failure } of server.calls) if (failure !== undefined) faults[failure] = (faults[failure] ?? 0) + 1;
  const isSecond = (text: string) => /^answerCallbackQuery: query \d+ was answered before$/.test(text);
  const violations = server.violations.filter((text) => !isSecond(text));
  return { updates: distinct + server.duplicated(), duplicates: server.duplicated(), kills, faults, violations };
}

/** People who opened the bot and groups that they are in; answers what lets one of them do something. */
async function openStage(server: FakeTelegram, random: () => number): Promise<() => Promise<Asked>> {
  const crowd = Array.from({ length: people }, (_, i) => server.person(`Person ${i}`));
  const places = Array.from({ length: groups }, (_, i) => {
    const members = crowd.filter((_, at) => at % groups === i);
    return { group: server.group(`Group ${i}`, { admins: members }), members };
  });
  for (const person of crowd) await person.starts();
  const greeting = (person: Person) => server.messages(person).find(({ buttons }) => buttons.length > 0);
  await until(() => crowd.every(greeting));
  const buttons = new Map(crowd.map((person) => [person, greeting(person)!]));
  const one = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;

  return async () => {
    const kind = random();
    const { group, members } = one(places);
    const person = one(members);
    if (kind < 0.25) {
      const message = buttons.get(person)!;
      const data = message.buttons.flat().find(({ text }) => /keep|privacy/i.test(text))?.callback_data ?? '';
      const { id } = await person.direct().presses(message.id, data);
      return { key: pressKey(id), what: `a press of ${person.id}` };
    }
    const chat = kind < 0.6 ? group : person;
    const { id } = await (chat === group ? person.in(group) : person.direct()).says('/help');
    return { key: messageKey(chat.id, id), what: `message ${id} in ${chat.id}` };
  };
}

/** As far as it ever will be. */
async function allAnswered(server: FakeTelegram, asked: readonly Asked[]): Promise<void> {
  let [calls, at] = [server.calls.length, Date.now()];
  await until(() => {
    // Polls come for ever.
    const now = server.calls.filter(({ method }) => method !== 'getUpdates').length;
    if (now !== calls) [calls, at] = [now, Date.now()];
    const isQuiet = Date.now() - at > quiet && server.pendingUpdates() === 0;
    return Date.now() - at > patience || (isQuiet && countAnswers(asked, server.calls, []).never.length === 0);
  }, quiet);
}

/** Milliseconds: what comes again would come by then. */
const quiet = 500;

async function until(done: () => boolean, every = 5): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, every));
}
