import { describe, expect, it } from 'vitest';
import { loadConfig } from '../src/config.js';
import { greeting } from '../src/greeting.js';

function greets(
  env: Record<string, string>,
  address: string | undefined,
  display = true,
  chats: string[] = [],
): string {
  return greeting({ config: { ...loadConfig(env), display }, address, chats, engine: 'face' });
}

describe('what an operator reads at the start', () => {
  it('names the address, what is on, and where the key lies', () => {
    const text = greets({ THREADS: '2' }, 'http://127.0.0.1:3000');
    expect(text).toMatch(/Rollcall is at http:\/\/127\.0\.0\.1:3000\n/);
    expect(text).toMatch(/Chats: web/);
    expect(text).toMatch(/Engine: face, offline, 2 threads/);
    expect(text).toMatch(/Key: data\/rollcall\.key\. Back it up once, apart from the data/);
    expect(text).not.toMatch(/ssh/);
  });

  it('names every chat that is on', () => {
    expect(greets({}, 'http://127.0.0.1:3000', true, ['Telegram (@roll_bot)'])).toMatch(
      /Chats: web \(the browser\), Telegram \(@roll_bot\)\./,
    );
    expect(greets({}, undefined, true, ['Telegram'])).toMatch(/Chats: Telegram\./);
  });

  it('brings the page to another screen where there is none here', () => {
    expect(greets({}, 'http://127.0.0.1:3111', false)).toMatch(/ssh -L 3111:127\.0\.0\.1:3111/);
  });

  it('never repeats a key that is in the environment', () => {
    const key = Buffer.alloc(32, 7).toString('base64');
    const text = greets({ ROLLCALL_KEY: key }, undefined);
    expect(text).toMatch(/Chats: none/);
    expect(text).toMatch(/Key: from ROLLCALL_KEY/);
    expect(text).not.toContain(key);
  });
});
