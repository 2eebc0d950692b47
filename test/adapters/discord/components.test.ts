/** Rows of buttons within Discord's limits: five rows of five, and menus for more. */
import { ComponentType } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentsOf, readComponent } from '../../../adapters/discord/components.js';
import type { Button } from '../../../src/chat/reply.js';
import { pressOf, startAdapter } from './started.js';

const button = (label: string, data = label): Button => ({ label, data });
const list = (count: number) => Array.from({ length: count }, (_, i) => [button(`❌ absent · Pupil ${i}`, `set:${i}`)]);

/** Everything that can be pressed or chosen: what it says and what the bot then hears. */
function offered(rows: readonly (readonly Button[])[], isDirect = false) {
  return componentsOf(rows, isDirect).flatMap(({ components }) =>
    components.flatMap((one) => {
      if (one.type === ComponentType.StringSelect)
        return one.options.map(({ label, value }) => ({ label, ...readComponent(one.custom_id, [value]) }));
      return one.type === ComponentType.Button && 'custom_id' in one
        ? [{ label: one.label, ...readComponent(one.custom_id, []) }]
        : [];
    }),
  );
}

describe('buttons', () => {
  it('stay buttons as long as they fit, five to a row', () => {
    const rows = [[1, 2, 3, 4, 5, 6, 7].map((i) => button(`b${i}`))];
    expect(componentsOf(rows, false).map(({ components }) => components.length)).toEqual([5, 2]);
    expect(offered(rows).map(({ label }) => label)).toEqual(['b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7']);
  });

  it('become menus where they are more, and what stands beside the list stays', () => {
    const rows = [...list(30), [button('← Back'), button('Next →')], [button('Done')]];
    const components = componentsOf(rows, false);
    expect(components.map(({ components: [first] }) => first?.type)).toEqual([
      ComponentType.StringSelect,
      ComponentType.StringSelect,
      ComponentType.Button,
      ComponentType.Button,
    ]);
  });

  it('do not make a choice of a list of what only stands in a row as its items do', () => {
    const rows = [...list(30), [button('Done', 'done')]];
    const labels = componentsOf(rows, false).flatMap(({ components }) =>
      components.flatMap((one) => ('label' in one ? [one.label] : [])),
    );
    expect(labels).toContain('Done');
  });

  it('say whether their message belongs to the direct chat', () => {
    expect(offered([[button('Yes', 'register:face')]], true)).toEqual([
      { label: 'Yes', data: 'register:face', isDirect: true },
    ]);
    expect(offered(list(8), true)[7]).toEqual({ label: '❌ absent · Pupil 7', data: 'set:7', isDirect: true });
  });

  it('are cut where their words are too long, never through a sign', () => {
    const [{ label } = { label: '' }] = offered([[button(`${'x'.repeat(78)}😀😀`, 'a')]]);
    expect(label).toBe(`${'x'.repeat(78)}…`);
  });

  it('fit, and what fits is there, whatever there is', () => {
    const row = fc.array(fc.string({ minLength: 1, maxLength: 120 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (labels) => {
        let count = 0;
        const rows = labels.map((texts) => texts.map((label) => button(label, `v:${count++}`)));
        const components = componentsOf(rows, false);
        expect(components.length).toBeLessThanOrEqual(5);
        const there = offered(rows).map(({ data }) => data);
        expect(new Set(there).size).toBe(there.length);
        if (rows.flatMap((all) => Array.from({ length: Math.ceil(all.length / 5) })).length <= 5)
          expect(there).toHaveLength(count);
      }),
    );
  });
});

it('a choice from a menu is a press of what was chosen', async () => {
  const started = await startAdapter();
  const { ann, hall, messenger } = started;
  await messenger.send({ chat: `discord:${hall.id}` }, { text: 'The sheet', buttons: list(30) }, 'a');
  const [, second] = ann.sees(hall)[0]!.menus;
  const press = ann.picks(['❌ absent · Pupil 27'], hall, second!.custom_id);
  expect(await pressOf(started, press)).toMatchObject({ data: 'set:27' });
});
