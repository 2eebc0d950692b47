import { describe, expect, it } from 'vitest';
import { mark } from '../../../src/stories/mark/mark.js';
import { session } from '../../../src/stories/session/session.js';
import { marksOf } from '../../../src/attendance/marks.js';
import { closes } from '../../helpers/close.js';
import { createClassroom, type Classroom } from '../../helpers/classroom.js';

const hour = 3_600_000;

async function statuses({ services, klass }: Classroom) {
  const sheets = await services.sheets.between((await klass()).id, 0, Number.MAX_SAFE_INTEGER);
  return sheets.map((sheet) => [...marksOf(sheet).values()].map(({ status }) => status));
}

describe('/mark', () => {
  it('finds by name, number and mention, and tells the host alone', async () => {
    const room = await createClassroom([session, mark]);
    const { host, ann } = room;
    await host.says('/open');
    await host.says('/mark an late');
    expect(host.hears(/Ann: 🕒 late. 1 of 3 present/).only).toBe(host.account);
    await host.says('/mark 2 excused');
    host.hears(/Bo: 📝 excused/);
    await host.says('/mark @cy present', { mentions: [{ account: 'fake:cy', text: '@cy' }] });
    host.hears(/Cy: ✅ present/);
    ann.doesNotHear(/Bo/);
    ann.hears(/2 of 3 here/);
    expect(await statuses(room)).toEqual([['late', 'excused', 'present']]);
  });

  it('is for hosts, and for people on the roster', async () => {
    const room = await createClassroom([session, mark]);
    await room.host.says('/open');
    await room.ann.says('/mark Ann present');
    room.ann.hears(/Only a host/);
    await room.host.says('/mark Zoe present');
    room.host.hears(/nobody called “Zoe”/);
    expect(await statuses(room)).toEqual([['not-yet', 'not-yet', 'not-yet']]);
  });

  it('corrects today’s last session when it is closed, and says so', async () => {
    const room = await createClassroom([session, mark]);
    const { host, clock } = room;
    await host.says('/open');
    clock.at += hour;
    await closes(host);
    await host.says('/mark Bo present');
    host.hears(/Bo: ✅ present. 1 of 3 present.\nThis is the session that closed at 09:00/);
    expect(await statuses(room)).toEqual([['absent', 'present', 'absent']]);
    clock.at += 24 * hour;
    await host.says('/mark Bo absent');
    host.hears(/No session is open/);
    expect(await statuses(room)).toEqual([['absent', 'present', 'absent']]);
  });

  it('prefers the session that is open to the one that closed', async () => {
    const room = await createClassroom([session, mark]);
    const { host, clock } = room;
    await host.says('/open');
    clock.at += hour;
    await closes(host);
    clock.at += hour;
    await host.says('/open');
    await host.says('/mark Bo late');
    host.hears(/Bo: 🕒 late/);
    host.doesNotHear(/session that closed/);
    expect(await statuses(room)).toEqual([
      ['absent', 'absent', 'absent'],
      ['not-yet', 'late', 'not-yet'],
    ]);
  });
});
