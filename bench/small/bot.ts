/** The process that is limited: the bot as main.ts starts it, but for the platform, given a class's work and nothing else. */
import '../../src/preload.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBot, type Bot } from '../../src/bot.js';
import { localTime } from '../../src/classes/local-day.js';
import { loadConfig } from '../../src/config.js';
import { openFaceRecognizer } from '../../src/recognition/open-recognizer.js';
import { createSay } from '../../src/locales/say.js';
import { peakMemory } from '../peak-memory.js';
import { createStage, type Answer, type Chat, type Stage } from './act.js';
import type { Workload } from './workload.js';

export interface Outcome {
  /** As the bot sees them. */
  cores: number;
  photosAtOnce: number;
  /** Milliseconds. */
  registering: number;
  classPhoto: number;
  selfies: number;
  /** Bytes, before what was queued, and after. */
  peakBefore: number;
  peak: number;
  /** Sentences: answers that did not come, and bugs. */
  wrong: string[];
}

const say = createSay('en');
const host = 'Ms Rivera';
const title = 'Physics 9b';
const timeZone = 'UTC';
/** A class meets in the morning, whenever this runs. */
const now = () => Date.UTC(2026, 10, 23, 9, 0);
/** Milliseconds for an orderly end. */
const grace = 10_000;

process.once('message', (workload: Workload) => {
  void work(workload).then((outcome) => {
    process.send?.(outcome);
    process.disconnect();
  });
});

async function work(workload: Workload): Promise<Outcome> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rollcall-small-'));
  const bugs: string[] = [];
  const ignore = () => undefined;
  const log = { info: ignore, warn: ignore, error: (_: object, text: string) => void bugs.push(`A bug: ${text}`) };
  const config = loadConfig({ DATA_DIR: dataDir, TIME_ZONE: timeZone });
  const stage = createStage(now);
  const recognizer = openFaceRecognizer(config.recognizer);
  const bot = await startBot({ config, platforms: [stage.platform], recognizer, log, now });
  try {
    const group: Chat = { id: `${stage.platform.name}:group`, kind: 'group', title };
    const began = performance.now();
    await register(stage, bot, group, workload);
    const peakBefore = await peakMemory();
    stage.answers.length = 0;

    const queued = performance.now();
    await stage.post(bot, host, group, '/attend', [workload.classPhoto]);
    const senders = workload.members.filter(({ sends }) => sends.length > 0);
    for (const [place] of workload.members[0]!.sends.entries()) {
      for (const { name, sends } of senders) await stage.post(bot, name, stage.direct(name), '', [sends[place]!]);
    }
    await bot.idle();
    const { answers } = stage;
    const classPhoto = answers.find(({ picture }) => picture)?.at ?? NaN;
    return {
      cores: availableParallelism(),
      photosAtOnce: config.photos.atOnce,
      registering: queued - began,
      classPhoto: classPhoto - queued,
      selfies: (answers.at(-1)?.at ?? NaN) - classPhoto,
      peakBefore,
      peak: await peakMemory(),
      wrong: [...bugs, ...findMissing(answers, stage, group, workload)],
    };
  } finally {
    await bot.stop(grace);
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function register(stage: Stage, bot: Bot, group: Chat, { members }: Workload): Promise<void> {
  stage.platform.admins.add(`${group.id} ${stage.platform.name}:${host}`);
  const press = async (who: string, chat: Chat, label: string) => {
    if (!(await stage.press(bot, who, chat, label))) throw new Error(`${who} sees no button ${label}`);
  };
  await stage.post(bot, host, group, `/class ${title}`);
  await bot.idle();
  await press(host, group, say('class.button.minors-no'));
  for (const { name, registers } of members) {
    const direct = stage.direct(name);
    await stage.post(bot, name, direct, `/register ${name} ${name.split(' ')[0]!.toLowerCase()}@example.org`);
    await bot.idle();
    await press(name, direct, say('register.button.face'));
    await stage.post(bot, name, direct, '', registers);
    await bot.idle();
    await press(name, direct, say('register.button.done'));
    await press(name, group, say('join.button'));
  }
  // Two of the sample photos' women look alike: the second waits until a host lets her in.
  while (await stage.press(bot, host, group, say('look-alikes.button.let-in')));
}

/** Every answer that should have come and did not, with what came instead. */
function findMissing(answers: readonly Answer[], stage: Stage, group: Chat, workload: Workload): string[] {
  const missing: string[] = [];
  const expect = (chat: Chat, nth: number, ...oneOf: string[]) => {
    const heard = answers.filter((answer) => answer.chat === chat.id && answer.picture === (chat === group))[nth];
    if (!oneOf.some((text) => heard?.text.startsWith(text))) {
      missing.push(`${chat.title}: expected “${oneOf[0]}”, got “${heard?.text ?? 'nothing'}”`);
    }
  };
  const { members, inClassPhoto } = workload;
  expect(group, 0, say('attend.taken.present', { here: inClassPhoto, roster: members.length, late: 0 }));
  for (const { name, sends } of members) {
    if (sends.length === 0) continue;
    const chat = stage.direct(name);
    expect(chat, 0, say('selfie.marking.other-face'), say('selfie.marking.unsure'));
    expect(chat, 1, say('selfie.marking.marked', { title, time: localTime(now(), timeZone) }));
  }
  return missing;
}
