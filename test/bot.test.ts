import { expect, onTestFinished, test } from 'vitest';
import { startBot } from '../src/bot.js';
import { loadConfig } from '../src/config.js';
import { createDecoding } from '../src/jobs/decoding.js';
import { createStage } from './helpers/dialogue.js';
import { createFakePlatform } from './helpers/fake-platform.js';
import { createMemoryGround } from './helpers/grounds/memory.js';
import { createPaintedRecognizer, paint } from './helpers/painted-faces.js';
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
    recognizer: createPaintedRecognizer(),
    log: { info: quiet, warn: quiet, error: (details) => void logged.push(details) },
  });
  onTestFinished(() => bot.stop(1_000));
  await bot.idle();
  while (platform.said.length === 0) await new Promise((resolve) => setImmediate(resolve));
  const [, id] = /noted as (\w+)/.exec(platform.said[0]?.text ?? '') ?? [];
  expect(logged).toMatchObject([{ event: 'poison', deadLetter: id }]);
});

test.each([
  ['once: it may have been killed from outside, and the photo is read', 1, /I know your face now, Ann/],
  ['and died again trying it: it is refused with a sentence', 2, /broke down over that photo.*Send another one/],
])('a photo over which the process died %s', async (_, deaths, answer) => {
  const folder = await scratchFolder();
  const platform = createFakePlatform();
  const quiet = () => undefined;
  const start = () =>
    startBot({
      config: loadConfig({ DATA_DIR: folder }),
      platforms: [platform],
      recognizer: createPaintedRecognizer(),
      log: { info: quiet, warn: quiet, error: quiet },
    });
  let bot = await start();
  const ground = createMemoryGround(platform, (event) => bot.receive(event), { now: Date.now });
  const ann = createStage({ ground, answered: () => bot.idle() }).person('Ann');
  await ann.says('/register Ann ann@example.org');
  await ann.taps('Yes, use my face');
  await bot.stop(1_000);

  const ref = platform.keep(await paint('ann'));
  for (let death = 0; death < deaths; death++) {
    const { storage } = await openDesk(folder);
    const decoding = await createDecoding(storage, Date.now);
    await new Promise<void>((begun) => {
      void decoding.run(ref, () => {
        begun();
        return new Promise(() => undefined);
      });
    });
    await storage.close();
  }

  bot = await start();
  onTestFinished(() => bot.stop(1_000));
  const { account, chat } = ann;
  const sender = { account, name: 'Ann' };
  await bot.receive(message('bomb', { at: Date.now(), chat, sender, text: '', photos: [{ ref }] }));
  await bot.idle();
  ann.hears(answer);
});
