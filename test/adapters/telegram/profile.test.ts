/** What Telegram shows of the bot before anybody speaks to it. */
import { commands } from '../../../src/stories/every-story.js';
import { expect, it } from 'vitest';
import { botProfiles } from '../../../src/stories/kernel/platform-words.js';
import { startTelegram, until } from './started.js';

const [everybody] = botProfiles(commands, 'en');
const profiles = [
  everybody!,
  { ...everybody!, language: 'de', description: 'Never keep a photo (de)', about: 'attendance (de)' },
];

it('publishes commands by scope and language, and what the bot is', async () => {
  const { server } = await startTelegram({ profiles });
  await until(() => server.profile.shortDescriptions.size === profiles.length);
  const listed = (scope: string, language: string) =>
    server.profile.commands.get(`{"type":"${scope}"} ${language}`)?.map(({ command }) => command);
  for (const language of ['', 'de']) {
    expect(listed('all_private_chats', language)).toEqual(
      expect.arrayContaining(['start', 'register', 'me', 'forget']),
    );
    expect(listed('all_group_chats', language)).toContain('join');
    expect(listed('all_group_chats', language)).not.toContain('attend');
    expect(listed('all_chat_administrators', language)).toEqual(expect.arrayContaining(['attend', 'roster']));
    expect(server.profile.descriptions.get(language)).toMatch(/never keep a photo/i);
    expect(server.profile.shortDescriptions.get(language)).toMatch(/attendance/);
  }
});

it('sets nothing that is there already', async () => {
  const { server, again } = await startTelegram({ profiles });
  const asked = () => server.calls.filter(({ method }) => method === 'getMyShortDescription').length;
  const set = () => server.calls.filter(({ method }) => method.startsWith('setMy')).length;
  await until(() => server.profile.shortDescriptions.size === profiles.length);
  const before = set();
  expect(before).toBe(profiles.length * 5);
  await again();
  await until(() => asked() === profiles.length * 2);
  expect(set()).toBe(before);
});

it('goes on without it where Telegram refuses', async () => {
  const started = await startTelegram({
    profiles: [{ ...profiles[0]!, direct: [{ command: 'Not A Command', description: '' }] }],
  });
  await until(() => started.log().includes('the commands could not be published'));
  await started.server.person('Ann').direct().says('Hello');
  await until(() => started.events.length === 1);
});
