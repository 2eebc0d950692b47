import { describe, expect, it } from 'vitest';
import { markByHand } from '../../../src/attendance/sheet.js';
import { AdapterError } from '../../../src/errors.js';
import { forget } from '../../../src/stories/forget/forget.js';
import { register } from '../../../src/stories/register/register.js';
import { session } from '../../../src/stories/session/session.js';
import { closes } from '../../helpers/close.js';
import { breakMethod } from '../../helpers/break.js';
import { createClassroom } from '../../helpers/classroom.js';

async function classroom(hosts: string[] = []) {
  const room = await createClassroom([forget, register, session], { hosts });
  return { ...room, ann: room.stage.person('Ann') };
}
const row = { person: 'p-ann', number: 1, state: 'left' };

describe('/forget', () => {
  it('asks first, and deletes nothing on “no”', async () => {
    const { ann, services } = await classroom();
    await ann.says('/forget');
    const { buttons } = ann.hears(/Shall I forget you, Ann\?[^]*You leave the class you are in/);
    expect(buttons?.[0]?.map(({ label, style }) => [label, style])).toEqual([
      ['Yes, forget me', 'danger'],
      ['No, keep everything', undefined],
    ]);
    await ann.taps('No, keep everything');
    ann.hears(/Nothing was deleted/);
    expect((await services.people.get('p-ann'))?.templates).toHaveLength(1);
  });

  it('forgets the person, takes them off the roster, and says what is gone and what is not', async () => {
    const { ann, services, klass } = await classroom();
    await ann.says('/forget');
    await ann.taps('Yes, forget me');
    ann.hears(/You are forgotten[^]*numbers that describe your face are deleted[^]*Backups[^]*operator/);
    expect(await services.people.get('p-ann')).toBeUndefined();
    expect((await klass()).members[0]).toMatchObject(row);
    await ann.says('/forget');
    ann.hears(/do not know you/);
  });

  it('tells a host what becomes of the class, and takes that right away too', async () => {
    const { ann, klass } = await classroom(['fake:ann', 'fake:bo']);
    await ann.says('/forget');
    ann.hears(/You are a host of Class 5b/);
    await ann.taps('Yes, forget me');
    expect((await klass()).hosts).toEqual(['fake:bo']);
  });

  it('lets go of a class they only host', async () => {
    const { ann, services, addClass } = await classroom();
    const chat = await addClass('Class 6a', ['Bo'], { hosts: ['fake:ann', 'fake:bo'] });
    await ann.says('/forget');
    ann.hears(/You leave the class you are in[^]*You are a host of Class 6a/);
    await ann.taps('Yes, forget me');
    expect((await services.classes.in(chat.id))?.hosts).toEqual(['fake:bo']);
  });

  it('takes the name out of the class’s Join message', async () => {
    const { ann, services, platform, klass, group } = await classroom();
    const message = await platform.messenger.send({ chat: group.id }, { text: 'Ann joined' }, 'join');
    await services.classes.change((await klass()).id, (now) => ({ ...now, joinMessage: { chat: group.id, message } }));
    await ann.says('/forget');
    await ann.taps('Yes, forget me');
    const { text } = platform.said.find(({ id }) => id === message)!;
    expect(text).toMatch(/Bo/);
    expect(text).not.toMatch(/Ann/);
  });

  it('leaves a mark of nobody in the sheets, and no account', async () => {
    const { ann, host, services, klass } = await classroom(['fake:ann', 'fake:host']);
    await ann.in(host.chat).says('/open');
    const { id, open } = await klass();
    await services.sheets.change(id, open!, (sheet) =>
      markByHand(sheet, 'p-ann', 'present', { event: 'e', at: sheet.openedAt, by: ann.account }),
    );
    await ann.says('/forget');
    await ann.taps('Yes, forget me');
    const sheet = await services.sheets.get(id, open!);
    expect(sheet?.entries).toMatchObject([{ person: 'p-ann', status: 'present', by: 'former' }]);
    expect(JSON.stringify(sheet)).not.toContain(ann.account);
  });

  it('is expected no more in a session that is open, and stays in one that is over', async () => {
    const { ann, host, services, klass, clock } = await classroom();
    await host.says('/open');
    const { id, open: over } = await klass();
    clock.at += 1000;
    await closes(host);
    await host.says('/open');
    host.hears(/attendance is open[^]*0 of 3/);
    const { open } = await klass();
    await ann.says('/forget');
    await ann.taps('Yes, forget me');
    host.hears(/attendance is open[^]*0 of 2/);
    expect((await services.sheets.get(id, open!))?.roster).toEqual(['p-bo', 'p-cy']);
    expect((await services.sheets.get(id, over!))?.roster).toContain('p-ann');
  });

  it('ends a conversation that was under way', async () => {
    const { ann, services } = await classroom();
    await ann.says('/register');
    await ann.taps('Name or email');
    await ann.says('/forget');
    await ann.taps('Yes, forget me');
    expect(await services.conversations.get(ann.chat.id, ann.account)).toBeUndefined();
  });

  it('answers the same when it comes twice', async () => {
    const { ann, handle } = await classroom();
    await ann.says('/forget');
    const event = await ann.taps('Yes, forget me');
    ann.hears(/You are forgotten/);
    await handle(event);
    ann.hears(/You are forgotten/);
  });

  it.each([
    ['conversations', 'end'],
    ['classes', 'change'],
    ['sheets', 'change'],
    ['people', 'forget'],
    ['messenger', 'edit'],
  ] as const)('goes on after a crash before or behind %s.%s', async (room, method) => {
    for (const when of ['before', 'after'] as const) {
      const { ann, host, services, handle, klass } = await classroom();
      await host.says('/open');
      await ann.says('/forget');
      const mend = breakMethod<object>(services[room], method as never, when, new AdapterError('fake', 'network'));
      await expect(ann.taps('Yes, forget me')).rejects.toThrow(AdapterError);
      mend();
      const { id: message } = ann.hears(/Shall I forget|You are forgotten/);
      await handle({
        kind: 'button',
        id: 'again',
        at: 0,
        chat: ann.chat,
        sender: { account: ann.account, name: 'Ann' },
        message,
        data: 'forget:yes',
      });
      expect(await services.people.get('p-ann')).toBeUndefined();
      expect((await klass()).members[0]).toMatchObject(row);
      ann.hears(/You are forgotten/);
    }
  });
});
