/** What tests hold in their hands: people, places, roles and files. */
import type { APIRole } from 'discord-api-types/v10';
import type { Channel } from './state.js';

/** A file that somebody sends. */
export interface GivenFile {
  name: string;
  bytes: Uint8Array;
  alt?: string;
}

export interface SomePerson {
  kind: 'person';
  id: string;
  name: string;
}

export interface SomeRole {
  kind: 'role';
  id: string;
  role: APIRole;
}

export interface SomePlace {
  kind: 'place';
  id: string;
  channel: Channel;
}

/** What the option of a command can be given. */
export type Value = string | number | boolean | SomePerson | SomeRole | SomePlace | GivenFile;
