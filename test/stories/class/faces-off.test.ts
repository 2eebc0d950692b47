/** Until /class's question about minors is answered, no face of the class is looked at; all else works. */
import { beforeEach, describe, expect, it } from 'vitest';
import { marksOf } from '../../../src/attendance/marks.js';
import { stories } from '../../../src/stories/every-story.js';
import { createClassroom, type Classroom } from '../../helpers/classroom.js';
import { photoOf } from '../../helpers/services.js';

let room: Classroom;
const question = /Faces are off in “Class 5b” until one question is answered.*\n*.*I’m here/;
const bothAnswers = ['Yes, minors', 'No, all adults'];

beforeEach(async () => {
  room = await createClassroom(stories, { hosts: ['fake:host'], minors: undefined });
});

const statuses = async () => {
  const [sheet] = await room.services.sheets.between('c-class-5b', 0, Number.MAX_SAFE_INTEGER);
  return Object.fromEntries([...marksOf(sheet!)].map(([person, { status }]) => [person, status]));
};

describe('before it is answered', () => {
  it('looks at no class photo, however it comes, and asks the host', async () => {
    const { host, services } = room;
    const seen = () => {
      host.hears(question);
      expect(host.sees()).toEqual(bothAnswers);
      expect(services.looks()).toBe(0);
    };
    await host.sends([photoOf('ann+bo')], '/attend');
    seen();
    await host.says('/attend');
    seen();
    const posted = await host.sends([photoOf('ann')]);
    await host.says('/attend', { replyTo: posted.message });
    seen();
    await host.says('/open');
    await host.sends([photoOf('ann')]);
    await host.taps('Take attendance');
    seen();
    expect(Object.values(await statuses())).toEqual(['not-yet', 'not-yet', 'not-yet']);
  });

  it('looks at no selfie into its sessions, but at one into another class’s', async () => {
    const { host, ann, bo, services, stage } = room;
    await host.says('/open');
    await stage.person('Ann').sends([photoOf('ann')]);
    stage.person('Ann').hears(/host has still to say whether the members of Class 5b are minors[^]*Or tap I’m here/);
    await bo.sends([photoOf('bo')], '/attend');
    bo.hears(/still to say whether/);
    bo.doesNotHear(/one question/);
    expect(services.looks()).toBe(0);
    const other = await room.addClass('Choir', ['Ann']);
    await stage.person('Host').in(other).says('/open');
    await ann.alone.sends([photoOf('ann')], '/attend');
    expect(services.looks()).toBe(0);
    await stage.person('Ann').sends([photoOf('ann')]);
    stage.person('Ann').hears(/That is you|present in Choir/);
    expect((await statuses())['p-ann']).toBe('not-yet');
  });

  it('gives a host who sends a selfie the question', async () => {
    await room.services.classes.change('c-class-5b', (now) => ({ ...now, hosts: ['fake:ann'] }));
    await room.host.says('/open');
    const alone = room.stage.person('Ann');
    await alone.sends([photoOf('ann')]);
    alone.hears(question);
  });

  it('enrols nobody, by a host or by themselves', async () => {
    const { host, services, stage, addPerson } = room;
    await host.says('/roster add Dee');
    await host.says('/roster enrol Dee');
    host.hears(question);
    const dee = services.everybody().find(({ name }) => name === 'Dee')!;
    const press = await host.taps('No, all adults');
    await room.services.classes.change('c-class-5b', (now) => ({ ...now, minors: undefined }));
    await room.handle({ ...press, id: 'forged', data: `enrol-yes:c-class-5b:${dee.id}` });
    expect((await services.people.get(dee.id))?.consent).toBeUndefined();
    await addPerson('Eve', { templates: [] });
    const eve = stage.person('Eve');
    await eve.in(room.group).says('/join');
    await eve.says('/register');
    await eve.taps('Add a selfie');
    eve.hears(/host has still to say whether the members of Class 5b are minors/);
    expect(services.looks()).toBe(0);
  });

  it('takes “I’m here” and a host’s hand', async () => {
    const { host, ann } = room;
    await host.says('/open');
    await ann.taps('I’m here');
    await host.says('/mark Bo late');
    await host.taps(/^Hosts: confirm/);
    await host.taps('Confirm');
    expect(await statuses()).toMatchObject({ 'p-ann': 'present', 'p-bo': 'late' });
  });
});

describe('the answer', () => {
  it('turns faces on in a class of adults, once the look-alikes were compared', async () => {
    const { host, services } = room;
    await services.people.change('p-cy', (now) => ({
      ...now,
      templates: services.everybody().find(({ id }) => id === 'p-ann')!.templates,
    }));
    await host.sends([photoOf('ann')], '/attend');
    await host.taps('No, all adults');
    host.hears(/face of Cy is near that of Ann/);
    expect((await room.klass()).members.map(({ state }) => state)).toEqual(['on', 'on', 'waiting']);
    await host.sends([photoOf('bo')], '/attend');
    expect(services.looks()).toBe(1);
    expect((await statuses())['p-bo']).toBe('present');
  });

  it('leaves them off in a class of minors until a guardian’s consent is recorded', async () => {
    const { host, services } = room;
    await host.sends([photoOf('ann')], '/attend');
    await host.taps('Yes, minors');
    await host.sends([photoOf('ann')], '/attend');
    expect(services.looks()).toBe(0);
    await host.says('/roster consent Ann');
    await host.sends([photoOf('ann')], '/attend');
    expect((await statuses())['p-ann']).toBe('present');
  });
});
