/** Private lists follow the sheet wherever they can be: on each platform where what was said to one account alone is. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closes } from '../../helpers/close.js';
import type { Speaker } from '../../helpers/dialogue.js';
import { everywhere, startStage, type RealStage } from '../../helpers/real-bot.js';

describe.each(everywhere)('lists that are open, on %s', (on) => {
  let stage: RealStage;
  let host: Speaker;
  beforeAll(async () => {
    stage = await startStage({ on });
    const group = stage.group('Physics 9b', { admins: [stage.person('Ms Rivera')] });
    host = stage.person('Ms Rivera').in(group);
    await host.says('/class Physics 9b');
    await host.taps('No, all adults');
    await host.says('/roster add Ann\nBo');
    await host.says('/open');
    await host.says('/mark Ann present');
    await closes(host);
  });
  afterAll(() => stage.close());

  it('say what was corrected since', async () => {
    const list = host.alone.hears(/❌ 1 absent\nBo/);
    await host.taps(/^Who\?/);
    const who = host.alone.hears(/✅ 1 present\nAnn/);
    await host.says('/mark Ann absent');
    const edited = [1, 2].map(() => host.alone.hears(/(^|\n)❌ 2 absent\nAnn\nBo\n/).id);
    expect(new Set(edited)).toEqual(new Set([list.id, who.id]));
  });
});
