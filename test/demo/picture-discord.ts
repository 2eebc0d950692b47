/**
 * `npm run picture:discord`: draws docs/images/discord.png, the channel of the demo's evening as the fake Discord recorded
 * it and a host sees it. Nothing in it was written for the picture.
 */
import type { Seen } from '@rollcall/fake-discord';
import type { DiscordGround } from '../helpers/grounds/discord.js';
import { drawDialogue, type Bubble } from './draw-dialogue.js';
import { playOnDiscord } from './play-discord.js';

const target = new URL('../../docs/images/discord.png', import.meta.url);

const note =
  'A drawing of a channel, not a screenshot of an app: the messages are those that the bot exchanged with the fake Discord of the tests. Sample photos: @vladmandic/face-api (MIT); the names are invented.';

function bubblesOf(seen: Seen): Bubble[] {
  const { by, text, files, isPrivate, reactions, buttons } = seen;
  const base = {
    from: by,
    byBot: by === 'Rollcall',
    reactions: Object.keys(reactions),
    rows: buttons.map((row) => row.map(({ label }) => label)),
    ...(isPrivate && { aside: 'Only you can see this' }),
  };
  // Several pictures in one message are drawn one below the other.
  const [first, ...more] = files;
  return [
    { ...base, text, bytes: first?.bytes },
    ...more.map(({ bytes }) => ({ ...base, text: '', bytes, rows: [], reactions: [] })),
  ];
}

async function draw(ground: DiscordGround): Promise<void> {
  const seen = ground.sees('Ms Rivera', 'Evening Spanish');
  const posted = seen.findIndex(({ by, files }) => by === 'Ms Rivera' && files.length > 0);
  const checked = seen.findIndex(({ text }) => text.startsWith('All checked'));
  const shown = seen.slice(posted, checked + 1).flatMap(bubblesOf);
  const half = shown.findIndex(({ text }) => text.startsWith('Photo 2'));
  await drawDialogue(
    target,
    [
      [{ title: 'Evening Spanish, the class’s channel, as a host sees it', bubbles: shown.slice(0, half) }],
      [{ title: '… goes on', bubbles: shown.slice(half) }],
    ],
    note,
  );
}

await playOnDiscord('menu', () => undefined, draw);
