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

describe('/mark of several', () => {
  async function opened() {
    const room = await createClassroom([session, mark]);
    await room.host.says('/open');
    return room;
  }

  it('takes numbers and names with commas between them', async () => {
    const room = await opened();
    await room.host.says('/mark 1, Cy late');
    room.host.hears(/2 people are 🕒 late now: Ann, Cy. 2 of 3 present/);
    expect(await statuses(room)).toEqual([['late', 'not-yet', 'late']]);
  });

  it('marks nobody where one of them is not found', async () => {
    const room = await opened();
    await room.host.says('/mark Ann, Zoe present');
    room.host.hears(/nobody called “Zoe”/);
    expect(await statuses(room)).toEqual([['not-yet', 'not-yet', 'not-yet']]);
  });

  it('takes all but the excused, and the rest', async () => {
    const room = await opened();
    await room.host.says('/mark Bo excused');
    await room.host.says('/mark all present');
    room.host.hears(/2 people are ✅ present now: Ann, Cy/);
    expect(await statuses(room)).toEqual([['present', 'excused', 'present']]);
    const other = await opened();
    await other.host.says('/mark Bo late');
    await other.host.says('/mark rest absent');
    expect(await statuses(other)).toEqual([['absent', 'late', 'absent']]);
    await other.host.says('/mark rest absent');
    other.host.hears(/That is nobody/);
  });

  it('adds once when the same event comes twice', async () => {
    const room = await opened();
    const event = await room.host.says('/mark all present');
    await room.host.says('/mark Ann late');
    await room.handle(event);
    expect(await statuses(room)).toEqual([['late', 'present', 'present']]);
  });
});

describe('Undo of /mark', () => {
  it('takes back all that it did and nothing else, and Redo does it again', async () => {
    const room = await createClassroom([session, mark]);
    await room.host.says('/open');
    await room.host.says('/mark Bo late');
    await room.host.says('/mark all present');
    await room.host.taps('Undo');
    expect(await statuses(room)).toEqual([['not-yet', 'late', 'not-yet']]);
    await room.host.taps('Redo');
    expect(await statuses(room)).toEqual([['present', 'present', 'present']]);
  });
});

describe('/mark of another day', () => {
  const words: [string, number][] = [
    ['yesterday', 1],
    ['2026-11-23', 1],
    ['23.11.', 1],
    ['23 Nov', 1],
    ['Monday', 1],
    ['mon', 3],
    ['last Monday', 3],
    ['last mon', 7],
    ['today', 0],
  ];
  it.each(words)('“%s”, %i days later, is the day that was meant', async (word, days) => {
    const room = await createClassroom([session, mark]);
    await room.host.says('/open');
    await closes(room.host);
    room.clock.at += days * 24 * hour;
    await room.host.says(`/mark Ann present ${word}`);
    room.host.hears(
      /Ann: ✅ present. 1 of 3 present.\nThis is the session (of Monday, November 23 )?that closed at 08:00/,
    );
    expect(await statuses(room)).toEqual([['present', 'absent', 'absent']]);
  });

  it.each(['tomorrow', 'soon', '2026-12-24', 'yesterday evening'])('“%s” is asked about', async (word) => {
    const room = await createClassroom([session, mark]);
    await room.host.says('/open');
    await room.host.says(`/mark Ann present ${word}`);
    room.host.hears(/did not understand which day/);
    expect(await statuses(room)).toEqual([['not-yet', 'not-yet', 'not-yet']]);
  });

  it('without a session is said to have none', async () => {
    const room = await createClassroom([session, mark]);
    await room.host.says('/open');
    await room.host.says('/mark Ann present yesterday');
    room.host.hears(/There was no session on Sunday, November 22\. \/session lists the last ones/);
    expect(await statuses(room)).toEqual([['not-yet', 'not-yet', 'not-yet']]);
  });
});
