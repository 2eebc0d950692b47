/** A word to somebody alone, who did not just ask for it. */
import type { PlainSentence } from '../../locales/sentences.js';
import type { AccountId } from '../../chat/event.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { Person } from '../../people/person.js';
import { createSay, type Say } from '../../locales/say.js';
import { keepAnswer, openButton, sayAlone } from './alone.js';
import type { Services } from './services.js';
import { homeOf } from './home.js';

/** Whether it got there: on some platforms a bot may not speak first, and somebody may have blocked it. */
async function notePrivately(
  services: Services,
  klass: Class,
  account: AccountId,
  reply: Reply,
  key: string,
): Promise<boolean> {
  const chat = klass.chats.find((each) => platformOf(each) === platformOf(account));
  if (chat === undefined) return false;
  return (await sayAlone(services, { chat, only: account }, reply, `${key}:${account}`)) !== undefined;
}

/**
 * To every named host. Where none of them can be reached, the class's chat learns that something waits, and not what:
 * `unreached` says it, and a button leads every host to it.
 */
export async function noteToHosts(
  services: Services,
  klass: Class,
  reply: (say: Say) => Reply,
  key: string,
  unreached: PlainSentence = 'host.unreached',
): Promise<void> {
  const say = createSay(klass.language);
  let reached = false;
  for (const account of klass.hosts) {
    reached = (await notePrivately(services, klass, account, reply(say), key)) || reached;
  }
  if (reached) return;
  const start = await keepAnswer(services, { replies: [reply(say)], host: klass.id }, key);
  const buttons = [[openButton(say, start)]];
  await services.messenger.send(homeOf(klass), { text: say(unreached), buttons }, `${key}:all`);
}

/**
 * To somebody of the class, in their own language. Whether it got to any of their accounts; nobody hears it for those who
 * have none.
 */
export async function noteToPerson(
  services: Services,
  klass: Class,
  { accounts, language }: Person,
  reply: (say: Say) => Reply,
  key: string,
): Promise<boolean> {
  const say = createSay(language ?? klass.language);
  let reached = false;
  for (const account of accounts) reached = (await notePrivately(services, klass, account, reply(say), key)) || reached;
  return reached;
}

/** Chats and accounts are `{platform}:{id}`. */
function platformOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}
