import { expect, it } from 'vitest';
import { asObject, printed } from '../../../src/cli/play/printing.js';
import { readStory } from '../../../src/cli/play/read-story.js';

it('a pattern that is skipped in another language is told as skipped, and fails nothing', () => {
  const story = readStory('chat A: Ann\nAnn > hello\n? /wor(l)d/');
  const [step] = story.steps;
  if (!step) throw new Error('there is a step');
  const checks = [{ line: 3, source: '? /wor(l)d/', ok: true, skipped: true }];
  const played = { step, at: story.begins, heard: [], told: [], checks };
  expect(printed(played, story)).toContain('  3 – ? /wor(l)d/   (skipped: a pattern in English)');
  expect(asObject(played, story)).toMatchObject({ checks: [{ line: 3, ok: true, skipped: true }] });
});
