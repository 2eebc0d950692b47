/**
 * The n-th write of an event fails, for every n, and so do some after it: what was answered as failed is not done, by
 * itself, ever; everything else is done, once and in order; also where the bot is stopped while the disk is full.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breakDisk, type FailingDisk } from './helpers/failing-disk.js';
import type { Chat, Speaker } from './helpers/dialogue.js';
import { everywhere, startStage, type RealStage } from './helpers/real-bot.js';
import { createFakeRecognizer } from './helpers/services.js';

/** Nobody waits for anything but their turn, and whoever is stopped does not go on. */
const noTime = (_: number, signal: AbortSignal): Promise<unknown> =>
  new Promise((resolve, reject) =>
    setImmediate(() => (signal.aborted ? reject(new Error('stopped')) : resolve(undefined))),
  );
const outages = [1, 20];

describe.each(everywhere)('on %s, with a disk that fills up', (on) => {
  let disk: FailingDisk;
  let stage: RealStage;
  let group: Chat;
  let host: Speaker;
  let zed: Speaker;
  beforeAll(async () => {
    // Before the store is opened, which takes the driver as it is then.
    disk = breakDisk();
    stage = await startStage({ on, recognizer: createFakeRecognizer(), wait: noTime });
    const admin = stage.person('Ms Rivera');
    group = stage.group('Physics 9b', { admins: [admin] });
    host = admin.in(group);
    await host.says('/class Physics 9b');
    await host.taps('No, all adults');
    const person = stage.person('Zed');
    zed = person.in(group);
    await person.says('/register Zed zed@example.org');
    await person.taps(/^No/);
    await zed.taps('Join');
    await host.says('/open');
  });
  afterAll(async () => {
    await stage.close();
    disk.restore();
  });

  async function presentOnes(): Promise<string> {
    await host.says('/summary');
    return /(\d) of 1/.exec(host.hears(/\d of 1/).text)?.[1] ?? '';
  }

  /** Runs `test` for the first write that fails, the second, ..., until none is reached. */
  async function forEveryWrite(test: (passing: number) => Promise<number>): Promise<void> {
    let passing = 0;
    while ((await test(passing)) > 0) passing += 1;
    // Its start, its sheet, its answer, and its end at the least.
    expect(passing).toBeGreaterThan(4);
  }

  it.each(outages)('%i times: a command is done before what comes after it', async (failing) => {
    await forEveryWrite(async (passing) => {
      await host.says('/mark Zed present');
      disk.fill(passing, failing);
      await host.says('/mark Zed absent');
      const failed = disk.empty();
      host.alone.hears(/Zed: ❌ absent/);
      await host.says('/mark Zed present');
      host.alone.hears(/Zed: ✅ present/);
      await stage.restart();
      expect(await presentOnes()).toBe('1');
      host.alone.doesNotHear(/Zed: ❌ absent|went wrong/);
      return failed;
    });
  });

  it('until it is stopped: the command is done at the next start', async () => {
    await forEveryWrite(async (passing) => {
      await host.says('/mark Zed present');
      const stalls = stage.logged.length;
      disk.fill(passing, Infinity);
      const said = host.says('/mark Zed absent').catch(() => undefined);
      while (stage.logged.length === stalls && !(await isDone(said))) await turn();
      const failed = stage.logged.length - stalls;
      await stage.restart();
      await said;
      host.alone.hears(/Zed: ❌ absent/);
      // Said again where only the note of it was lost; what is wrong is to say that it failed.
      host.alone.doesNotHear(/went wrong/);
      expect(await presentOnes()).toBe('0');
      return failed;
    });
  });
});

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const isDone = (work: Promise<unknown>): Promise<boolean> =>
  Promise.race([work.then(() => true), turn().then(() => false)]);
