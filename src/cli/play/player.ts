/** Plays a story against the real bot, step by step. Nothing waits in real time: the clock is the story's. */
import type { BotProcess } from './bot-process.js';
import type { Marks } from './calls.js';
import { checkIt, labelMatcher, type Checked } from './checking.js';
import type { Attached, Deed, Ground, HeardInStory } from './ground.js';
import type { Sentences } from './sentences.js';
import { ProcessGone } from './wire.js';
import type { Doing, Step, StoryFile } from './story.js';

/** A step that was played: what was heard, and what of its checks held. */
export interface Played {
  step: Step;
  /** When it was over, milliseconds UTC. */
  at: number;
  heard: readonly HeardInStory[];
  /** What its checks were about: of an interrupted step and its restart, both. */
  told: readonly HeardInStory[];
  checks: readonly Checked[];
  /** Of `marks`. */
  marks?: Marks;
  /** Why the step itself could not be done. */
  failed?: string;
}

export interface Playing {
  ground: Ground;
  bot: BotProcess;
  /** Starts the bot at the clock's time. */
  start: () => Promise<void>;
  clock: { time: number };
  sentences: Sentences;
  isOwn: boolean;
  /** By the names that the story gives them. */
  photos: ReadonlyMap<string, Uint8Array>;
}

/** Does what can be done twice: what was done when the bot was killed in it counts once. */
type Act = () => Promise<void>;

export async function* playSteps(story: StoryFile, playing: Playing): AsyncGenerator<Played> {
  const { ground, bot, clock } = playing;
  /** The message that a line produced, or to which it belongs. */
  const messages = new Map<number, string>();
  let lastMarks: string[] = [];
  let interrupted: { act: Act; heard: readonly HeardInStory[] } | undefined;
  await playing.start();

  for (const [place, step] of story.steps.entries()) {
    const { does, line } = step;
    const next = story.steps[place + 1]?.does;
    let marks: Marks | undefined;
    let failed: string | undefined;
    const before = interrupted;
    interrupted = undefined;
    if (does.kind === 'marks') {
      marks = await bot.calls.marks(ground.chatId(does.chat), does.title);
      if (marks) lastMarks = linesOf(marks);
      else failed = `there is no class ${does.title === undefined ? '' : `${does.title} `}in ${does.chat}`;
    } else if (does.kind === 'restart') {
      if (!does.during) await restart(playing);
      await before?.act();
      // What was taken up may be answered after what was done again.
      await settle(playing);
    } else {
      const act = actOf(does, line, playing, messages);
      if (typeof act === 'string') failed = act;
      else if (next?.kind === 'restart' && next.during) {
        await cutOff(act, playing);
        // What is answered from now on belongs to the restart.
        interrupted = { act, heard: ground.taken() };
        await playing.start();
      } else await act();
    }
    const heard = interrupted?.heard ?? ground.taken();
    const told = [...(before?.heard ?? []), ...heard];
    const [first] = heard.flatMap(({ message }) => message ?? []);
    if (!messages.has(line) && first !== undefined) messages.set(line, first);
    const known = { heard: told, marks: lastMarks, sentences: playing.sentences, isOwn: playing.isOwn };
    const checks = step.checks.map((check) => checkIt(check, known));
    for (const check of checks) if (check.message !== undefined) messages.set(check.line, check.message);
    yield {
      ...{ step, at: clock.time, heard, told, checks },
      ...(marks && { marks }),
      ...(failed !== undefined && { failed }),
    };
  }
}

/** As `=` compares them: the session's times, then everybody. */
export function linesOf({ session, marks }: Marks): string[] {
  const { opens, closes, closed } = session ?? { opens: '-', closes: '-', closed: '-' };
  const people = Object.entries(marks).map(([name, status]) => `${name}: ${status}`);
  return [`opens: ${opens}`, `closes: ${closes}`, `closed: ${closed}`, ...people];
}

async function restart({ bot, start }: Playing): Promise<void> {
  await bot.kill();
  await start();
}

/** Everything that people did is answered, and what the bot gathers is out. */
async function settle({ ground, bot }: Playing): Promise<void> {
  do {
    await ground.arrived(bot);
    await bot.calls.settle();
  } while (ground.isAhead());
}

/** Begins to act, and kills the bot when it is at work on it, or else when it is done. */
async function cutOff(act: Act, { bot }: Playing): Promise<void> {
  bot.killAtWork();
  await act().catch((error: unknown) => {
    if (!(error instanceof ProcessGone)) throw error;
  });
  await bot.kill();
}

/** What a step does, or why it cannot be done. */
function actOf(does: Doing, line: number, playing: Playing, messages: Map<number, string>): Act | string {
  const { ground, bot } = playing;
  const acting = (deed: Deed) => async (): Promise<void> => {
    const message = await deed(bot);
    if (message !== undefined) messages.set(line, message);
    await settle(playing);
  };
  switch (does.kind) {
    case 'at':
      return () => goTo(does.at, playing);
    case 'joins':
    case 'leaves':
      return acting(ground[does.kind](does.who, does.chat));
    case 'says': {
      const replyTo = does.replyTo === undefined ? undefined : messages.get(does.replyTo);
      if (does.replyTo !== undefined && replyTo === undefined) return `line ${does.replyTo} has no message`;
      const chat = does.chat === undefined ? undefined : ground.chatId(does.chat);
      if (replyTo !== undefined && chat !== undefined && ground.placeOf(replyTo) !== chat)
        return `the message of line ${does.replyTo ?? ''} is in another chat`;
      const attached = does.attachments.map((name) => attachment(name, playing.photos));
      const { text } = does;
      return acting(ground.says(does.who, does.chat, { text, attached, ...(replyTo !== undefined && { replyTo }) }));
    }
    case 'presses': {
      const seen = ground.buttons(does.who, does.chat);
      const fits = labelMatcher(does.label, playing.sentences);
      const button = seen.find(({ label }) => fits(label));
      if (!button) {
        const labels = [...new Set(seen.map(({ label }) => label))].slice(0, 12);
        return `${does.who} sees no such button${labels.length > 0 ? `, only ${labels.join(' | ')}` : ', nor any other'}`;
      }
      return acting(ground.presses(does.who, does.chat, button));
    }
    case 'marks':
    case 'restart':
      return () => Promise.resolve();
  }
}

/** Minute by minute, of which only those that have something to do are told to the bot; the last one is. */
async function goTo(to: number, playing: Playing): Promise<void> {
  const { bot, clock } = playing;
  while (clock.time < to) {
    clock.time = (await bot.calls.nextDue(clock.time, to)) ?? to;
    await bot.calls.tick(clock.time);
    await settle(playing);
  }
}

function attachment(name: string, photos: ReadonlyMap<string, Uint8Array>): Attached {
  const bytes = photos.get(name);
  if (!bytes) throw new Error(`${name} was not read`);
  // A composed photo is a JPEG like any other.
  const shown = name.startsWith('sample:') ? `${name.slice('sample:'.length)}.jpg` : (name.split('/').at(-1) ?? name);
  return { name: shown, bytes };
}
