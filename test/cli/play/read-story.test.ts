import { describe, expect, it } from 'vitest';
import { readStory } from '../../../src/cli/play/read-story.js';
import { splitAttachments, withoutComment, wantedOf } from '../../../src/cli/play/story-line.js';
import { readStoryTime, showTime } from '../../../src/cli/play/story-time.js';
import { StoryError, type Doing } from '../../../src/cli/play/story.js';

const cast = 'chat Biology 5b: Ms Rivera*, Ann, Bo\n';
/** What a story's last step does. */
function last(text: string): Doing {
  return readStory(text).steps.at(-1)!.does;
}

describe('a line', () => {
  it.each([
    ['# all of it', ''],
    ['#all of it', ''],
    ['   # all of it', ''],
    ['at 09:00    # moves the clock', 'at 09:00'],
    ['at 09:00 #', 'at 09:00'],
    ['at 09:00 ## twice', 'at 09:00'],
    ['A > /digest 18:00 #daily', 'A > /digest 18:00 #daily'],
    ['A > /mark #3 present # by number', 'A > /mark #3 present'],
    ['A > one \\# two', 'A > one \\# two'],
    ['A > C# is a note', 'A > C# is a note'],
  ])('%s ends where its comment begins', (line, left) => expect(withoutComment(line)).toBe(left));

  it.each([
    ['/attend [a.jpg]', '/attend', ['a.jpg']],
    ['[a.jpg, in/b c.png]', '', ['a.jpg', 'in/b c.png']],
    ['[sample:class-of-ann-bo]', '', ['sample:class-of-ann-bo']],
    ['two\\nlines [plan.ics]', 'two\nlines', ['plan.ics']],
    ['see [above]', 'see [above]', []],
    ['see \\[a.jpg]', 'see [a.jpg]', []],
    ['a \\\\n and \\# stay', 'a \\n and # stay', []],
  ])('%s has a text and attachments', (said, text, attachments) =>
    expect(splitAttachments(said)).toEqual({ text, attachments }),
  );

  it.each([
    ['1 of 2', { text: '1 of 2' }],
    ['/\\d of 2/', { pattern: /\d of 2/ }],
    ['/ANN/i', { pattern: /ANN/i }],
    ['{register.yes}', { key: 'register.yes' }],
    ['/attend', { text: '/attend' }],
    ['a\\nb', { text: 'a\nb' }],
  ])('%s looks for words', (written, words) => expect(wantedOf(written)).toEqual(words));
});

describe('the clock', () => {
  const now = Date.parse('2026-03-28T12:00:00Z');
  it.each([
    ['2026-11-30 08:55', '2026-11-30 08:55'],
    ['14:05', '2026-03-28 14:05'],
    ['+5m', '2026-03-28 13:05'],
    ['+1h30m', '2026-03-28 14:30'],
    // The night between has 23 hours.
    ['+1d', '2026-03-29 13:00'],
  ])('%s is read', (text, then) =>
    expect(showTime(readStoryTime(text, now, 'Europe/Berlin'), 'Europe/Berlin')).toBe(then),
  );
  it.each([
    ['12:59', 'only goes forward'],
    ['25:00', 'is no time'],
    ['2026-02-30 10:00', 'is no time'],
    ['+', 'is no time'],
    ['soon', 'is no time'],
    ['2026-03-29 02:30', 'does not come in Europe/Berlin'],
  ])('%s is refused', (text, why) => expect(() => readStoryTime(text, now, 'Europe/Berlin')).toThrow(why));
});

