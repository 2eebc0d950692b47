import { expect, test } from 'vitest';
import { z } from 'zod';
import { createDueDocuments } from '../../src/storage/due-documents.js';
import { breakMethod } from '../helpers/break.js';
import { newGround, type Ground } from './ground.js';

const schema = z.object({ words: z.string(), due: z.number().optional() });
const open = (ground: Ground, name = 'plan') => createDueDocuments(ground, { name, schema, empty: { words: '' } });

test('a class has an empty document until something is set, and then its own', async () => {
  const plans = open(await newGround());
  expect(await plans.get('a')).toBeUndefined();
  expect(await plans.change('a', (plan) => plan)).toEqual({ words: '' });
  expect(await plans.get('a')).toBeUndefined();
  await plans.change('a', (plan) => ({ ...plan, words: 'set' }));
  expect(await plans.get('a')).toEqual({ words: 'set' });
});

test('classes are found when they are due, in order, and no sooner', async () => {
  const plans = open(await newGround());
  for (const [id, due] of [
    ['late', 3_000_000_000_000],
    ['early', 999],
    ['middle', 1_700_000_000_000],
  ] as const) {
    await plans.change(id, (plan) => ({ ...plan, due }));
  }
  expect(await plans.due(998)).toEqual([]);
  expect(await plans.due(999)).toEqual(['early']);
  expect(await plans.due(2_000_000_000_000)).toEqual(['early', 'middle']);
  await plans.change('early', (plan) => ({ ...plan, due: 3_000_000_000_001 }));
  expect(await plans.due(3_000_000_000_001)).toEqual(['middle', 'late', 'early']);
  await plans.change('middle', ({ words }) => ({ words }));
  expect(await plans.due(3_000_000_000_001)).toEqual(['late', 'early']);
});

test('documents of two kinds do not meet', async () => {
  const ground = await newGround();
  await open(ground).change('a', (plan) => ({ ...plan, due: 1 }));
  expect(await open(ground, 'plans').due(5)).toEqual([]);
  expect(await open(ground, 'plans').get('a')).toBeUndefined();
});

test.each(['set', 'delete'] as const)('a crash at any %s never loses the time, and doubles none', async (method) => {
  for (const when of ['before', 'after'] as const) {
    const ground = await newGround();
    const plans = open(ground);
    await plans.change('a', (plan) => ({ ...plan, due: 10 }));
    const mend = breakMethod(ground.store, method, when);
    await plans.change('a', (plan) => ({ ...plan, due: 20 })).catch(() => undefined);
    mend();
    const due = (await plans.get('a'))?.due ?? 0;
    expect(await plans.due(due - 1)).toEqual([]);
    expect(await plans.due(20)).toEqual(['a']);
    await plans.change('a', (plan) => ({ ...plan, due: 30 }));
    expect(await plans.due(29)).toEqual([]);
    expect(await plans.due(30)).toEqual(['a']);
  }
});
