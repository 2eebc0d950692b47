import { expect, onTestFinished, test } from 'vitest';
import { startBot } from '../src/bot.js';
import { loadConfig } from '../src/config.js';
import { createFakePlatform } from './helpers/fake-platform.js';
import { createFakeRecognizer } from './helpers/rooms.js';
import { message, openDesk } from './jobs/events.js';
import { scratchFolder } from './storage/ground.js';

test('whoever sent what ended the bot again and again is told so, with the id under which it was set aside', async () => {
  const folder = await scratchFolder();
  const sent = message('poison', {
    chat: { id: 'fake:direct', kind: 'direct', title: 'Ann' },
    sender: { account: 'fake:ann', name: 'Ann' },
    text: '/help',
  });
  const desk = await openDesk(folder);
  await desk.inbox.put(sent);
  for (let start = 1; start <= 3; start++) await desk.inbox.start(sent.id);
  await desk.storage.close();

  const platform = createFakePlatform();
  const logged: object[] = [];
  const quiet = () => undefined;
  const bot = await startBot({
    config: loadConfig({ DATA_DIR: folder }),
    platforms: [platform],
    recognizer: createFakeRecognizer(),
    log: { info: quiet, warn: quiet, error: (details) => void logged.push(details) },
  });
  onTestFinished(() => bot.stop(1_000));
  await bot.idle();
  while (platform.said.length === 0) await new Promise((resolve) => setImmediate(resolve));
  const [, id] = /noted as (\w+)/.exec(platform.said[0]?.text ?? '') ?? [];
  expect(logged).toMatchObject([{ event: 'poison', aside: id }]);
});
