import { describe, expect, it } from 'vitest';
import { readDigest, type DigestRequest } from '../../src/classes/read-digest.js';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const set = (over: Partial<Extract<DigestRequest, { kind: 'set' }>> = {}): DigestRequest => ({
  kind: 'set',
  digest: 'day',
  time: 1080,
  weekdays: everyDay,
  ...over,
});

describe('/digest', () => {
  it.each<[string, DigestRequest]>([
    ['', { kind: 'show' }],
    ['off', { kind: 'off' }],
    ['off here', { kind: 'off', here: true }],
    ['off @daily', { kind: 'off', place: '@daily' }],
    ['18:00', set()],
    ['18:00 here', set()],
    ['daily at 6 pm', set()],
    ['18:00 @daily', set({ place: '@daily' })],
    ['18:00 in #daily Mon-Fri', set({ place: '#daily', weekdays: [1, 2, 3, 4, 5] })],
    ['Mon, Wed 18:00 <#12345>', set({ place: '<#12345>', weekdays: [1, 3] })],
    ['18:00 on weekdays here', set({ weekdays: [1, 2, 3, 4, 5] })],
    ['18:00 https://t.me/daily', set({ place: 'https://t.me/daily' })],
    ['weekly 17:00', set({ digest: 'week', time: 1020, weekdays: [5] })],
    ['weekly 17:00 @daily Sun', set({ digest: 'week', time: 1020, weekdays: [7], place: '@daily' })],
    ['term 18:00', set({ digest: 'term' })],
    ['end of term 18:00 here', set({ digest: 'term' })],
  ])('reads “%s”', (text, request) => {
    expect(readDigest(text, { language: 'en' })).toEqual(request);
  });

  it.each([
    'soon',
    '@daily',
    'Mon',
    '18:00 19:00',
    '18:00 @a @b',
    'weekly 18:00 Mon Tue',
    'term 18:00 Mon',
    '24:00',
    '25:00',
    'off course',
    '18:00 in the evening',
  ])('says that it did not understand “%s”', (text) => {
    expect(() => readDigest(text, { language: 'en' })).toThrow('digest.unread');
  });
});
