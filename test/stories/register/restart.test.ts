import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createApp } from '../../../src/app.js';
import { forget } from '../../../src/stories/forget/forget.js';
import { me } from '../../../src/stories/me/me.js';
import { register } from '../../../src/stories/register/register.js';
import { openStorage } from '../../../src/storage/open-storage.js';
import { createMemoryStage } from '../../helpers/grounds/memory.js';
import { createFakePlatform } from '../../helpers/fake-platform.js';
import { createFakeServices, photoOf } from '../../helpers/services.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-register-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('goes on after a restart before each step, with documents in SQLite', async () => {
  const now = () => Date.parse('2026-11-23T08:00:00Z');
  const key = { key: Buffer.alloc(32, 7).toString('base64'), keyFile: join(folder, 'key') };
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (details: object) => expect.fail(JSON.stringify(details)),
  };
  const platform = createFakePlatform();
  /** Everything is opened anew for each event: what is not in the store is lost. */
  const stage = createMemoryStage(
    platform,
    async (event) => {
      const storage = await openStorage(join(folder, 'rollcall.sqlite'), key, now);
      const { people, classes, sheets, conversations } = storage;
      const services = { ...createFakeServices(platform, { now }), people, classes, sheets, conversations };
      await createApp(services, [register, me, forget], log).handle(event);
      await storage.close();
    },
    { now },
  );
  const dee = stage.person('Dee Doe');
  await dee.says('/register Dee');
  dee.hears(/May I use your face/);
  await dee.taps('Yes, use my face');
  dee.hears(/“Dee” on rosters, and I have no email/);
  await dee.says('dee@example.org');
  await dee.taps('That’s right');
  dee.hears(/send me a selfie/);
  await dee.sends([photoOf('dee'), photoOf('-')]);
  dee.hears(/Photo 2: I see no face[^]*I know your face now, Dee/);
  await dee.sends([photoOf('dee~0.1')]);
  dee.hears(/That makes two/);
  await dee.taps('Done');
  dee.hears(/All set/);
  await dee.says('/me');
  dee.hears(/Email: dee@example.org[^]*Selfies: 2/);
  await dee.says('/forget');
  await dee.taps('Yes, forget me');
  dee.hears(/You are forgotten/);
  await dee.says('/me');
  dee.hears(/do not know you yet/);
  await dee.says('/register');
  await dee.taps('No, without my face');
  dee.hears(/You are “Dee Doe” on rosters/);
});
