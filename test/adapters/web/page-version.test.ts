import { expect, it } from 'vitest';
import { versionOf } from '../../../adapters/web/pages.js';

const file = (etag: string) => ({ bytes: new Uint8Array(), type: 'text/html', etag });

it('a page has another version where one of its files is another', () => {
  const page = new Map([
    ['/', file('"a"')],
    ['/main.js', file('"b"')],
  ]);
  expect(versionOf(page)).toBe(versionOf(new Map([...page].reverse())));
  expect(versionOf(page)).not.toBe(versionOf(new Map([...page, ['/main.js', file('"c"')]])));
});
