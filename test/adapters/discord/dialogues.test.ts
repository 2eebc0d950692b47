/** What only Discord has, with the whole bot: closed direct chats, roles, voice channels, missing rights. */
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { paint } from '../../helpers/painted-faces.js';
import { joinClass, makeClass, openRealRoom } from './real-room.js';

describe('somebody who takes no direct messages', () => {
  it('registers in the server, alone, with selfies by the command', async () => {
    const room = await openRealRoom();
    const { bo, hall, done, sees } = room;
    await makeClass(room);
    bo.letsIn(false);
    await done(bo.runs('register', { in: hall, with: { name: 'Bo Example', email: 'bo@example.org' } }));
    await done(bo.presses('Yes, use my face', hall));
    const selfie = { name: 'me.jpg', bytes: await paint('bo') };
    await done(bo.runs('register', { in: hall, with: { photo1: selfie } }));
    await done(bo.presses('Done', hall));
    await done(bo.presses('Join', hall));
    const own = sees(bo).filter((text) => text.startsWith('('));
    expect(own.join('\n')).toMatch(
      /You said yes[^]*I know your face now, Bo Example[^]*All set[^]*You are on the roster/,
    );
    expect(sees(room.cy).join('\n')).not.toMatch(/You said yes|know your face/);
    expect(room.logged).toEqual([]);
  });
});

describe('hosts', () => {
  it('are who has a role that was named; buttons ask again', async () => {
    const room = await openRealRoom();
    const { ann, bo, cy, guild, hall, done, sees } = room;
    await makeClass(room);
    await joinClass(room, cy);
    const teachers = guild.role('Teachers');
    await done(ann.runs('host', { in: hall, with: { account: teachers } }));
    const refused = await done(cy.runs('open', { in: hall }));
    expect((await refused.reply()).text).toMatch(/Only a host/);
    guild.gives(bo, teachers);
    await done(bo.runs('open', { in: hall }));
    expect(sees(cy).join('\n')).toMatch(/attendance is open/);
    await done(cy.presses('I’m here', hall));
    await done(cy.presses(/^Hosts: confirm/, hall));
    expect(sees(cy).at(-1)).toMatch(/Only a host/);
    await done(bo.presses(/^Hosts: confirm/, hall));
    expect(sees(bo).at(-1)).toMatch(/• Cy/);
  });

  it('alone are offered names while they type', async () => {
    const room = await openRealRoom();
    const { ann, bo, cy, hall } = room;
    await makeClass(room);
    await joinClass(room, cy);
    expect(await (await ann.completes('mark', 'person', 'c', { in: hall })).choices()).toEqual([
      { name: '1 Cy', value: '#1' },
    ]);
    expect(await (await bo.completes('mark', 'person', 'c', { in: hall })).choices()).toEqual([]);
    await room.done(ann.runs('open', { in: hall }));
    await room.done(ann.runs('mark', { in: hall, with: { person: '#1', status: 'late' } }));
    expect(room.sees(ann).join('\n')).toMatch(/Cy: 🕒 late/);
  });
});

it('/attend voice offers who is in the voice channel as present, for a host to confirm', async () => {
  const room = await openRealRoom();
  const { ann, bo, cy, guild, hall, done, sees } = room;
  await makeClass(room);
  await joinClass(room, cy);
  const voice = guild.voice('lesson');
  for (const person of [ann, bo, cy]) person.enters(voice);
  await done(ann.runs('attend', { in: hall, with: { from: 'voice' } }));
  expect(sees(ann).join('\n')).toMatch(/2 people in the voice channel are not on the roster[^]*• Cy/);
  expect(sees(cy).join('\n')).toMatch(/0 of 1 here/);
  expect(sees(cy).join('\n')).not.toMatch(/• Cy/);
  await done(ann.presses('Confirm', hall));
  expect(sees(cy).join('\n')).toMatch(/1 of 1 here/);
});

it('says to whoever made the class which right is missing, and where', async () => {
  const room = await openRealRoom();
  const { ann, hall, done, sees } = room;
  hall.denies('bot', P.SendMessages);
  await done(ann.runs('class', { in: hall }));
  await done(ann.presses('No, all adults', hall));
  expect(sees(ann).at(-1)).toMatch(/Send Messages.*#hall|#hall.*Send Messages/);
});

it('a photo by /attend of somebody who is no host marks its sender alone', async () => {
  const room = await openRealRoom();
  const { ann, cy, hall, done, sees } = room;
  await makeClass(room);
  await joinClass(room, cy, await paint('cy'));
  await done(ann.runs('open', { in: hall }));
  await done(cy.runs('attend', { in: hall, with: { photo1: { name: 'me.jpg', bytes: await paint('cy') } } }));
  expect(sees(cy).at(-1)).toMatch(/^\(✅ You are marked present/);
  expect(sees(ann).join('\n')).toMatch(/1 of 1 here/);
});
