/** The page with a bot that does what a test says: its answers come after the event was taken, as a real bot's do. */
import type { ButtonPressed, MessageReceived } from '../../../../src/chat/event.js';
import type { Messenger } from '../../../../src/chat/ports.js';
import type { WebAdapterOptions } from '../../../../adapters/web/web-adapter.js';
import { builtPage } from './browser.js';
import { startWeb, type Started } from '../started.js';

export type FakeBot = (event: MessageReceived | ButtonPressed, messenger: Messenger) => Promise<unknown>;

export const commands: WebAdapterOptions['commands'] = [
  { name: '/help', about: 'What you can do here', where: ['direct', 'group'] },
  { name: '/register', about: 'Tell me your name', where: ['direct'] },
  { name: '/attend', about: 'Take attendance from a photo', where: ['group'] },
];

export async function startTalking(bot: FakeBot, options: Partial<WebAdapterOptions> = {}): Promise<Started> {
  const web: Started = await startWeb({
    page: builtPage(),
    maxBytes: 2_000_000,
    commands,
    receive: (event) => {
      if (event.kind === 'message' || event.kind === 'button')
        setImmediate(() => void bot(event, web.adapter.messenger));
      return Promise.resolve();
    },
    ...options,
  });
  return web;
}

/** A bot that has nothing to say. */
export const quiet: FakeBot = () => Promise.resolve();
