/** The real bot, with painted faces, at a fake Discord: for dialogues that only Discord has. */
import { commands } from '../../../src/stories/every-story.js';
import '../../../src/preload.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type {
  Doing,
  FakeDiscord,
  FakeDiscordOptions,
  GuildHandle,
  Person,
  Place,
  SomePlace,
} from '@rollcall/fake-discord';
import { createDiscordAdapter } from '../../../adapters/discord/discord-adapter.js';
import { startBot, type Bot } from '../../../src/bot.js';
import { loadConfig } from '../../../src/config.js';
import { discordWords } from '../../../src/stories/kernel/platform-words.js';
import { createPaintedRecognizer } from '../../helpers/painted-faces.js';
import { openDiscord, until } from './started.js';

export interface RealRoom {
  discord: FakeDiscord;
  /** Of Ann’s; Bo and Cy are in it. */
  guild: GuildHandle;
  hall: Place;
  ann: Person;
  bo: Person;
  cy: Person;
  /** Resolves when the bot has answered what somebody does. */
  done: (doing: Doing | Promise<Doing>) => Promise<Doing>;
  /** What somebody sees there now; what only they see is in brackets. */
  sees: (person: Person, place?: SomePlace) => string[];
  /** Bugs and refusals. */
  logged: object[];
}

export async function openRealRoom(options: FakeDiscordOptions = {}): Promise<RealRoom> {
  const discord = await openDiscord(options);
  const dataDir = await mkdtemp(join(tmpdir(), 'rollcall-'));
  const logged: object[] = [];
  const note = (details: object) => void logged.push(details);
  const log = { info: () => undefined, warn: note, error: note };
  const adapter = createDiscordAdapter({
    receive: (event, held) => bot.receive(event, held),
    suggest: { people: (...asked) => bot.suggest.people(...asked) },
    token: discord.token,
    apiRoot: discord.rest.api,
    readsAlong: options.privileges?.messageContent ?? false,
    ...discordWords(commands, 'en'),
    log,
  });
  const bot: Bot = await startBot({
    config: loadConfig({ DATA_DIR: dataDir }),
    platforms: [adapter.platform],
    recognizer: createPaintedRecognizer(),
    log,
  });
  onTestFinished(async () => {
    await adapter.stop();
    await bot.stop(1000);
    await rm(dataDir, { recursive: true, force: true });
  });
  const [ann, bo, cy] = [discord.person('Ann'), discord.person('Bo'), discord.person('Cy')];
  const guild = discord.guild('School', { owner: ann, members: [bo, cy] });
  const hall = guild.text('hall');
  await adapter.start();
  await discord.until(() => discord.commands.puts.length > 0, 'the commands');
  return {
    discord,
    guild,
    hall,
    ann,
    bo,
    cy,
    async done(doing) {
      const done = await doing;
      await done.answered();
      await bot.idle();
      return done;
    },
    sees: (person, place = hall) => person.sees(place).map(({ text, isPrivate }) => (isPrivate ? `(${text})` : text)),
    logged,
  };
}

/** Ann makes the hall a class. */
export async function makeClass(room: RealRoom, place: Place = room.hall): Promise<void> {
  await room.done(room.ann.runs('class', { in: place }));
  await room.done(room.ann.presses('No, all adults', place));
}

/** Somebody registers in the direct chat, and joins. */
export async function joinClass(room: RealRoom, person: Person, selfie?: Uint8Array): Promise<void> {
  const direct = person.direct();
  await room.done(
    person.runs('register', { in: direct, with: { name: person.name, email: `${person.name}@example.org` } }),
  );
  await room.done(person.presses(selfie ? 'Yes, use my face' : 'No, without my face', direct));
  if (selfie) {
    await person.says(direct, '', { files: [{ name: 'me.jpg', bytes: selfie }] });
    await until(() => person.sees(direct).some(({ text }) => text.includes('I know your face')));
    await room.done(person.presses('Done', direct));
  }
  await room.done(person.runs('join', { in: room.hall }));
}
