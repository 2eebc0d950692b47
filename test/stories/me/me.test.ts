import { describe, expect, it } from 'vitest';
import { markByHand } from '../../../src/attendance/sheet.js';
import { me } from '../../../src/stories/me/me.js';
import { register } from '../../../src/stories/register/register.js';
import { session } from '../../../src/stories/session/session.js';
import { createClassroom, start } from '../../helpers/classroom.js';

/** As sentences show it, in the zone the tests run in. */
const today = new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(start);

async function classroom() {
  const room = await createClassroom([me, register, session]);
  return { ...room, ann: room.stage.person('Ann') };
}

describe('/me', () => {
  it('shows what is kept, in short', async () => {
    const { ann, services } = await classroom();
    await services.people.change('p-ann', (person) => ({ ...person, email: 'ann@example.org' }));
    await ann.says('/me');
    const { text } = ann.hears(/This is what I keep about you/);
    expect(text.split('\n').slice(2, 8)).toEqual([
      'Name: Ann',
      'Email: ann@example.org',
      'Accounts: fake:ann',
      `Face: I may use it, as you agreed on ${today}`,
      'Selfies: 1, as numbers made by fake 1; the photos are not kept',
      'Classes: Class 5b, number 1',
    ]);
  });

  it('says when a new selfie is wanted, as another recogniser is in use', async () => {
    const { ann, services } = await classroom();
    await services.people.change('p-ann', (person) => ({
      ...person,
      templates: person.templates.map((made) => ({ ...made, version: '0' })),
    }));
    await ann.says('/me');
    ann.hears(/made by fake 0; [^\n]*please send a new one with \/register/);
  });

  it('shows somebody who is in no class, without a face', async () => {
    const { stage, addPerson } = await classroom();
    await addPerson('Dee', { templates: [], consent: { to: 'no-face', at: start, by: 'self', policy: 'test' } });
    const dee = stage.person('Dee');
    await dee.says('/me');
    expect(dee.hears(/This is what/).text).toContain(
      `Face: I do not use it, as you said on ${today}\nSelfies: none\nClasses: none`,
    );
  });

  it('names classes they only host', async () => {
    const { ann, addClass } = await classroom();
    await addClass('Class 6a', ['Bo'], { hosts: ['fake:ann'] });
    await ann.says('/me');
    ann.hears(/Classes: Class 5b, number 1; Class 6a: you are a host/);
    await ann.says('/mydata');
    ann.hears(/Class 6a: you are a host/);
  });

  it('leads to what can be changed', async () => {
    const { ann } = await classroom();
    await ann.says('/me');
    await ann.taps('Change something');
    ann.hears(/registered as “Ann”/);
  });

  it('knows nobody it was not told of, and is for the direct chat', async () => {
    const { stage, ann, group } = await classroom();
    const zoe = stage.person('Zoe');
    await zoe.says('/me');
    zoe.hears(/do not know you yet/);
    await ann.in(group).says('/me');
    ann.in(group).hears(/direct chat/);
  });
});

describe('/mydata', () => {
  async function withMarks() {
    const room = await classroom();
    await room.host.says('/open');
    const klass = await room.klass();
    await room.services.sheets.change(klass.id, klass.open!, (sheet) =>
      markByHand(sheet, 'p-ann', 'late', { event: 'e', at: start + 60_000, by: room.host.account }),
    );
    room.clock.at += 120_000;
    return room;
  }

  it('shows everything, and nothing of others', async () => {
    const { ann } = await withMarks();
    await ann.says('/mydata');
    const { text } = ann.hears(/Everything I keep/);
    for (const line of [
      'Ann, fake:ann',
      `Internal id p-ann, registered on ${today}`,
      `Consent: your face may be used, recorded on ${today}`,
      'by you, under the privacy text of test.',
      `Selfie of ${today}`,
      'numbers by fake 1, no photo.',
      'Class 5b: number 1 on the roster',
      'late, set by a host.',
    ])
      expect(text).toContain(line);
    expect(text).not.toMatch(/p-bo|Bo|undefined|fake:host/);
  });

  it('sends the numbers of a face only when asked again', async () => {
    const { ann, services } = await withMarks();
    const numbers = (await services.people.get('p-ann'))!.templates[0]!.selfies[0]!.descriptor;
    await ann.says('/mydata');
    expect(ann.hears(/Left out are the numbers/).text).not.toContain(numbers);
    await ann.taps('Send the numbers');
    expect(ann.hears(/base64/).text).toContain(numbers);
  });

  it('keeps each message short enough for every platform', async () => {
    const { ann, services, klass, platform } = await withMarks();
    const { id, open } = await klass();
    for (let minute = 2; minute < 100; minute += 1) {
      await services.sheets.change(id, open!, (sheet) =>
        markByHand(sheet, 'p-ann', minute % 2 ? 'late' : 'present', {
          event: `e${minute}`,
          at: start,
          by: 'fake:host',
        }),
      );
    }
    const before = platform.said.length;
    await ann.says('/mydata');
    const texts = platform.said.slice(before).map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(2);
    for (const text of texts) expect(text.length).toBeLessThan(4096);
    expect(texts.join('\n').match(/set by a host/g)).toHaveLength(99);
  });
});
