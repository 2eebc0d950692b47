/**
 * `npm run picture:telegram`: draws docs/images/telegram.png, the chats of the demo's evening as the fake server recorded
 * them. Nothing in it was written for the picture.
 */
import type { Seen, FakeTelegram } from '@rollcall/fake-telegram';
import { drawDialogue, type Bubble } from './draw-dialogue.js';
import { playOnTelegram } from './play.js';

const target = new URL('../../docs/images/telegram.png', import.meta.url);

const note =
  'A drawing of a dialogue, not a screenshot of an app: the messages are those that the bot exchanged with the test server. Sample photos: @vladmandic/face-api (MIT); the names are invented.';

function bubbleOf({ byBot, wire, text, photo, document, buttons, reactions }: Seen): Bubble {
  return {
    from: [wire.from?.first_name, wire.from?.last_name].filter(Boolean).join(' '),
    byBot,
    text,
    bytes: photo ?? document?.bytes,
    reactions,
    rows: buttons.map((row) => row.map((key) => key.text)),
  };
}

async function draw(server: FakeTelegram): Promise<void> {
  const byTitle = (title: string) => server.messages({ id: idOf(server, title) });
  const section = (title: string, messages: readonly Seen[]) => ({ title, bubbles: messages.map(bubbleOf) });
  const inClass = byTitle('Evening Spanish');
  const attended = inClass.findIndex(({ text }) => text === '/attend');
  const host = byTitle('Ms').filter(({ text }) => /All checked/.test(text));
  const late = byTitle('Elif').slice(-4, -2);
  const album = inClass.slice(attended, attended + 4);
  const columns = [
    [section('Evening Spanish, the class’s chat', album.slice(0, 3))],
    [
      section('… goes on', album.slice(3)),
      section('Ms Rivera’s chat with Rollcall', host),
      section('Elif Demir’s chat with Rollcall', late),
    ],
  ];
  await drawDialogue(target, columns, note);
}

/** Of a group by its title, of a direct chat by its first name. */
function idOf(server: FakeTelegram, title: string): number {
  for (const { result } of server.calls) {
    const { chat } = (result ?? {}) as { chat?: { id: number; title?: string; first_name?: string } };
    if (chat && (chat.title ?? chat.first_name) === title) return chat.id;
  }
  throw new Error(`no chat ${title}`);
}

await playOnTelegram(() => undefined, draw);
