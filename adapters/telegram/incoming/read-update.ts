/** Updates come from outside: what cannot be read is noted and left, so that it does not block the others. */
import type { Update } from 'telegraf/types';
import { incoming, type Incoming } from '../../../src/chat/event.js';
import type { Log } from '../../../src/chat/ports.js';
import type { Reach } from '../reach.js';
import { noteReach } from './note-reach.js';
import { createUsernames, type Self } from './mentions.js';
import { translate } from './translate.js';

/** Undefined where there is nothing to handle, for whatever reason. Never throws. */
export type ReadUpdate = (update: unknown, me: Self) => Incoming | undefined;

/** Fields that are named in the log. */
const fieldsShown = 30;

/** `now`: milliseconds UTC. */
export function createReadUpdate({ reach, log, now }: { reach: Reach; log: Log; now: () => number }): ReadUpdate {
  const usernames = createUsernames();
  return (update, me) => {
    try {
      if (!isUpdate(update)) throw new TypeError('not an update');
      const event = translate(update, me, usernames, now());
      // A field of another type than documented would otherwise fail much later, again and again.
      if (event) incoming.parse(event);
      noteReach(reach, update, event);
      return event;
    } catch (error) {
      // Nothing of its content, which the message of an error may quote: kinds of fields tell an operator enough.
      const why = error instanceof Error ? error.name : typeof error;
      log.warn({ update: numberOfUpdate(update), fields: kindsIn(update), why }, 'an update could not be read');
      return undefined;
    }
  };
}

/** By which an update is confirmed; undefined where it has none. */
export function numberOfUpdate(update: unknown): number | undefined {
  const isObject = typeof update === 'object' && update !== null && 'update_id' in update;
  return isObject && Number.isSafeInteger(update.update_id) ? Number(update.update_id) : undefined;
}

/** What its fields are, `translate` finds out. */
function isUpdate(update: unknown): update is Update {
  return numberOfUpdate(update) !== undefined && Object.keys(update as object).length > 1;
}

/** Names and kinds of the fields, two levels deep: `message.photo: array of 0`. */
function kindsIn(update: unknown): string[] {
  const kinds = fieldsOf(update).flatMap(([name, value]) => [
    `${name}: ${kindOf(value)}`,
    ...fieldsOf(value).map(([inner, what]) => `${name}.${inner}: ${kindOf(what)}`),
  ]);
  return kinds.slice(0, fieldsShown);
}

function fieldsOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return `array of ${value.length}`;
  return value === null ? 'null' : typeof value;
}
