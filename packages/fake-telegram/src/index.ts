/** What a test of a bot uses; everything else in this folder is the server's own. */
export { createFakeTelegram, type FakeTelegramOptions, type FakeTelegram } from './fake-telegram.js';
export type { GroupOptions } from './cast.js';
export type { Channel } from './channel.js';
export type { Chances, Failure, Fault } from './failures.js';
export type { Group } from './group.js';
export type { Person } from './person.js';
export type { Action, CallRecord, Seen, Toast } from './record.js';
export type { Captioned, FileToSend, Seat } from './seat.js';
export type { Saying, Sent } from './sending.js';
export type { Until } from './until.js';
export type { WireButton, WireMessage, WireUpdate, WireUser } from './wire.js';