describe('a step', () => {
  it.each<[string, Partial<Doing>]>([
    ['Ann > hello', { kind: 'says', who: 'Ann', chat: undefined, text: 'hello' }],
    ['Ann @ Biology 5b > /join', { kind: 'says', chat: 'Biology 5b', text: '/join' }],
    ['Ann @ Biology 5b ! I’m', { kind: 'presses', chat: 'Biology 5b', label: { text: 'I’m' } }],
    ['Ann ! {register.yes}', { kind: 'presses', label: { key: 'register.yes' } }],
    ['marks Biology 5b', { kind: 'marks', chat: 'Biology 5b' }],
    ['marks Biology 5b / Botany', { kind: 'marks', chat: 'Biology 5b', title: 'Botany' }],
    ['restart', { kind: 'restart', during: false }],
    ['leave Bo: Biology 5b', { kind: 'leaves', who: 'Bo', chat: 'Biology 5b' }],
    ['join Cleo: Biology 5b', { kind: 'joins', who: 'Cleo', chat: 'Biology 5b' }],
  ])('%s', (line, does) => expect(last(cast + line)).toMatchObject(does));

  it('answers a line, and interrupts one', () => {
    const { steps } = readStory(`${cast}Ann > hi\nAnn >> @2 and again\nrestart during`);
    expect(steps.map(({ does }) => does)).toMatchObject([{}, { text: 'and again', replyTo: 2 }, { during: true }]);
  });

  it('belongs to the longest names, whatever they are made of', () => {
    const odd =
      'person Dr: Who: @who, de\nchat Bio: A > B: Ann, Ann @ home, Dr: Who (anonymous)\nchat Bio: Ann*\nchat a: b: Ann\n';
    expect(last(`${odd}Ann @ home @ Bio: A > B > hi`)).toMatchObject({
      who: 'Ann @ home',
      chat: 'Bio: A > B',
      text: 'hi',
    });
    expect(last(`${odd}marks Bio: A > B\nAnn @ Bio > B > hi`)).toMatchObject({
      who: 'Ann',
      chat: 'Bio',
      text: 'B > hi',
    });
    expect(last(`${odd}marks a: b`)).toMatchObject({ chat: 'a: b' });
    const { people, chats } = readStory(`${odd}Ann @ Bio: A > B > hi`);
    expect(people).toContainEqual({ name: 'Dr: Who', username: 'who', language: 'de' });
    expect(chats[0]?.members.at(-1)).toEqual({ name: 'Dr: Who', isAdmin: true, isAnonymous: true });
  });

  it('is followed by its checks, and lines are those of the file', () => {
    const story = readStory(`\uFEFF${cast}\r\n# a remark\r\nAnn > hi\r\n? one\r\n?! two\r\n= Ann: present\r\n`);
    expect(story.steps).toEqual([
      expect.objectContaining({
        line: 4,
        source: 'Ann > hi',
        checks: [
          { line: 5, source: '? one', check: { kind: 'heard', words: { text: 'one' }, not: false } },
          { line: 6, source: '?! two', check: { kind: 'heard', words: { text: 'two' }, not: true } },
          { line: 7, source: '= Ann: present', check: { kind: 'mark', text: 'Ann: present' } },
        ],
      }),
    ]);
  });

  it('begins when its first line says, or on a Monday morning', () => {
    const begins = (text: string) => new Date(readStory(text).begins).toISOString();
    expect(begins(`zone Europe/Berlin\n${cast}at 2026-11-30 08:55`)).toBe('2026-11-30T07:55:00.000Z');
    expect(begins(`${cast}Ann > hi\nat 2026-11-30 08:55`)).toBe('2026-01-05T08:00:00.000Z');
  });

  it.each([
    ['', 1, 'nothing happens'],
    ['# only a remark', 1, 'nothing happens'],
    [cast, 1, 'nothing happens'],
    [`${cast}dance`, 2, 'this is no step: dance'],
    [`${cast}Cleo > hi`, 2, 'nobody is called Cleo'],
    [`${cast}Ann @ Chemistry > hi`, 2, 'no chat is called Chemistry'],
    [`${cast}Ann >`, 2, 'nothing is said'],
    [`${cast}Ann !`, 2, 'which button'],
    [`${cast}Ann >> hi`, 2, 'names the line'],
    [`${cast}Ann >> @9 hi`, 2, 'line 9 is no step'],
    [`${cast}? hi`, 2, 'nothing has happened yet'],
    [`${cast}Ann > hi\n?`, 3, 'what should ? find'],
    [`${cast}Ann > hi\n? /(/`, 3, 'no pattern'],
    [`${cast}marks Chemistry`, 2, 'no chat is called Chemistry'],
    [`${cast}restart during`, 2, 'no step before'],
    [`${cast}leave Bo: Biology 5b\nBo @ Biology 5b > hi`, 3, 'Bo is not in Biology 5b'],
    [`${cast}leave Cleo: Biology 5b`, 2, 'nobody is called Cleo'],
    [`${cast}at noon`, 2, 'is no time'],
    [`zone Nowhere\n${cast}Ann > hi`, 1, 'no time zone Nowhere'],
    ['chat Biology 5b\nAnn > hi', 1, 'a chat is written so'],
    [`${cast}${cast}Ann > hi`, 2, 'declared twice'],
    ['chat Ann: Ann\nAnn > hi', 1, 'a chat and a person'],
  ])('%s is refused', (text, line, why) => {
    const failure = (() => {
      try {
        return readStory(text);
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toBeInstanceOf(StoryError);
    expect(failure).toMatchObject({ line, reason: expect.stringContaining(why) as string });
  });
});
