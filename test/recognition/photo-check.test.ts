import { expect, test } from 'vitest';
import { suspicionOf } from '../../src/recognition/photo-check.js';

test.each([
  ['a screen', [['monitor', 0.6]], { label: 'monitor', score: 0.6 }],
  ['a label with synonyms', [['web site, website, internet site, site', 0.9]], { label: 'web site', score: 0.9 }],
  [
    'several kinds of screens, none of them surely',
    [
      ['notebook, notebook computer', 0.3],
      ['classroom', 0.28],
      ['laptop, laptop computer', 0.25],
    ],
    { label: 'notebook', score: 0.55 },
  ],
  ['a room with a screen in it', [['desk', 0.5], ['monitor', 0.4]], undefined], // prettier-ignore
  ['a projector, which classrooms have', [['projector', 0.99]], undefined],
  ['nothing', [], undefined],
] as const)('of %s', (_, labels, suspicion) => {
  expect(suspicionOf(labels.map(([text, score]) => ({ text, score })))).toEqual(suspicion);
});
