/**
 * Interactions of every kind while both cores look at photos of sixty faces: the built bot as a process at a fake Discord,
 * which refuses what is acknowledged after three seconds.
 */
import { composeCrowd, repeat } from '../../bench/compose-crowd.js';
import { sampleFaces } from '../../src/demo/sample-faces.js';
import { createFakeDiscord, type FakeDiscord } from '../helpers/discord/fake-discord.js';
import type { Doing } from '../helpers/discord/doing.js';
import type { Place } from '../helpers/discord/place.js';
import type { Person } from '../helpers/discord/person.js';
import type { Seen } from '../helpers/discord/seen.js';
import { selfiesOf } from '../helpers/sample-people.js';
import { startDiscordBot, withDataDir } from './discord-bot.js';

export interface BusyOptions {
  interactions: number;
  /** Of sixty faces each, all posted at the beginning. */
  photos: number;
  print: (line: string) => void;
}

export interface BusyResult {
  /** Milliseconds until each was acknowledged, by what it was; those that were not are missing. */
  took: Record<string, number[]>;
  /** What was never acknowledged, or too late. */
  late: string[];
  /** Photos that were not answered yet when the last interaction was acknowledged. */
  photosLeft: number;
  violations: readonly string[];
}

/** Milliseconds for an interaction that is never acknowledged to be counted as such. */
const patience = 15_000;

export async function keepDiscordBusy({ interactions, photos, print }: BusyOptions): Promise<BusyResult> {
  const discord = await createFakeDiscord();
  try {
    return await withDataDir(async (dataDir) => {
      const bot = await startDiscordBot(discord, dataDir);
      try {
        const room = await openRoom(discord);
        print('A class, and somebody in it who is known by face.');
        const crowd = await composeCrowd(sixty);
        const file = (i: number) => ({ name: `class-${i}.jpg`, bytes: crowd.jpeg });
        const answers: Doing[] = [];
        for (let i = 0; i < photos; i++)
          answers.push(await room.host.runs('attend', { in: room.halls[i % 2]!, with: { photo1: file(i) } }));
        const isLeft = ({ interaction: { original } }: Doing) => !original || (original.flags & loading) !== 0;
        await discord.until(() => answers.every(({ interaction }) => interaction.acknowledged), 'the photos', patience);
        print(`${photos} photos of 60 faces, ${Math.round(crowd.jpeg.length / 1000)} kB each, are being looked at.`);
        const acts = kindsOf(room);
        const done: [string, Doing][] = [];
        for (let i = 0; i < interactions; i++) {
          const [kind, act] = acts[i % acts.length]!;
          done.push([kind, await act(i)]);
          // As a class does that all reach for their phones: fast, but not in one packet.
          if (i % 10 === 9) await new Promise((resolve) => setTimeout(resolve, 100));
        }
        const isAcknowledged = ([, { interaction }]: [string, Doing]) => interaction.acknowledged !== undefined;
        await discord.until(() => done.every(isAcknowledged), 'all', patience).catch(() => undefined);
        const took: BusyResult['took'] = {};
        for (const [kind, { interaction }] of done)
          if (interaction.acknowledged) (took[kind] ??= []).push(interaction.acknowledged.after);
        return {
          took,
          late: done
            .filter((one) => !isAcknowledged(one))
            .map(([kind, { interaction }]) => `${kind} ${interaction.id}`),
          photosLeft: answers.filter(isLeft).length,
          violations: discord.violations,
        };
      } finally {
        // What waits would be answered by nobody.
        await bot.end('SIGKILL');
      }
    });
  } finally {
    await discord.close();
  }
}

/** Of a message: somebody waits for it. */
const loading = 128;

/** A phone's photo of twelve megapixels. */
const sixty = {
  width: 4032,
  height: 3024,
  rows: [80, 95, 110, 125, 140].map((faceHeight) => ({ faces: 12, faceHeight })),
  people: repeat(sampleFaces, 60),
};

interface Room {
  host: Person;
  crowd: Person[];
  /** Two classes, so that two photos are looked at side by side. */
  halls: [Place, Place];
  /** With a button. */
  notice: Seen;
  /** With a picture. */
  posted: Seen;
}

async function openRoom(discord: FakeDiscord): Promise<Room> {
  const host = discord.person('Ms Rivera');
  const crowd = Array.from({ length: 40 }, (_, i) => discord.person(`Pupil ${i}`));
  const guild = discord.guild('School', { owner: host, members: crowd });
  const halls: Room['halls'] = [guild.text('physics'), guild.text('history')];
  const [mia] = crowd;
  const [selfie] = await selfiesOf('Mia Santos');
  await (await mia!.runs('register', { in: mia!.direct(), with: { name: 'Mia Santos' } })).reply();
  await mia!.presses('Yes, use my face', mia!.direct()).answered();
  await mia!.hears(mia!.direct(), /on rosters/);
  await mia!.presses(/^Right/, mia!.direct()).answered();
  await mia!.hears(mia!.direct(), /send me a selfie/);
  await mia!.says(mia!.direct(), '', { files: [{ name: 'me.jpg', bytes: selfie! }] });
  await discord.until(
    () => mia!.sees(mia!.direct()).some(({ text }) => text.includes('I know your face')),
    'a face',
    90_000,
  );
  for (const hall of halls) {
    await (await host.runs('class', { in: hall })).reply();
    await host.presses('No, all adults', hall).answered();
    await host.hears(hall, /Tap Join/);
    await mia!.presses('Join', hall).answered();
    await host.hears(hall, /1 joined/);
  }
  const notice = await host.hears(halls[0], /Tap Join/);
  const posted = await host.says(halls[1], '', { files: [{ name: 'posted.jpg', bytes: selfie! }] });
  return { host, crowd, halls, notice, posted };
}

/** What people do, by what it is; `i` counts. */
function kindsOf({ host, crowd, halls, notice, posted }: Room): [string, (i: number) => Promise<Doing>][] {
  const one = (i: number) => crowd[i % crowd.length]!;
  return [
    ['a command for all', (i) => one(i).runs('help', { in: halls[i % 2]! })],
    ['a command for one', (i) => one(i).runs('join', { in: halls[i % 2]! })],
    ['a direct command', (i) => one(i).runs('me', { in: one(i).direct() })],
    ['a direct command in a server', (i) => one(i).runs('privacy', { in: halls[i % 2]! })],
    ['a button', (i) => Promise.resolve(one(i).presses('Join', notice))],
    ['typing a name', (i) => host.completes('mark', 'person', String(i % 10), { in: halls[i % 2]! })],
    ['a form', () => host.runs('attend', { in: halls[0] })],
    [
      'a form filled in',
      async (i) => {
        const form = host.forms().find(({ title }) => title === 'Add names to the roster');
        const asked = form ?? (await (await host.runs('roster', { in: halls[0], with: { action: 'add' } })).form());
        return host.fills(asked, { names: `Pupil Number${i}` });
      },
    ],
    ['the menu of a message', () => Promise.resolve(host.uses('Take attendance', posted))],
    [
      'a command with a photo',
      (i) => {
        const [file] = posted.files;
        return one(i).runs('attend', { in: one(i).direct(), with: { photo1: { name: 'me.jpg', bytes: file!.bytes } } });
      },
    ],
  ];
}
