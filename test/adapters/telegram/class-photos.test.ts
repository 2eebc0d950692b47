/** Class photos on Telegram: captions, replies, albums, privacy mode, signs. The whole bot, with painted faces. */
import { beforeEach, describe, expect, it } from 'vitest';
import { paint } from '../../helpers/painted-faces.js';
import { until } from './started.js';
import { openSchool, type School } from './school.js';

let school: School;
beforeEach(async () => {
  school = await openSchool();
});

describe('a class photo', () => {
  it('is taken with /attend as its caption, as a photo or as a file', async () => {
    const { server, teacher, answered, last, makeClass, joined } = school;
    const group = await makeClass();
    const ann = await joined(group, 'Ann', 'ann');
    expect(ann.id).toBeGreaterThan(0);
    const { id } = await teacher.in(group).sendsPhoto(await paint('ann', 'stranger'), { caption: '/attend' });
    await answered();
    expect(last(group)).toMatchObject({ replyTo: id });
    expect(last(group).text).toMatch(/1 of 1 present/);
    expect(last(group).photo).toBeDefined();
    expect(server.messages(group).find((message) => message.id === id)?.reactions).toEqual(['👌']);
    const file = { bytes: await paint('ann'), name: 'class.jpg', type: 'image/jpeg' };
    await teacher.in(group).sendsFile(file, { caption: `/attend@${server.bot.username}` });
    await answered();
    expect(last(group).text).toMatch(/1 of 1 present/);
  });

  it('is seen, done and shown to be worked on', async () => {
    const { server, teacher, answered, makeClass, joined, hold } = school;
    const group = await makeClass();
    await joined(group, 'Ann', 'ann');
    const held = hold();
    const { id } = await teacher.in(group).sendsPhoto(await paint('ann~0.55'), { caption: '/attend' });
    const reactions = () => server.messages(group).find((message) => message.id === id)?.reactions;
    const release = await held();
    expect(reactions()).toEqual(['👀']);
    expect(server.actions.at(-1)).toMatchObject({ chat: group.id, action: 'upload_photo' });
    release();
    await answered();
    expect(reactions()).toEqual(['🤔']);
  });

  it('of one’s own is signed as well: done, or to be looked at again', async () => {
    const { server, teacher, answered, makeClass, joined } = school;
    const group = await makeClass();
    const ann = await joined(group, 'Ann', 'ann');
    const reactions = (id: number) => server.messages(ann).find((message) => message.id === id)?.reactions;
    const enrolled = server.messages(ann).find(({ photo }) => photo !== undefined);
    expect(enrolled?.reactions).toEqual(['👌']);
    await teacher.in(group).says('/open');
    await answered();
    const other = await ann.direct().sendsPhoto(await paint('bo'));
    const own = await ann.direct().sendsPhoto(await paint('ann~0.1'));
    await answered();
    expect([reactions(other.id), reactions(own.id)]).toEqual([['🤔'], ['👌']]);
  });

  it('keeps nobody else waiting while it is looked at', async () => {
    const { teacher, answered, last, makeClass, joined, hold } = school;
    const group = await makeClass();
    const ann = await joined(group, 'Ann', 'ann');
    const held = hold();
    await teacher.in(group).sendsPhoto(await paint('ann'), { caption: '/attend' });
    const release = await held();
    await ann.direct().says('/me');
    await until(() => /Ann@example.org/.test(last(ann).text));
    release();
    await answered();
  });

  it('of an album is one event, wherever its caption is, and two albums at once stay two', async () => {
    const { teacher, answered, texts, makeClass, joined } = school;
    const group = await makeClass({ as: 'administrator' });
    await joined(group, 'Ann', 'ann');
    await joined(group, 'Bo', 'bo');
    const photos = await Promise.all([paint('ann'), paint('bo')]);
    await Promise.all([
      teacher.in(group).sendsAlbum(photos, { caption: '/attend' }),
      teacher.in(group).sendsAlbum([...photos].reverse(), { caption: '/attend' }),
    ]);
    await answered();
    const answers = texts(group).filter((text) => /Photo \d of \d/.test(text));
    expect(answers.map((text) => text.slice(0, 12))).toEqual([
      'Photo 1 of 2',
      'Photo 2 of 2',
      'Photo 1 of 2',
      'Photo 2 of 2',
    ]);
  });

  it('is found by a reply to any item of an album that was seen, with all others', async () => {
    const { teacher, answered, last, texts, makeClass, joined } = school;
    const group = await makeClass({ as: 'administrator' });
    await joined(group, 'Ann', 'ann');
    await joined(group, 'Bo', 'bo');
    const [, second] = await teacher.in(group).sendsAlbum(await Promise.all([paint('ann'), paint('bo')]));
    await answered();
    await teacher.in(group).says('/attend', { replyTo: second!.id });
    await answered();
    expect(
      texts(group)
        .slice(-2)
        .map((text) => text.slice(0, 12)),
    ).toEqual(['Photo 1 of 2', 'Photo 2 of 2']);
    expect(last(group).text).toMatch(/2 of 2 present/);
  });

  it('is the one that was replied to of an album that was not seen, and the bot says so', async () => {
    const { teacher, answered, last, texts, makeClass, joined } = school;
    const group = await makeClass();
    await joined(group, 'Ann', 'ann');
    await joined(group, 'Bo', 'bo');
    const [, second] = await teacher.in(group).sendsAlbum(await Promise.all([paint('ann'), paint('bo')]));
    await teacher.in(group).says('/attend', { replyTo: second!.id });
    await answered();
    expect(texts(group).filter((text) => /album that I did not see/.test(text))).toHaveLength(1);
    expect(last(group).text).toMatch(/1 of 2 present/);
  });

  it('is the captioned one of an album under privacy mode, and the bot says so', async () => {
    const { teacher, answered, last, texts, makeClass, joined } = school;
    const group = await makeClass();
    await joined(group, 'Ann', 'ann');
    await joined(group, 'Bo', 'bo');
    await teacher.in(group).sendsAlbum(await Promise.all([paint('ann'), paint('bo')]), { caption: '/attend' });
    await answered();
    expect(texts(group).filter((text) => /Of that album I was shown/.test(text))).toHaveLength(1);
    expect(last(group).text).toMatch(/1 of 2 present/);
  });

  it('reaches the bot under privacy mode as a reply to its question', async () => {
    const { teacher, answered, last, makeClass, joined } = school;
    const group = await makeClass();
    await joined(group, 'Ann', 'ann');
    await teacher.in(group).says('/attend');
    await answered();
    const asked = last(group);
    expect(asked.asksForReply).toBe(true);
    await teacher.in(group).sendsPhoto(await paint('ann'), { replyTo: asked.id });
    await answered();
    expect(last(group).text).toMatch(/1 of 1 present/);
  });

  it('without a command is offered where the bot may see it, and never taken silently', async () => {
    const { server, teacher, answered, press, texts, makeClass, joined } = school;
    const group = await makeClass({ as: 'administrator' });
    const ann = await joined(group, 'Ann', 'ann');
    await teacher.in(group).says('/open');
    await answered();
    await ann.in(group).sendsPhoto(await paint('ann'));
    await teacher.in(group).sendsPhoto(await paint('ann'));
    await answered();
    expect(texts(group).filter((text) => /Shall I take attendance/.test(text))).toHaveLength(1);
    await press(ann, group, /^Take attendance$/);
    expect(server.toasts.at(-1)?.text).toMatch(/Only a host/);
    await press(teacher, group, /^Take attendance$/);
    expect(texts(group).some((text) => /1 of 1 present/.test(text))).toBe(true);
  });

  it('with another caption later is no second photo', async () => {
    const { teacher, answered, texts, makeClass, joined } = school;
    const group = await makeClass({ as: 'administrator' });
    await joined(group, 'Ann', 'ann');
    const { id } = await teacher.in(group).sendsPhoto(await paint('ann'), { caption: 'Good morning' });
    await teacher.in(group).edits(id, '/attend');
    await answered();
    expect(texts(group).some((text) => /present/.test(text))).toBe(false);
  });

  it('that Telegram brings again after it was answered is not answered again, also after a restart', async () => {
    const { server, teacher, answered, texts, makeClass, joined, stage } = school;
    const group = await makeClass();
    await joined(group, 'Ann', 'ann');
    const { update = 0 } = await teacher.in(group).sendsPhoto(await paint('ann'), { caption: '/attend' });
    await answered();
    const before = texts(group).length;
    server.redeliver(update);
    await answered();
    await stage.restart();
    server.redeliver(update);
    await answered();
    expect(texts(group)).toHaveLength(before);
  });
});
