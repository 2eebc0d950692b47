import { expect, it } from 'vitest';
import type { WebAdapter } from '../../../../adapters/web/web-adapter.js';
import { builtPage, describeInBrowser, eventually, heard, openChat, openPage, say, speakAs } from './browser.js';
import { direct, group, startWeb, type Received } from '../started.js';
import { commands, quiet, startTalking } from './talking.js';

/** The browser says so itself when nobody answers. */
const unreachable = /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/;

interface Restarted {
  adapter: WebAdapter;
  received: Received[];
}

/** The same port, nothing remembered: what a process that was killed and started again is to the page. */
async function startAgain(url: string): Promise<Restarted> {
  const { adapter, received } = await startWeb({ page: builtPage(), port: Number(new URL(url).port), commands });
  return { adapter, received };
}

describeInBrowser('a page whose server goes away', () => {
  it('says so, keeps what it shows, and gets the late answer once', async () => {
    const web = await startTalking(quiet);
    const page = await openPage(web.url, {}, unreachable);
    await say(page, 'a photo, just before the end');
    await page.getByRole('img', { name: 'Sent' }).waitFor();
    await web.adapter.messenger.send({ chat: direct }, { text: 'I am looking' }, 'looking');
    await heard(page, 'I am looking').waitFor();
    await web.adapter.stop();
    await page.getByText('No connection to Rollcall').waitFor();
    await heard(page, 'a photo, just before the end').waitFor();
    const again = await startAgain(web.url);
    await again.adapter.messenger.send({ chat: direct }, { text: 'I am looking' }, 'looking');
    await again.adapter.messenger.send({ chat: direct }, { text: 'The late answer' }, 'late');
    const log = page.getByRole('log');
    await log.getByText('The late answer').waitFor();
    expect(await log.getByRole('article').count()).toBe(3);
    await eventually(async () => page.getByText('No connection to Rollcall').count()).toBe(0);
  });

  it('sends what was written meanwhile, as a person the server has forgotten', async () => {
    const web = await startTalking(quiet);
    const page = await openPage(web.url, {}, unreachable);
    await speakAs(page, 'Zoë Kim');
    await web.adapter.stop();
    await page.getByText('No connection to Rollcall').waitFor();
    await say(page, 'first');
    await say(page, 'second');
    expect(await page.getByRole('img', { name: 'Sending' }).count()).toBe(2);
    const again = await startAgain(web.url);
    await eventually(() => again.received.length).toBe(2);
    expect(again.received.map(({ event }) => (event.kind === 'message' ? event.text : ''))).toEqual([
      'first',
      'second',
    ]);
    expect(again.received[0]?.event).toMatchObject({ sender: { name: 'Zoë Kim' } });
    await eventually(async () => page.getByRole('img', { name: 'Sent' }).count()).toBe(2);
  });

  it('still takes presses on, and changes to, messages from before', async () => {
    const web = await startTalking(quiet);
    const page = await openPage(web.url, {}, unreachable);
    await openChat(page, 'Our class');
    const buttons = [[{ label: 'Join', data: 'join' }]];
    const id = await web.adapter.messenger.send({ chat: group }, { text: 'Nobody yet', buttons }, 'k');
    await heard(page, 'Nobody yet').waitFor();
    await web.adapter.stop();
    const again = await startAgain(web.url);
    await page.getByRole('button', { name: 'Join' }).click();
    await eventually(() => again.received[0]?.event).toMatchObject({ kind: 'button', message: id, data: 'join' });
    await again.adapter.messenger.edit({ chat: group }, id, { text: 'One has joined', buttons });
    await heard(page, 'One has joined').waitFor();
    await page.getByRole('button', { name: 'Join', exact: true }).waitFor();
  });

  it('sends a message once whose answer was lost on the way', async () => {
    const web = await startTalking(quiet);
    const page = await openPage(web.url, {}, /ERR_FAILED/);
    let lost = 0;
    await page.route('**/api/messages', async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await say(page, 'only once');
    await page.getByRole('img', { name: 'Sent' }).waitFor();
    expect([lost, web.received.length]).toEqual([1, 1]);
  });

  it('says what was not taken, and offers to send it again or to drop it', async () => {
    const web = await startTalking(quiet, { limits: { text: 10 } });
    const page = await openPage(web.url, {}, /413/);
    await page.route('**/api/messages', (route) => route.fulfill({ status: 413, body: '{"error":"too-large"}' }));
    await say(page, 'hello');
    await page.getByText('Not sent.').waitFor();
    await page.unroute('**/api/messages');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('img', { name: 'Sent' }).waitFor();
    await say(page, 'this is far too long');
    await page.getByRole('status').getByText('too long').waitFor();
  });

  it('has everything again when it is loaded again', async () => {
    const web = await startTalking(quiet);
    const page = await openPage(web.url);
    await speakAs(page, 'Ann Example');
    await openChat(page, 'Our class');
    await say(page, 'still here');
    await page.getByRole('img', { name: 'Sent' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Our class' }).waitFor();
    await heard(page, 'still here').waitFor();
    expect(await page.locator('.speaker:visible').first().innerText()).toContain('Ann Example');
  });
});

describeInBrowser('the demo on the page', () => {
  it('is one click away, shows how far it is, and ends in its class', async () => {
    let goOn = (): void => undefined;
    const web = await startTalking(
      async (event, messenger) => messenger.send({ chat: event.chat.id }, { text: 'Welcome' }, event.id),
      {
        demo: async (stage, host) => {
          const chat = stage.group('Demo class');
          stage.progress(1, 3, 'Grace registers');
          await new Promise<void>((resolve) => (goOn = resolve));
          await stage.says(host, chat, { text: '/class' });
        },
      },
    );
    const page = await openPage(web.url);
    await page.getByRole('log').getByRole('button', { name: 'Set up a demo class' }).click();
    await page.getByRole('heading', { name: 'Demo class' }).waitFor();
    await page.getByRole('status').getByText('Grace registers · 1 of 3').waitFor();
    expect(await page.getByRole('progressbar').getAttribute('value')).toBe('1');
    goOn();
    await page.getByRole('status').getByText('The demo class is ready.').waitFor();
    await heard(page, 'Welcome').waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    expect(await page.getByText('The demo class is ready.').count()).toBe(0);
  });

  it('says where it stopped, and can be tried again', async () => {
    let plays = 0;
    const web = await startTalking(quiet, {
      demo: (stage) => {
        plays += 1;
        stage.progress(1, 3, 'Grace registers');
        return Promise.reject(new Error('no'));
      },
    });
    const page = await openPage(web.url);
    await page.getByRole('log').getByRole('button', { name: 'Set up a demo class' }).click();
    await page.getByText('The demo stopped at: Grace registers').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await eventually(() => plays).toBe(2);
  });

  it('is not offered where there is none', async () => {
    const page = await openPage((await startTalking(quiet)).url);
    expect(await page.getByRole('button', { name: 'Set up a demo class' }).count()).toBe(0);
    await page.getByRole('button', { name: '/start' }).click();
    await page.getByRole('img', { name: 'Sent' }).waitFor();
  });
});
