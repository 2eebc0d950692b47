/** A platform that refuses an edit for a while: whatever was refused, in the end every message says what the sheet says. */
import { expect, it } from 'vitest';
import { marksOf } from '../../../src/attendance/marks.js';
import { AdapterError } from '../../../src/errors.js';
import { stories } from '../../../src/stories/every-story.js';
import { createClassroom, type Classroom } from '../../helpers/classroom.js';
import { photoOf } from '../../helpers/services.js';

const seconds = 1000;
const patience = 45 * seconds;

/** A session with two photos, its lists open before a host's eyes, and somebody who tapped. */
async function shownClassroom() {
  const room = await createClassroom(stories);
  await room.host.sends([photoOf('ann')], '/attend');
  await room.host.sends([photoOf('bo~0.55')], '/attend');
  for (const list of ['Missing', 'Fix', 'Check 1 unsure']) await room.host.taps(list);
  await room.cy.taps('I’m here');
  await room.host.taps(/^Hosts: confirm/);
  const id = (await room.klass()).open!;
  const told = (pattern: RegExp) => {
    const found = room.platform.said.filter(({ text }) => pattern.test(text));
    expect(found, String(pattern)).toHaveLength(1);
    return found[0]!;
  };
  return { ...room, sheet: async () => (await room.services.sheets.get('c-class-5b', id))!, told };
}

/** The edit after so many others is refused, and its chat takes none until Telegram's patience is over. */
function refuse({ platform, clock }: Classroom, after: number): () => number {
  const edit = platform.messenger.edit.bind(platform.messenger);
  let [edits, until, refused] = [0, 0, 0];
  let chat: string | undefined;
  platform.messenger.edit = (to, message, reply) => {
    if (edits++ === after) [chat, until] = [to.only ?? to.chat, clock.at + patience];
    if ((to.only ?? to.chat) !== chat || clock.at >= until) return edit(to, message, reply);
    refused += 1;
    return Promise.reject(new AdapterError('fake', 'rate-limited', until - clock.at));
  };
  return () => refused;
}

/** The minute timer, until a minute after the refusal has ended. */
async function wait({ clock, tick }: Classroom): Promise<void> {
  for (const end = clock.at + patience + 60 * seconds; clock.at < end; clock.at += 15 * seconds) {
    if (clock.at % (60 * seconds) === 0) await tick();
  }
}

const edits = [0, 1, 2, 3, 4];

it.each(edits)('a tap whose edit number %i is refused', async (after) => {
  const room = await shownClassroom();
  const refused = refuse(room, after);
  await room.bo.taps('I’m here');
  await wait(room);
  expect(
    room
      .told(/attendance is open/)
      .buttons?.flat()
      .map(({ label }) => label),
  ).toContain('Hosts: confirm 2 taps');
  expect(room.told(/^Not marked yet/).text).toMatch(/Bo ✋.*\nCy ✋/);
  expect(room.told(/people say they are here/).text).toMatch(/Bo\n• Cy/);
  if (after < 3) expect(refused()).toBeGreaterThan(0);
});

it.each(edits)('a mark whose edit number %i is refused', async (after) => {
  const room = await shownClassroom();
  const refused = refuse(room, after);
  await room.host.says('/mark Ann absent');
  await wait(room);
  room.told(/attendance is open[^]*0 of 3 here/);
  for (const { text } of room.platform.said.filter(({ picture }) => picture)) expect(text).toMatch(/^0 of 3 present/);
  expect(room.told(/^Not marked yet|^Absent/).text).toMatch(/Ann/);
  expect(
    room
      .told(/A tap on a name/)
      .buttons?.flat()
      .map(({ label }) => label),
  ).toContain('❌ absent · Ann');
  expect(refused()).toBeGreaterThan(0);
});

/** Where half are marked, nobody is asked whether to close. */
async function closable() {
  const room = await shownClassroom();
  await room.host.says('/roster add Dee');
  await room.host.says('/mark Dee present');
  room.clock.at += 60 * seconds;
  await room.tick();
  return room;
}

it.each(edits)('a close whose edit number %i is refused', async (after) => {
  const room = await closable();
  const refused = refuse(room, after);
  await room.host.says('/close');
  await wait(room);
  expect(room.told(/attendance is closed\.$/).buttons).toEqual([]);
  for (const { text } of room.platform.said.filter(({ picture }) => picture)) expect(text).toMatch(/⏳ 2 not marked/);
  room.told(/attendance is closed[^]*⏳ 2 not recorded/);
  room.told(/^Not marked yet: 2/);
  expect(room.told(/person says to be here/).text).toMatch(/this corrects it/);
  expect(room.told(/^Face 1 in the picture/).text).toMatch(/this corrects it/);
  // What the photos and the list of who is missing say, the close does not change: a face has no name yet.
  if (after < 3) expect(refused()).toBeGreaterThan(0);
});

it('no button from before the close adds to the session as if it were open', async () => {
  const room = await closable();
  const before = room.platform.said.map(({ id, only, chat, buttons = [] }) => ({
    id,
    only,
    chat,
    buttons: buttons.flat(),
  }));
  const press = await room.host.taps(/^Hosts: confirm/);
  room.clock.at += seconds;
  // Every edit is refused: whatever is on the screen is from when the session was open.
  room.platform.messenger.edit = () => Promise.reject(new AdapterError('fake', 'rate-limited', patience));
  await room.host.says('/close');
  const closed = marksOf(await room.sheet());
  const stays = /^(fix|mark-undo|missing|undo|skip|who)/;
  for (const { id, buttons } of before)
    for (const [i, { data }] of buttons.filter(({ data }) => !stays.test(data)).entries())
      for (const [who, by] of [room.host, room.bo].entries()) {
        const sender = { account: by.account, name: by.name };
        await room
          .handle({ ...press, id: `late ${id} ${i} ${who}`, at: room.clock.at, sender, message: id, data })
          .catch((error: unknown) => expect(error).toBeInstanceOf(AdapterError));
        expect(marksOf(await room.sheet()), data).toEqual(closed);
        expect((await room.sheet()).claims, data).toHaveLength(1);
      }
  expect((await room.services.sheets.between('c-class-5b', 0, Number.MAX_SAFE_INTEGER)).length).toBe(1);
});
