/** Requests to the server, told apart by what can be done about a failure. */
import type { WireChat, WirePerson } from '../wire.js';

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
