/** Commands, descriptions and rights that a bot sets for itself. */
import { flagOf, textOf, type ApiCall } from './api-call.js';
import { badRequest } from './api-error.js';
import { chatOf } from './chat-access.js';
import { isObject, parseJson } from './json.js';
import type { Inside, Method, Methods } from './method.js';

export interface BotCommand {
  command: string;
  description: string;
}

export interface Profile {
  /** By scope as JSON and language code, with a space between: `{"type":"default"} de`. */
  commands: Map<string, BotCommand[]>;
  /** By language code, empty for all others. */
  descriptions: Map<string, string>;
  shortDescriptions: Map<string, string>;
  /** As JSON. */
  rights: { groups?: string; channels?: string };
}

export function createProfile(): Profile {
  return { commands: new Map(), descriptions: new Map(), shortDescriptions: new Map(), rights: {} };
}

const limits = { commands: 100, name: 32, about: 256, description: 512, short: 120 };

function languageOf(call: ApiCall): string {
  const code = textOf(call, 'language_code');
  if (!/^([a-z]{2})?$/.test(code)) throw badRequest('invalid language code specified');
  return code;
}

/** The scope, as the key of Profile.commands. Throws ApiError. */
function scopeOf(call: ApiCall, { world }: Inside): string {
  const text = textOf(call, 'scope');
  const scope =
    text === '' ? { type: 'default' } : parseJson(text, () => badRequest("can't parse BotCommandScope JSON object"));
  const cannot = (why: string) => badRequest(`can't parse BotCommandScope: ${why}`);
  if (!isObject(scope)) throw cannot('BotCommandScope must be an Object');
  const { type, chat_id, user_id } = scope;
  if (typeof type !== 'string') throw cannot('Can\'t find field "type"');
  const key = (value: object) => `${JSON.stringify(value)} ${languageOf(call)}`;
  if (['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators'].includes(type))
    return key({ type });
  if (!['chat', 'chat_administrators', 'chat_member'].includes(type)) throw cannot('Unsupported type specified');
  if (typeof chat_id !== 'string' && typeof chat_id !== 'number') throw cannot('Can\'t find field "chat_id"');
  chatOf(world, String(chat_id), 'read');
  if (type !== 'chat_member') return key({ type, chat_id: String(chat_id) });
  if (typeof user_id !== 'number' || user_id <= 0) throw cannot('Invalid user_id specified');
  return key({ type, chat_id: String(chat_id), user_id });
}

function readCommands(text: string): BotCommand[] {
  const list = parseJson(text, () => badRequest("can't parse commands JSON object"));
  if (!Array.isArray(list)) throw badRequest('expected an Array of BotCommand');
  const commands = list.map((one: unknown) => {
    const cannot = (why: string) => badRequest(`can't parse BotCommand: ${why}`);
    if (!isObject(one)) throw cannot('expected an Object');
    const { command, description } = one;
    if (typeof command !== 'string') throw cannot('Can\'t find field "command"');
    if (typeof description !== 'string') throw cannot('Can\'t find field "description"');
    return { command: command.trim().replace(/^\//, ''), description: description.trim() };
  });
  for (const { command, description } of commands) {
    if (command === '') throw badRequest('command must be non-empty');
    if (command.length > limits.name) throw badRequest(`command length must not exceed ${limits.name}`);
    if (description === '') throw badRequest('command description must be non-empty');
    if (description.length > limits.about)
      throw badRequest(`command description length must not exceed ${limits.about}`);
    if (!/^[a-z0-9_]+$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
  }
  if (commands.length > limits.commands) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  return commands;
}

function setText(name: 'description' | 'short_description', limit: number, refusal: string): Method {
  return {
    knows: `${name} language_code`,
    run(call, { profile }) {
      const language = languageOf(call);
      const text = textOf(call, name);
      if (text.length > limit) throw badRequest(refusal);
      const texts = name === 'description' ? profile.descriptions : profile.shortDescriptions;
      if (text === '') texts.delete(language);
      else texts.set(language, text);
      return true;
    },
  };
}

function getText(name: 'description' | 'short_description'): Method {
  return {
    knows: 'language_code',
    run(call, { profile }) {
      const texts = name === 'description' ? profile.descriptions : profile.shortDescriptions;
      return { [name]: texts.get(languageOf(call)) ?? texts.get('') ?? '' };
    },
  };
}

export const profileMethods: Methods = {
  setMyCommands: {
    knows: 'commands scope language_code',
    run(call, inside) {
      const text = textOf(call, 'commands');
      const commands = text === '' ? [] : readCommands(text);
      inside.profile.commands.set(scopeOf(call, inside), commands);
      return true;
    },
  },
  getMyCommands: {
    knows: 'scope language_code',
    run: (call, inside) => inside.profile.commands.get(scopeOf(call, inside)) ?? [],
  },
  deleteMyCommands: {
    knows: 'scope language_code',
    run(call, inside) {
      inside.profile.commands.delete(scopeOf(call, inside));
      return true;
    },
  },
  setMyDescription: setText('description', limits.description, 'DESCRIPTION_TOO_LONG'),
  getMyDescription: getText('description'),
  setMyShortDescription: setText('short_description', limits.short, 'ABOUT_TOO_LONG'),
  getMyShortDescription: getText('short_description'),
  setMyDefaultAdministratorRights: {
    knows: 'rights for_channels',
    run(call, { profile }) {
      const rights = textOf(call, 'rights');
      if (
        rights !== '' &&
        !isObject(parseJson(rights, () => badRequest("can't parse ChatAdministratorRights JSON object")))
      )
        throw badRequest("can't parse ChatAdministratorRights: ChatAdministratorRights must be an Object");
      profile.rights[flagOf(call, 'for_channels') ? 'channels' : 'groups'] = rights;
      return true;
    },
  },
};
