import { beforeEach, describe, expect, it } from 'vitest';
import { AdapterError } from '../../../src/errors.js';
import { stories } from '../../../src/stories/every-story.js';
import { closes } from '../../helpers/close.js';
import { breakMethod } from '../../helpers/break.js';
import { createClassroom, start, type Classroom } from '../../helpers/classroom.js';
import { photoOf } from '../../helpers/services.js';

const minute = 60_000;
const hour = 60 * minute;

let room: Classroom;
beforeEach(async () => {
  room = await createClassroom(stories);
  for (const name of ['Ann', 'Bo']) await room.stage.person(name).says('/remind');
});

const reminders = () => room.platform.said.filter(({ text }) => text.includes('you are not marked yet'));
async function at(time: number): Promise<void> {
  room.clock.at = start + time;
  await room.tick();
}

describe('a reminder', () => {
  it('goes to those who asked for it and are missing, once, some minutes after the start', async () => {
    await room.host.says('/schedule Mon 9:00-10:00');
    await at(hour);
    await room.stage.person('Bo').sends([photoOf('bo')]);
    await at(hour + 9 * minute);
    expect(reminders()).toEqual([]);
    await at(hour + 10 * minute);
    await at(hour + 11 * minute);
    expect(reminders()).toMatchObject([
      {
        only: 'fake:ann',
        text: 'Class 5b began at 09:00, and you are not marked yet. Send me a selfie, or tap I’m here.',
      },
    ]);
    await room.ann.taps('I’m here');
    room.ann.hears(/Noted/);
  });

  it('comes with sessions that a host opens as well, after the class’s own minutes, or never', async () => {
    await room.host.says('/schedule remind 3');
    await room.host.says('/open');
    await at(3 * minute);
    expect(reminders()).toHaveLength(2);
    await closes(room.host);
    await room.host.says('/schedule remind off');
    room.clock.at += hour;
    await room.host.says('/open');
    await at(2 * hour);
    expect(reminders()).toHaveLength(2);
  });

  it('spares who tapped, who is excused, and who turned it off', async () => {
    await room.stage.person('Bo').says('/remind off');
    room.stage.person('Bo').hears(/will not remind you/);
    await room.host.says('/open');
    await room.ann.taps('I’m here');
    await at(10 * minute);
    expect(reminders()).toEqual([]);
  });

  it('does not speak of a selfie to who is without one', async () => {
    await room.addPerson('Dee', {
      consent: { to: 'no-face', at: start, by: 'self', policy: 'test' },
      templates: [],
      wantsReminders: true,
    });
    await room.services.classes.change('c-class-5b', (now) => ({
      ...now,
      members: [...now.members, { person: 'p-dee', number: 4, since: start, state: 'on' }],
    }));
    await room.host.says('/open');
    await at(10 * minute);
    expect(reminders().find(({ only }) => only === 'fake:dee')?.text).toMatch(
      /yet\. Tap I’m here, and a host confirms it/,
    );
  });

  it('is sent by the next minute when the platform is away, and not when the session is over by then', async () => {
    await room.host.says('/open');
    const mend = breakMethod(room.platform.messenger, 'send', 'before', new AdapterError('fake', 'network'));
    await at(10 * minute);
    mend();
    await at(11 * minute);
    expect(reminders()).toHaveLength(2);
    await closes(room.host);
    room.clock.at += minute;
    await room.host.says('/open');
    await at(5 * hour);
    expect(reminders()).toHaveLength(2);
  });

  it('comes once, though a crash keeps it from being noted', async () => {
    await room.host.says('/open');
    const mend = breakMethod(room.services.sheets, 'change', 'before');
    await at(10 * minute);
    mend();
    await at(11 * minute);
    await at(12 * minute);
    expect(reminders()).toHaveLength(2);
  });
});

describe('/remind', () => {
  it('says what it does, and is told in /mydata', async () => {
    const ann = room.stage.person('Ann');
    await ann.says('/remind on');
    ann.hears(/I will tell you here/);
    await ann.says('/mydata');
    ann.hears(/You asked to be reminded/);
    await ann.says('/remind me');
    ann.hears(/Use it like this/);
    await room.ann.says('/remind');
    room.ann.hears(/direct chat/);
  });
});
