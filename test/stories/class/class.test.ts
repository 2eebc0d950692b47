import { describe, expect, it } from 'vitest';
import { host } from '../../../src/stories/host/host.js';
import { join } from '../../../src/stories/join/join.js';
import { makeClass } from '../../../src/stories/class/class.js';
import { createClassroom } from '../../helpers/classroom.js';

const setUp = () => createClassroom([makeClass, join, host]);

describe('/class', () => {
  it('makes a chat a class, asks about minors, then posts the Join button and what comes next', async () => {
    const { stage, services } = await setUp();
    const chat = stage.group('Evening course');
    const ann = stage.person('Ann').in(chat);
    const asked = await ann.says('/class');
    ann.hears(/“Evening course” is a class now, and you host it[\s\S]*minors\?/);
    expect(ann.sees()).toEqual(['Yes, minors', 'No, all adults']);
    expect(await services.classes.in(chat.id)).toMatchObject({
      title: 'Evening course',
      hosts: [ann.account],
      timeZone: 'UTC',
      language: 'en',
      since: asked.at,
    });
    expect((await services.classes.in(chat.id))?.minors).toBeUndefined();

    await ann.taps('No, all adults');
    ann.hears(/ready, a class of adults[\s\S]*\/roster add[\s\S]*\/attend/);
    const posted = ann.hears(/Join “Evening course”[\s\S]*\/register[\s\S]*Nobody has joined yet/);
    expect(posted).toMatchObject({ chat: chat.id, buttons: [[{ label: 'Join' }]] });
    expect(posted.only).toBeUndefined();
    expect(await services.classes.in(chat.id)).toMatchObject({
      minors: false,
      joinMessage: { chat: chat.id, message: posted.id },
    });
  });

  it('takes the title that is given, and says what minors mean', async () => {
    const { stage, services } = await setUp();
    const chat = stage.group('x');
    const ann = stage.person('Ann').in(chat);
    await ann.says('/class  Class 1a ');
    await ann.taps('Yes, minors');
    ann.hears(/“Class 1a” is ready, a class of minors[\s\S]*guardian’s consent is missing/);
    ann.hears(/Your face stays off until a host/);
    expect(await services.classes.in(chat.id)).toMatchObject({ title: 'Class 1a', minors: true });
  });

  it('is for administrators where there are any', async () => {
    const { stage, services } = await setUp();
    const admin = stage.person('Admin');
    const chat = stage.group('Guarded', { admins: [admin] });
    const ann = stage.person('Ann').in(chat);
    await ann.says('/class');
    expect(ann.hears(/Only an administrator/).only).toBe(ann.account);
    expect(await services.classes.in(chat.id)).toBeUndefined();
    await admin.in(chat).says('/class');
    expect((await services.classes.in(chat.id))?.hosts).toEqual([admin.account]);
  });

  it('happens once, however often the events come', async () => {
    const { stage, services, handle, platform } = await setUp();
    const chat = stage.group('Twice');
    const ann = stage.person('Ann').in(chat);
    const asked = await ann.says('/class');
    await handle(asked);
    const made = await services.classes.in(chat.id);
    const press = await ann.taps('No, all adults');
    await handle(press);
    expect((await services.classes.in(chat.id))?.id).toBe(made?.id);
    const joins = platform.said.filter(({ text }) => text.includes('Join “Twice”'));
    expect(joins).toHaveLength(1);
    expect(platform.said.filter(({ chat: where }) => where === chat.id)).toHaveLength(2);
  });

  it('shows the class and its settings: privately, with buttons for hosts', async () => {
    const { stage } = await setUp();
    const chat = stage.group('Shown');
    const ann = stage.person('Ann').in(chat);
    const bo = stage.person('Bo').in(chat);
    await ann.says('/class');
    await ann.taps('No, all adults');
    await ann.says('/class');
    const card = ann.hears(
      /“Shown”: nobody on the roster yet\nHosts: Ann, [\s\S]*All adults\nTime zone UTC, language English; [\s\S]*3 hours/,
    );
    expect(card.only).toBe(ann.account);
    expect(ann.sees()).toEqual(['Yes, minors', 'It meets online', 'Time zone', 'Post the Join button again']);
    await ann.taps('Yes, minors');
    ann.hears(/Minors: each face is off/);
    await ann.taps('Post the Join button again');
    ann.hears(/Posted in the class’s chat/);
    await bo.says('/class');
    expect(bo.hears(/^“Shown”: nobody/)).toMatchObject({ only: bo.account });
    expect(bo.sees()).toEqual(['Join']);
  });

  it('takes a new title from a host alone, and asks again what was not answered', async () => {
    const { stage, services } = await setUp();
    const chat = stage.group('Old');
    const ann = stage.person('Ann').in(chat);
    await ann.says('/class');
    await stage.person('Bo').in(chat).says('/class Bo’s own');
    expect((await services.classes.in(chat.id))?.title).toBe('Old');
    await ann.says('/class New\ntitle');
    ann.hears(/is the class “Old” already. Is it to be called “New title” from now on\?/);
    await ann.taps('No, keep Old');
    expect((await services.classes.in(chat.id))?.title).toBe('Old');
    await ann.says('/class New\ntitle');
    await ann.taps('Yes, call it New title');
    expect((await services.classes.in(chat.id))?.title).toBe('New title');
    await ann.says('/class');
    ann.hears(/“New title” is a class now[\s\S]*minors\?/);
  });

  it('takes the answer about minors from a host alone', async () => {
    const { stage, services } = await setUp();
    const chat = stage.group('Asked');
    await stage.person('Ann').in(chat).says('/class');
    const bo = stage.person('Bo').in(chat);
    await bo.taps('No, all adults');
    bo.hears(/Only a host/);
    expect((await services.classes.in(chat.id))?.minors).toBeUndefined();
  });
});
