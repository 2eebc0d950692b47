/** After a restart the server knows nobody whom the visitor added: the page, which does, tells it again. */
import type { WireEvent } from '../wire.js';
import type { Model } from './model.js';
import { addGroup, addPerson } from './requests.js';

/** Resolves when the server knows everybody, so that they can speak. */
export async function introduceAgain(model: Model, told: Extract<WireEvent, { kind: 'snapshot' }>): Promise<void> {
  const people = new Map(told.people.map((person) => [person.account, person.name]));
  const groups = new Map(told.chats.map((chat) => [chat.id, chat.title]));
  for (const person of model.people.values()) {
    if (people.get(person.account) !== person.name) await addPerson(person.name);
  }
  for (const chat of model.chats.values()) {
    if (chat.kind === 'group' && groups.get(chat.id) !== chat.title) await addGroup(chat.title);
  }
}
