import { expect, it } from 'vitest';
import type { Messenger } from '../../../../src/chat/ports.js';
import { describeInBrowser, eventually, heard, openChat, openPage, say, speakAs } from './browser.js';
import { direct, group, host } from '../started.js';
import { quiet, startTalking, type FakeBot } from './talking.js';

/** Says hello, asks with buttons, and tells only who asks. */
const bot: FakeBot = async (event, messenger) => {
  const chat = event.chat.id;
  if (event.kind === 'button') {
    await messenger.notify(event, `You chose ${event.data}`);
    await messenger.edit({ chat }, event.message, { text: 'Settled.', buttons: [] });
  } else if (event.text === '/secret') {
    await messenger.send({ chat, only: event.sender.account }, { text: 'Ben is missing' }, event.id);
  } else if (event.text === '/ask') {
    const buttons = [
      [
        { label: 'Yes', data: 'yes', style: 'primary' as const },
        { label: 'No', data: 'no', style: 'danger' as const },
      ],
    ];
    await messenger.send({ chat, replyTo: event.message }, { text: 'Is it Ann?', buttons }, event.id);
  } else {
    await messenger.send({ chat }, { text: `Hello ${event.sender.name}` }, event.id);
  }
};

describeInBrowser('talking on the page', () => {
  it('says something, and hears the answer', async () => {
    const page = await openPage((await startTalking(bot)).url);
    await say(page, 'Good morning');
    const log = page.getByRole('log');
    await log.getByText('Hello Ms Rivera').waitFor();
    expect(await log.getByRole('article').allInnerTexts()).toHaveLength(2);
    await log.getByRole('img', { name: 'Sent' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('');
  });

  it('speaks as several people, each with a direct chat of their own', async () => {
    const page = await openPage((await startTalking(bot)).url);
    await say(page, 'from the host');
    await heard(page, 'Hello Ms Rivera').waitFor();
    await speakAs(page, 'Ann Example');
    expect(await heard(page, 'from the host').count()).toBe(0);
    await say(page, 'from Ann');
    await heard(page, 'Hello Ann Example').waitFor();
    await speakAs(page, 'Ms Rivera');
    await heard(page, 'from the host').waitFor();
  });

  it('opens the direct chat by a button that leads there, and says /start in it', async () => {
    const buttons = [[{ label: 'Open our direct chat', data: 'start:register', start: 'register' }]];
    const leading: FakeBot = async ({ chat, id, sender, ...event }, messenger) => {
      const reply = chat.kind === 'group' ? { text: 'Not here.', buttons } : { text: `Hello ${sender.name}` };
      if (event.kind === 'message') await messenger.send({ chat: chat.id }, reply, id);
    };
    const web = await startTalking(leading);
    const page = await openPage(web.url);
    await openChat(page, 'Our class');
    await say(page, '/register');
    await page.getByRole('button', { name: 'Open our direct chat' }).click();
    await page.getByRole('heading', { name: 'Rollcall', level: 2 }).waitFor();
    await heard(page, '/start register').waitFor();
    await heard(page, 'Hello Ms Rivera').waitFor();
  });

  it('adds a person by name, who can speak at once', async () => {
    const web = await startTalking(bot);
    const page = await openPage(web.url);
    await speakAs(page, 'Zoë Kim');
    await say(page, 'hi');
    await heard(page, 'Hello Zoë Kim').waitFor();
    expect(web.received[0]?.event).toMatchObject({ sender: { name: 'Zoë Kim' } });
  });

  it('makes another class chat', async () => {
    const page = await openPage((await startTalking(bot)).url);
    await page.getByRole('button', { name: 'New class chat' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Physics');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { name: 'Physics' }).waitFor();
    await say(page, '/class');
    await heard(page, 'Hello Ms Rivera').waitFor();
  });

  it('shows a private note to its one reader, and marks it', async () => {
    const page = await openPage((await startTalking(bot)).url);
    await openChat(page, 'Our class');
    await say(page, '/secret');
    const note = page.getByRole('article', { name: /^Rollcall/ });
    expect(await note.innerText()).toContain('Only you can see this');
    await speakAs(page, 'Ann Example');
    await heard(page, '/secret').waitFor();
    expect(await heard(page, 'Ben is missing').count()).toBe(0);
  });

  it('presses a button, sees it busy, and hears a toast', async () => {
    const held: (() => void)[] = [];
    const slow: FakeBot = async (event, messenger) => {
      if (event.kind === 'button') await new Promise<void>((resolve) => held.push(resolve));
      await bot(event, messenger);
    };
    const web = await startTalking(slow);
    const page = await openPage(web.url);
    await say(page, '/ask');
    const yes = page.getByRole('button', { name: 'Yes' });
    await yes.click();
    await eventually(async () => yes.getAttribute('aria-busy')).toBe('true');
    await yes.click();
    await eventually(() => held.length).toBe(1);
    held[0]?.();
    await page.getByRole('status').getByText('You chose yes').waitFor();
    await heard(page, 'Settled.').waitFor();
    expect(await yes.count()).toBe(0);
    expect(web.received.filter(({ event }) => event.kind === 'button')).toHaveLength(1);
  });

  it('answers a message, and finds what was answered', async () => {
    const web = await startTalking(quiet);
    const page = await openPage(web.url);
    await say(page, 'the first');
    await page.getByRole('article').hover();
    await page.getByRole('button', { name: 'Reply to You' }).click();
    await say(page, 'the second');
    const quote = page
      .getByRole('article')
      .last()
      .getByRole('button', { name: /the first/ });
    await quote.click();
    await eventually(async () => page.evaluate(() => document.activeElement?.textContent ?? '')).toContain('the first');
    const [first, second] = web.received.map(({ event }) => event);
    expect(second).toMatchObject({ replyTo: { message: first?.kind === 'message' ? first.message : '' } });
  });

  it('offers the commands that fit the chat, and people behind @', async () => {
    const web = await startTalking(quiet);
    const page = await openPage(web.url);
    const field = page.getByRole('textbox', { name: 'Message' });
    await field.pressSequentially('/');
    expect(await page.getByRole('option').allInnerTexts()).toEqual([
      expect.stringContaining('/help'),
      expect.stringContaining('/register'),
    ]);
    await openChat(page, 'Our class');
    await field.pressSequentially('/a');
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('/attend ');
    await field.pressSequentially('@be');
    await page.keyboard.press('Tab');
    expect(await field.inputValue()).toBe('/attend @Ben Okafor ');
    await page.keyboard.press('Enter');
    await heard(page, '@Ben Okafor').waitFor();
    expect(web.received[0]?.event).toMatchObject({ mentions: [{ account: 'web:ben-okafor' }] });
  });

  it('keeps what is begun with its chat and its person', async () => {
    const page = await openPage((await startTalking(quiet)).url);
    const field = page.getByRole('textbox', { name: 'Message' });
    await field.fill('half a thou');
    await openChat(page, 'Our class');
    expect(await field.inputValue()).toBe('');
    await openChat(page, 'Rollcall');
    expect(await field.inputValue()).toBe('half a thou');
    await speakAs(page, 'Ann Example');
    expect(await field.inputValue()).toBe('');
  });

  it('takes a command out of a message into the field', async () => {
    const web = await startTalking(quiet);
    const page = await openPage(web.url);
    await web.adapter.messenger.send({ chat: direct }, { text: 'Send /register, or see https://example.org/x.' }, 'k');
    await page.getByRole('button', { name: '/register', exact: true }).click();
    expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('/register ');
    expect(await page.getByRole('link', { name: 'https://example.org/x' }).getAttribute('rel')).toContain('noopener');
  });

  it('shows that the bot is at work, and for how long', async () => {
    const web = await startTalking(quiet);
    const page = await openPage(web.url);
    const done = web.adapter.messenger.working({ chat: direct });
    await page.getByText('working… 0 s').waitFor();
    await page.getByText('Rollcall is working…').waitFor();
    await page.getByText('working… 1 s').waitFor();
    done();
    await eventually(async () => page.getByText('working…').count()).toBe(0);
  });

  it('counts what is unread, in the list and beside people', async () => {
    const web = await startTalking(quiet);
    const page = await openPage(web.url);
    const messenger: Messenger = web.adapter.messenger;
    await messenger.send({ chat: group }, { text: 'for all' }, '1');
    await messenger.send({ chat: group, only: host }, { text: 'for the host' }, '2');
    await messenger.send({ chat: 'web:direct-ben-okafor' }, { text: 'for Ben' }, '3');
    const entry = page.getByRole('navigation', { name: 'Chats' }).getByRole('button', { name: /Our class/ });
    await entry.getByLabel('2 unread messages').waitFor();
    await page.locator('.speaker:visible').first().click();
    await page
      .getByRole('option', { name: /Ben Okafor/ })
      .getByLabel('1 unread message')
      .waitFor();
    await page.keyboard.press('Escape');
    await entry.click();
    await eventually(async () => entry.getByLabel('unread').count()).toBe(0);
    await speakAs(page, 'Ben Okafor');
    await openChat(page, 'Rollcall');
    await eventually(async () => page.title()).toBe('Rollcall');
  });
});
