/** Somebody at a keyboard. */
import type { Locale } from 'discord-api-types/v10';
import { createCommanding, type Commanding } from './commanding.js';
import { formOf, type Form } from './doing.js';
import { createFilling, type Filling } from './filling.js';
import type { SomePerson } from './handles.js';
import { createMoving, type Moving } from './moving.js';
import { createPressing, type Pressing } from './pressing.js';
import { createTalking, type Talking } from './talking.js';
import type { Until } from './until.js';
import { createUser, type World } from './world.js';

export interface Person extends SomePerson, Commanding, Pressing, Filling, Talking, Moving {
  /** How a message names this person. */
  mention: string;
  /** Every form that the bot showed them, oldest first. */
  forms(): Form[];
}

export function createPerson(world: World, until: Until, name: string, locale: Locale, dmsOpen: boolean): Person {
  const id = world.nextId();
  world.accounts.set(id, { user: createUser(id, name), locale, dmsOpen });
  return {
    kind: 'person',
    id,
    name,
    mention: `<@${id}>`,
    forms: () => world.interactions.filter((one) => one.by === id && one.modal).map(formOf),
    ...createCommanding(world, until, id),
    ...createPressing(world, until, id),
    ...createFilling(world, until, id),
    ...createTalking(world, until, id),
    ...createMoving(world, id),
  };
}
