import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { createWebAdapter } from '../../../adapters/web/web-adapter.js';
import { startWeb } from './started.js';

/** Sends headers that fetch would not let through. */
async function ask(url: string, headers: Record<string, string>, path = '/', method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { headers, method }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject).end();
  });
}

describe('where it listens', () => {
  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.org'])('refuses HOST %s with a sentence', (host) => {
    const create = () =>
      createWebAdapter({ receive: () => Promise.resolve(), host, port: 0, maxBytes: 1, commands: [] });
    expect(create).toThrow(UserError);
    try {
      create();
    } catch (error) {
      expect(error).toMatchObject({ code: 'config.invalid' });
      expect(String((error as UserError).details.problems)).toContain(`HOST is "${host}"`);
    }
  });

  it('says which port is taken', async () => {
    const { url } = await startWeb();
    const second = startWeb({ port: Number(new URL(url).port) });
    await expect(second).rejects.toMatchObject({ code: 'config.invalid' });
  });

  it('says that the page is not built', async () => {
    await expect(startWeb({ page: import.meta.dirname })).rejects.toThrow('npm run build');
  });
});

describe('who may ask', () => {
  it('answers to loopback names on any port, as a tunnel may change it', async () => {
    const { url } = await startWeb();
    for (const name of ['127.0.0.1', 'localhost', 'localhost:8080', '[::1]:3000']) {
      expect(await ask(url, { host: name })).toBe(200);
    }
  });

  it('refuses foreign hosts: a name that was turned to this machine', async () => {
    const { url } = await startWeb();
    for (const name of [
      'evil.example',
      'evil.example:3000',
      'localhost.evil.example',
      '127.0.0.1.nip.io',
      '127.0.0.2',
    ]) {
      expect(await ask(url, { host: name })).toBe(403);
    }
  });

  it('refuses foreign origins: another site, another program of this machine, a sandboxed frame', async () => {
    const { url, received } = await startWeb();
    for (const origin of ['https://evil.example', 'http://127.0.0.1:1', 'null', url.replace('http', 'https')]) {
      expect(await ask(url, { origin }, '/api/messages', 'POST')).toBe(403);
      expect(await ask(url, { origin }, '/api/events')).toBe(403);
    }
    expect(received).toEqual([]);
    expect(await ask(url, { origin: url })).toBe(200);
  });

  it('refuses what a browser says another site asked for, except a link to the page', async () => {
    const { url } = await startWeb();
    const cross = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
    expect(await ask(url, cross, '/api/pictures/u-1-0')).toBe(403);
    expect(await ask(url, { ...cross, 'sec-fetch-site': 'same-site' }, '/api/pictures/u-1-0')).toBe(403);
    expect(await ask(url, { ...cross, 'sec-fetch-mode': 'navigate' })).toBe(200);
    expect(await ask(url, { ...cross, 'sec-fetch-mode': 'navigate' }, '/api/events')).toBe(403);
  });

  it('takes a press only as JSON, which no foreign form can send', async () => {
    const web = await startWeb();
    const press = { id: 'a'.repeat(16), as: 'web:ms-rivera', chat: 'web:direct-ms-rivera', message: 'm', data: 'd' };
    expect((await web.json('/api/presses', press, { 'content-type': 'text/plain' })).status).toBe(400);
    expect(web.received).toEqual([]);
  });
});

describe('what a browser may do with the answers', () => {
  it('runs only the page’s own scripts, guesses no types, stands in no frame', async () => {
    const { url } = await startWeb();
    for (const path of ['/', '/main.js', '/api/nothing', '/nothing']) {
      const { headers } = await fetch(url + path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toContain('unsafe');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('serves the page’s files and nothing beside them', async () => {
    const { url } = await startWeb();
    const index = await fetch(url);
    expect(index.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await index.text()).toContain('Rollcall');
    const etag = index.headers.get('etag') ?? '';
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
    for (const path of ['/../started.ts', '/%2e%2e/started.ts', '/..%2f..%2fetc/passwd', '/main.ts']) {
      expect(await ask(url, {}, path)).toBe(404);
    }
  });
});
