/** What a test of a bot uses; everything else in this folder is the fake's own. */
export { createFakeDiscord, type FakeDiscord, type FakeDiscordOptions } from './fake-discord.js';
export type { Doing, Form } from './doing.js';
export type { Fault } from './faults.js';
export type { GuildHandle } from './guild.js';
export type { GivenFile, SomePerson, SomePlace, SomeRole, Value } from './handles.js';
export type { Person } from './person.js';
export type { Place } from './place.js';
export type { Call, Interaction } from './record.js';
export type { Seen, SeenButton, SeenFile } from './seen.js';
export { fillIn, type TypedCommand } from './typed-command.js';
export type { Until } from './until.js';
