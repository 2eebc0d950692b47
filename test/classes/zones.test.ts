import { expect, it } from 'vitest';
import { zonesOf } from '../../src/classes/timetable/zones.js';

it.each([
  ['de', 'DE', 'Europe/Berlin'],
  ['de-AT', 'AT', 'Europe/Vienna'],
  ['ja', 'JP', 'Asia/Tokyo'],
  ['und-KE', 'KE', 'Africa/Nairobi'],
])('%s is spoken in %s, where it is %s', (language, region, zone) => {
  const found = zonesOf(language);
  expect(found.region).toBe(region);
  expect(found.zones).toContain(zone);
});

it.each(['en', 'pt-BR', 'x', '', 'not a tag'])('“%s” offers none', (language) => {
  expect(zonesOf(language).zones).toEqual([]);
});
