/** What is private is read by nobody else, on every platform: all commands of a host and the buttons under the answers. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { everyLine } from './helpers/every-line.js';
import { createPaintedRecognizer } from './helpers/painted-faces.js';
import { everywhere, startStage } from './helpers/real-bot.js';

/** Names that only hosts know, an address, and a reason. */
const secret = /zelda|zora|quentin|quince|ann\.secret@|dentist/i;

describe.each(everywhere)('on %s', (on) => {
  it('a host’s commands and buttons tell a member of the class nothing private', async () => {
    const stage = await startStage({ on, recognizer: createPaintedRecognizer() });
    onTestFinished(() => stage.close());
    const [host, ann, bo] = [stage.person('Ms Rivera'), stage.person('Ann'), stage.person('Bo')];
    const group = stage.group('Class 5b', { admins: [host] });
    const [ours, theirs] = [host.in(group), bo.in(group)];
    await ours.says('/class Class 5b');
    await ours.taps(/all adults/);
    await ann.says('/register Ann ann.secret@example.org');
    await ann.taps(/without my face/);
    await ann.in(group).taps('Join');
    await ours.says('/roster add Zelda Quince');
    await ours.says('/roster add Zora Quince');
    await ann.says('/excuse tomorrow I am at the dentist');
    await theirs.says('Good morning');
    const pressed = new Set<string>();
    for (const line of everyLine.filter((each) => !each.includes('\n'))) {
      await ours.says(line);
      theirs.doesNotHear(secret);
      for (const place of [ours, ours.alone])
        for (const label of place.sees().filter((each) => !pressed.has(each))) {
          pressed.add(label);
          // Pressed before, another button may have taken it away.
          if (place.sees().includes(label)) await place.taps(label);
          theirs.doesNotHear(secret);
        }
    }
    expect(pressed.size).toBeGreaterThan(5);
  });
});
