/** Nothing private is said where others read it, whoever asks: every command and every button, with all flows. */
import { describe, expect, it } from 'vitest';
import { stories } from '../../../src/stories/every-story.js';
import { createClassroom, type Classroom } from '../../helpers/classroom.js';
import { everyLine } from '../../helpers/every-line.js';

/** Names that only hosts know, an address, and a reason. */
const secret = /zelda|zora|quentin|quince|hidden@|dentist/i;

async function secretive(): Promise<Classroom> {
  const room = await createClassroom(stories);
  await room.services.people.change('p-ann', (ann) => ({ ...ann, email: 'hidden@example.org' }));
  await room.host.says('/roster add Zelda Quince\nZora Quince');
  await room.stage.person('Ann').says('/excuse tomorrow I am at the dentist');
  return room;
}

const aloud = ({ platform, group }: Classroom) =>
  platform.said.filter(({ chat, only }) => chat === group.id && only === undefined);

/** What everybody in the chat could read since the last look, with the buttons that are there. */
function holdsNothingPrivate(room: Classroom, after: string): void {
  for (const { text, buttons, file } of aloud(room)) {
    const labels = (buttons ?? []).flat().map(({ label }) => label);
    expect([text, ...labels].join('\n'), after).not.toMatch(secret);
    expect(file, after).toBeUndefined();
  }
}

const links = (room: Classroom) => [
  ...new Set(
    aloud(room)
      .flatMap(({ buttons }) => (buttons ?? []).flat())
      .flatMap(({ start }) => (start?.startsWith('answer-') ? [start] : [])),
  ),
];

const askers = {
  'an administrator who speaks as the group': async (room: Classroom, line: string) => {
    const { group, platform, handle } = room;
    platform.admins.add(`${group.id} ${group.id}`);
    const sender = { account: group.id, name: group.title };
    const id = platform.next();
    await handle({
      ...{ kind: 'message', id: `fake:e${id}`, at: room.clock.now(), chat: group, sender },
      ...{ message: `m${id}`, text: line, photos: [], mentions: [] },
    });
  },
  'a host whom the bot cannot write to': async (room: Classroom, line: string) => {
    room.platform.unreachable.add(room.host.account);
    await room.host.says(line);
  },
  'a host whom the bot can write to': async (room: Classroom, line: string) => {
    await room.host.says(line);
  },
  'a member whom the bot cannot write to': async (room: Classroom, line: string) => {
    room.platform.unreachable.add(room.bo.account);
    await room.bo.says(line);
  },
};

describe.each(Object.entries(askers))('%s', (who, ask) => {
  it('is told nothing private before others', async () => {
    const room = await secretive();
    for (const line of everyLine) {
      await ask(room, line);
      holdsNothingPrivate(room, line);
    }
    expect(room.logged).toEqual([]);
  });

  it('nor anybody who presses the buttons that are there', async () => {
    const room = await secretive();
    const { handle, platform, group, host, bo } = room;
    const pressed = new Set<string>();
    for (const line of everyLine) {
      await ask(room, line);
      for (const { id, buttons } of aloud(room)) {
        for (const { data, start } of (buttons ?? []).flat()) {
          if (start !== undefined || pressed.has(data)) continue;
          pressed.add(data);
          for (const { account, name } of [bo, host]) {
            const press = { kind: 'button' as const, id: `fake:e${platform.next()}`, at: room.clock.now() };
            await handle({ ...press, chat: group, sender: { account, name }, message: id, data });
            holdsNothingPrivate(room, `${line}, and ${data} pressed by ${name}`);
          }
        }
      }
    }
    expect(pressed.size).toBeGreaterThan(who.startsWith('a member') ? 0 : 3);
  });
});

