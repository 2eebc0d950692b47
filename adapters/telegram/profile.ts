/** What Telegram shows of the bot before anybody speaks to it: its commands and descriptions, set where they differ. */
import type { BotCommand, BotCommandScope } from 'telegraf/types';
import type { Calls } from './calls.js';
import { clipAtLimit } from './clip.js';

/** A command as it is listed: without its slash. */
export interface MenuCommand {
  command: string;
  description: string;
}

/** What is shown to speakers of one language; `language` is empty for everybody else (ISO 639-1 otherwise). */
export interface Profile {
  language: string;
  direct: readonly MenuCommand[];
  group: readonly MenuCommand[];
  /** For administrators of groups. */
  admins: readonly MenuCommand[];
  /** What an empty chat with the bot shows. */
  description: string;
  /** What its profile page and shared links show. */
  about: string;
}

/** Characters, by the Bot API. */
const limits = { command: 256, description: 512, about: 120 } as const;

/** Throws AdapterError where Telegram cannot be reached. */
export async function publishProfile(calls: Calls, profile: Profile): Promise<void> {
  const language = profile.language === '' ? {} : { language_code: profile.language };
  const scopes: [BotCommandScope, readonly MenuCommand[]][] = [
    [{ type: 'all_private_chats' }, profile.direct],
    [{ type: 'all_group_chats' }, profile.group],
    [{ type: 'all_chat_administrators' }, profile.admins],
  ];
  for (const [scope, listed] of scopes) {
    const commands = listed.map((one) => ({ ...one, description: clipAtLimit(one.description, limits.command) }));
    const there = await calls.call('getMyCommands', { scope, ...language });
    if (!isSame(there, commands)) await calls.call('setMyCommands', { commands, scope, ...language });
  }
  const description = clipAtLimit(profile.description, limits.description);
  if ((await calls.call('getMyDescription', language)).description !== description)
    await calls.call('setMyDescription', { description, ...language });
  const about = clipAtLimit(profile.about, limits.about);
  if ((await calls.call('getMyShortDescription', language)).short_description !== about)
    await calls.call('setMyShortDescription', { short_description: about, ...language });
}

function isSame(there: readonly BotCommand[], wanted: readonly BotCommand[]): boolean {
  const listed = (all: readonly BotCommand[]) => all.map(({ command, description }) => [command, description]);
  return JSON.stringify(listed(there)) === JSON.stringify(listed(wanted));
}
