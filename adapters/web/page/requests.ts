/** Requests to the server, told apart by what can be done about a failure. */
import type { WireChat, WireEvent, WirePerson } from '../wire.js';
import type { PageModel } from './model.js';

/** The server was not reached, or is too busy: the same request may well succeed later. */
export class NotReached extends Error {
  override readonly name = 'NotReached';
}

/** The server said no; `status` is HTTP's. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly status: number) {
    super(`status ${status}`);
  }
}

/** Throws NotReached and Refused. */
export async function post(path: string, body: BodyInit, headers: HeadersInit = {}): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(path, { method: 'POST', body, headers });
    if (response.ok) return await response.json();
  } catch {
    throw new NotReached();
  }
  if (response.status >= 500) throw new NotReached();
  throw new Refused(response.status);
}

export async function postJson(path: string, body: unknown): Promise<unknown> {
  return post(path, JSON.stringify(body), { 'Content-Type': 'application/json' });
}

/** The same name is the same person. Throws NotReached and Refused. */
export async function addPerson(name: string): Promise<{ person: WirePerson; chat: WireChat }> {
  // The server's answers have the types of wire.ts, which it is compiled with.
  return (await postJson('/api/people', { name })) as { person: WirePerson; chat: WireChat };
}

export async function addGroup(title: string): Promise<WireChat> {
  return ((await postJson('/api/chats', { title })) as { chat: WireChat }).chat;
}

// The stream of events from the server: opened again whenever it is lost, going on where it was.

/** The server gives a sign of life every 15 s; two of them missing means that the connection is dead. */
const silenceMs = 40_000;
const againMs = 1_000;

export interface StreamListener {
  /** A snapshot comes first; it comes again after a restart, or a long absence. */
  event(event: WireEvent): void;
  /** The server is there again, and nothing was missed. */
  resumed(): void;
  lost(): void;
}

export function connectEvents(listener: StreamListener): void {
  let last: string | undefined;

  function open(): void {
    const source = new EventSource(`/api/events${last === undefined ? '' : `?since=${encodeURIComponent(last)}`}`);
    let silence: number | undefined;

    function wait(): void {
      clearTimeout(silence);
      silence = setTimeout(again, silenceMs);
    }

    function again(): void {
      clearTimeout(silence);
      source.close();
      listener.lost();
      setTimeout(open, againMs);
    }

    source.onopen = wait;
    source.addEventListener('resumed', () => listener.resumed());
    source.onmessage = (message: MessageEvent<string>) => {
      wait();
      last = message.lastEventId;
      // Written by the server with the same type.
      listener.event(JSON.parse(message.data) as WireEvent);
    };
    source.addEventListener('alive', wait);
    source.onerror = again;
  }

  open();
}

// After a restart the server knows nobody whom the visitor added: the page, which does, tells it again.

/** Resolves when the server knows everybody, so that they can speak. */
export async function introduceAgain(model: PageModel, told: Extract<WireEvent, { kind: 'snapshot' }>): Promise<void> {
  const people = new Map(told.people.map((person) => [person.account, person.name]));
  const groups = new Map(told.chats.map((chat) => [chat.id, chat.title]));
  for (const person of model.people.values()) {
    if (people.get(person.account) !== person.name) await addPerson(person.name);
  }
  for (const chat of model.chats.values()) {
    if (chat.kind === 'group' && groups.get(chat.id) !== chat.title) await addGroup(chat.title);
  }
}