describe('an answer that waits', () => {
  async function waiting(asker: keyof typeof askers, line = '/roster') {
    const room = await secretive();
    await askers[asker](room, line);
    // The first is of the excuse, which waits for whoever is a host.
    const link = links(room).at(-1);
    if (link === undefined) throw new Error('there is no link');
    const opens = async (name: string) => {
      room.platform.unreachable.clear();
      const person = room.stage.person(name);
      await person.says(`/start ${link}`);
      return person;
    };
    return { ...room, link, opens };
  }

  it.each(['/roster', '/excuse', '/profile Zelda', '/mark Quince late'])(
    'to %s of somebody anonymous is read by a host, and by nobody else',
    async (line) => {
      const { opens, addClass, platform } = await waiting('an administrator who speaks as the group', line);
      await addClass('Class 6c', ['Cy']);
      platform.admins.delete('fake:group-class-6c fake:host');
      platform.admins.add('fake:group-class-6c fake:rival');
      for (const name of ['Bo', 'Stranger', 'Rival']) {
        const other = await opens(name);
        other.hears(/only.*host/i);
        expect(JSON.stringify(platform.said.filter(({ chat }) => chat === other.chat.id))).not.toMatch(secret);
      }
      const host = await opens('Host');
      const said = platform.said.filter(({ chat }) => chat === host.chat.id);
      expect(said.length).toBeGreaterThan(0);
      expect(said.map(({ text }) => text).join('\n')).toMatch(/quince|dentist/i);
    },
  );

  it('to a host is theirs alone, as long as they are one', async () => {
    const { opens, platform, group } = await waiting('a host whom the bot cannot write to');
    platform.admins.add(`${group.id} fake:cy`);
    (await opens('Cy')).hears(/somebody else/);
    (await opens('Host')).hears(/Zelda/);
    platform.admins.delete(`${group.id} fake:host`);
    (await opens('Host')).hears(/only.*host/i);
  });

  it('to a member is theirs', async () => {
    const { opens } = await waiting('a member whom the bot cannot write to');
    (await opens('Bo')).hears(/roster/i);
    (await opens('Host')).doesNotHear(/You are/);
  });

  it('has its pages turned where it was opened', async () => {
    const { opens } = await waiting('an administrator who speaks as the group', '/excuse');
    const host = await opens('Host');
    await host.taps(/Approve|Excuse|✅/);
    host.hears(/approved|excused/i);
  });

  it('is gone after a day, and nobody learns whether there ever was one', async () => {
    const { opens, clock, stage } = await waiting('a host whom the bot cannot write to');
    clock.at += 24 * 60 * 60_000;
    (await opens('Host')).hears(/no longer here/);
    const stranger = stage.person('Stranger');
    await stranger.says('/start answer-aaaaaaaaaa');
    stranger.hears(/no longer here/);
  });

  it('of which hosts could not be told is one tap away for each of them', async () => {
    const room = await createClassroom(stories, { hosts: ['fake:host'] });
    room.platform.unreachable.add('fake:host');
    await room.stage.person('Ann').says('/excuse tomorrow I am at the dentist');
    holdsNothingPrivate(room, 'an excuse');
    const [link] = links(room);
    room.platform.unreachable.clear();
    const host = room.stage.person('Host');
    await host.says(`/start ${link}`);
    host.hears(/dentist/);
  });
});

it('a private message that is for all to read is not written to: whoever pressed reads it alone', async () => {
  const room = await secretive();
  const { handle, platform, group, host, bo, services } = room;
  const klass = (await room.klass()).id;
  // As an earlier version left it there.
  const message = await services.messenger.send({ chat: group.id }, { text: 'The roster' }, 'old');
  const press = { kind: 'button' as const, id: 'fake:old', at: room.clock.now(), chat: group, message };
  await handle({ ...press, sender: { account: host.account, name: 'Host' }, data: `roster:${klass}:0` });
  holdsNothingPrivate(room, 'an old roster');
  host.hears(/Zelda/);
  bo.doesNotHear(secret);
  expect(platform.said.find(({ id }) => id === message)?.text).toBe('The roster');
});
