import { describe, expect, it } from 'vitest';
import { start } from '../../helpers/classroom.js';
import { photoOf } from '../../helpers/services.js';
import { consented } from './newcomer.js';

const minute = 60_000;

describe('selfies', () => {
  it.each([
    ['-', /see no face/],
    ['dee+bo', /more than one face/],
    ['dee small', /too small/],
    ['dee dark', /too dark/],
    ['dee bright', /too bright/],
    ['dee blurred', /blurred/],
    ['dee turned', /looking away/],
    ['!', /could not read that picture/],
  ])('%s is answered with what is wrong and what to do', async (words, sentence) => {
    const { dee, sends, selfies } = await consented();
    await sends(words);
    const said = dee.hears(sentence);
    expect(said.text).not.toMatch(/Good/);
    expect(await selfies()).toBe(0);
    await sends('dee');
    dee.hears(/I know your face now/);
  });

  it('judges each of several in one message', async () => {
    const { dee, sends, selfies } = await consented();
    await sends('dee', '-', 'dee~0.2', '!');
    const { text } = dee.hears(/Photo 1/);
    expect(text.split('\n').slice(0, 4)).toEqual([
      'Photo 1: Good, I can use that one.',
      expect.stringMatching(/^Photo 2: I see no face/),
      'Photo 3: Good, I can use that one.',
      expect.stringMatching(/^Photo 4: I could not read/),
    ]);
    expect(text).toMatch(/That makes two/);
    expect(await selfies()).toBe(2);
  });

  it('refuses another face than the first, and the very same photo', async () => {
    const { dee, sends, selfies } = await consented();
    await sends('dee', 'bo');
    dee.hears(/Photo 2: This face is unlike the one in your other selfies/);
    await sends('dee~0.7');
    dee.hears(/unlike/);
    await sends('dee');
    dee.hears(/very same photo/);
    expect(await selfies()).toBe(1);
  });

  it('keeps five, says so, and is done', async () => {
    const { dee, sends, selfies } = await consented();
    await sends('dee', 'dee~0.1', 'dee~0.2', 'dee~0.3', 'dee~0.15', 'dee~0.25');
    dee.hears(/Photo 6: I have 5 selfies of you already/);
    dee.hears(/All set/);
    expect(await selfies()).toBe(5);
  });

  it('can wait', async () => {
    const { dee, saved } = await consented();
    await dee.taps('Not now');
    dee.hears(/Send \/register when you want/);
    await dee.says('/register');
    dee.hears(/have no selfie I can use yet/);
    expect((await saved())?.consent?.to).toBe('face');
  });

  it('are not waited for any longer, ten minutes after one was accepted', async () => {
    const { dee, sends, clock, selfies } = await consented();
    await sends('dee');
    clock.at += 10 * minute;
    await sends('dee~0.1');
    dee.hears(/Send me a selfie to be marked/);
    expect(await selfies()).toBe(1);
  });

  it('say when a photo is gone, and go on with the others', async () => {
    const { dee, platform, handle, selfies } = await consented();
    platform.lose('fake:photo-none');
    const event = await dee.sends([photoOf('-')]);
    await handle({ ...event, id: 'gone', photos: [{ ref: 'fake:photo-none' }] });
    dee.hears(/could not get that photo any more/);
    expect(await selfies()).toBe(0);
  });
});

describe('where minors wait for a guardian', () => {
  async function pupil(guardian: boolean) {
    const room = await consented();
    const { id } = (await room.saved())!;
    await room.addClass('Kids', [], {
      id: 'c-kids',
      minors: true,
      members: [
        {
          person: id,
          number: 1,
          since: start,
          state: 'on',
          ...(guardian && { guardian: { at: start, by: 'fake:host' } }),
        },
      ],
    });
    await room.services.people.change(id, (person) => ({ ...person, classes: ['c-kids'] }));
    return room;
  }

  it('looks at no selfie, and says why', async () => {
    const { dee, sends, selfies, looks } = await pupil(false);
    await sends('dee');
    dee.hears(/Kids is for minors, so your face stays off there until a host has recorded your guardian’s consent/);
    expect(looks()).toBe(0);
    expect(await selfies()).toBe(0);
  });

  it('says so before anybody takes a selfie', async () => {
    const { dee } = await pupil(false);
    await dee.says('/register');
    await dee.taps('Add a selfie');
    dee.hears(/Kids is for minors/);
    dee.doesNotHear(/selfie, from/);
  });

  it('goes on once it is recorded', async () => {
    const { dee, sends, selfies } = await pupil(true);
    await sends('dee');
    dee.hears(/I know your face now/);
    expect(await selfies()).toBe(1);
  });
});

describe('a face near another member’s', () => {
  it('waits for a host, and is told so without a name', async () => {
    const { dee, sends, klass, services, saved, group } = await consented();
    const { id } = (await saved())!;
    const here = await klass();
    await services.people.change(id, (person) => ({ ...person, classes: [here.id] }));
    await services.classes.change(here.id, (now) => ({
      ...now,
      hosts: ['fake:host'],
      members: [...now.members, { person: id, number: 4, since: start, state: 'on' }],
    }));
    await sends('ann~0.2');
    const { text } = dee.hears(/In Class 5b a host has to let you in first/);
    expect(text).not.toMatch(/Ann/);
    expect((await klass()).members.at(-1)).toMatchObject({ person: id, state: 'waiting' });
    dee.in(group).doesNotHear(/Ann/);
  });
});
