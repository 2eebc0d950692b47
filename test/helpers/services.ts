/**
 * Rooms in memory over the fake platform, and a recognizer whose photos are words: quick dialogues without a database and
 * without networks. Documents go through their schemas on the way in, as in the real store.
 *
 * A photo is faces joined by `+`, largest first, each a name, perhaps `~` and how far it is from that person's true
 * face, perhaps what is wrong with it: `ann`, `ann~0.3`, `ann dark`, `ann+bo small`. `-` is a photo of nobody, and `!` a
 * file that cannot be read.
 */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { readRosterFile } from '../../src/rosters/read-roster-file.js';
import { readCalendar } from '../../src/calendar/read-calendar.js';
import { sheet, type Sheet } from '../../src/attendance/sheet.js';
import type { PhotoRef } from '../../src/chat/event.js';
import { klass, type Class } from '../../src/classes/class.js';
import { digests, noDigests } from '../../src/classes/digests.js';
import { emptyTimetable, timetable } from '../../src/classes/timetable/timetable.js';
import { UserError } from '../../src/errors.js';
import { person, type Person } from '../../src/people/person.js';
import type {
  Due,
  DueDocuments,
  LinkCode,
  Services,
  Conversation,
  WaitingAnswer,
} from '../../src/stories/kernel/services.js';
import { noPhotoCheck } from '../../src/recognition/photo-check.js';
import type { Recognizer, Sighting } from '../../src/recognition/recognizer.js';
import { rememberSaid } from '../../src/stories/live/said.js';
import type { FakePlatform } from './fake-platform.js';

/** A photo for `Speaker.sends`. */
export function photoOf(words: string): Uint8Array {
  return new TextEncoder().encode(words);
}

export interface FakeServices extends Services {
  /** How many photos were looked at. */
  looks(): number;
  everybody(): Person[];
  /** Albums that came item by item, and were seen: where their photos are. */
  seenAlbums: Map<string, readonly PhotoRef[]>;
}

export function createFakeServices(platform: FakePlatform, clock: { now(): number }): FakeServices {
  const people = new Map<string, Person>();
  const classes = new Map<string, Class>();
  const sheets = new Map<string, Sheet>();
  const conversations = new Map<string, Conversation>();
  const codes = new Map<string, LinkCode>();
  const waiting = new Map<string, WaitingAnswer>();
  const seenAlbums = new Map<string, readonly PhotoRef[]>();
  const behind = new Set<string>();
  const said = rememberSaid(platform.messenger);
  let looks = 0;
  const done = <T>(value: T): Promise<T> => Promise.resolve(structuredClone(value));
  const recognizer = createFakeRecognizer();
  const sheetKey = (of: string, session: string) => `${of} ${session}`;

  return {
    looks: () => looks,
    everybody: () => [...people.values()],
    seenAlbums,
    people: {
      get: (id) => done(people.get(id)),
      many: (ids) => done(new Map(ids.flatMap((id) => (people.has(id) ? [[id, people.get(id)!]] : [])))),
      of: (account) => done([...people.values()].find(({ accounts }) => accounts.includes(account))),
      add: (added) => done(keep(people, added.id, people.get(added.id) ?? person.parse(added))),
      change: (id, apply) => {
        const found = people.get(id);
        if (!found) return Promise.reject(new UserError('person.unknown', { query: id }));
        return done(keep(people, id, person.parse(apply(structuredClone(found)))));
      },
      forget: (id) => {
        people.delete(id);
        return Promise.resolve();
      },
    },
    classes: {
      get: (id) => done(classes.get(id)),
      in: (chat) => done([...classes.values()].find(({ chats }) => chats.includes(chat))),
      hostedBy: (account) => done([...classes.values()].filter(({ hosts }) => hosts.includes(account))),
      add: (added) => done(keep(classes, added.id, classes.get(added.id) ?? klass.parse(added))),
      change: (id, apply) => {
        const found = classes.get(id);
        if (!found) return Promise.reject(new UserError('class.none'));
        return done(keep(classes, id, klass.parse(apply(structuredClone(found)))));
      },
    },
    sheets: {
      get: (of, session) => done(sheets.get(sheetKey(of, session))),
      add: (added) => {
        const key = sheetKey(added.class, added.session);
        return done(keep(sheets, key, sheets.get(key) ?? sheet.parse(added)));
      },
      change: (of, session, apply) => {
        const found = sheets.get(sheetKey(of, session));
        if (!found) return Promise.reject(new UserError('session.none'));
        return done(keep(sheets, sheetKey(of, session), sheet.parse(apply(structuredClone(found)))));
      },
      between: (of, from, to, which = 'counting') =>
        done(
          [...sheets.values()]
            .filter(({ class: owner, openedAt }) => owner === of && openedAt >= from && openedAt < to)
            .filter(({ discarded }) => which === 'all' || discarded !== true)
            .sort((a, b) => a.openedAt - b.openedAt),
        ),
      open: () =>
        done(
          [...sheets.values()]
            .filter(({ closedAt }) => closedAt === undefined)
            .map(({ class: owner, session, closesAt, remindAt }) => ({ class: owner, session, closesAt, remindAt })),
        ),
    },
    conversations: {
      get: (chat, account) => {
        const found = conversations.get(`${chat} ${account}`);
        return done(found && found.until > clock.now() ? found : undefined);
      },
      // Through JSON, as the store does it.
      set: (chat, account, conversation) => {
        conversations.set(`${chat} ${account}`, JSON.parse(JSON.stringify(conversation)) as Conversation);
        return Promise.resolve();
      },
      end: (chat, account) => {
        conversations.delete(`${chat} ${account}`);
        return Promise.resolve();
      },
    },
    codes: {
      get: (code) => {
        const found = codes.get(code);
        return done(found && found.until > clock.now() ? found : undefined);
      },
      put: (code, meaning) => {
        codes.set(code, structuredClone(meaning));
        return Promise.resolve();
      },
    },
    waiting: {
      get: (code) => {
        const found = waiting.get(code);
        return done(found && found.until > clock.now() ? found : undefined);
      },
      put: (code, answer) => {
        waiting.set(code, structuredClone(answer));
        return Promise.resolve();
      },
    },
    timetables: dueDocuments(timetable, emptyTimetable),
    digests: dueDocuments(digests, noDigests),
    messenger: said.messenger,
    said,
    behind: {
      note: ({ klass, session = '' }) => Promise.resolve(void behind.add(`${klass}:${session}`)),
      done: ({ klass, session = '' }) => Promise.resolve(void behind.delete(`${klass}:${session}`)),
      all: () =>
        done(
          [...behind].map((key) => {
            const [klass = '', session = ''] = key.split(':');
            return { klass, session: session || undefined };
          }),
        ),
    },
    files: platform.files,
    rights: platform.rights,
    places: platform.places,
    photos: {
      async read({ ref }) {
        const data = await platform.files.fetch({ ref });
        if (data[0] === '!'.charCodeAt(0)) throw new UserError('photo.unreadable');
        // Real pixels, for whoever draws into them; the words are the first of them.
        const pixels = new Uint8Array(side * side * 3);
        pixels.set(data);
        return { data: pixels, width: side, height: side };
      },
    },
    albums: { of: (album) => done(seenAlbums.get(album)) },
    rosterFiles: { read: async (file) => readRosterFile(await platform.files.fetch(file)) },
    calendars: { read: async (file, range) => readCalendar(await platform.files.fetch(file), range) },
    recognizer: {
      ...recognizer,
      look: (photo, expect) => {
        looks += 1;
        return recognizer.look(photo, expect);
      },
    },
    photoCheck: noPhotoCheck,
    idFrom: (event, what) => hash(`${event} ${what}`).slice(0, 10),
    now: () => clock.now(),
    defaults: { timeZone: 'UTC', language: 'en' },
  };
}

function dueDocuments<T extends Due>(schema: z.ZodType<T>, empty: T): DueDocuments<T> {
  const documents = new Map<string, T>();
  return {
    get: (id) => Promise.resolve(structuredClone(documents.get(id))),
    change: (id, apply) => {
      const before = structuredClone(documents.get(id) ?? empty);
      const after = apply(before);
      return Promise.resolve(structuredClone(after === before ? after : keep(documents, id, schema.parse(after))));
    },
    due: (at) => Promise.resolve([...documents].flatMap(([id, { due }]) => ((due ?? Infinity) <= at ? [id] : []))),
  };
}

/** Pixels: every fake photo is a square of this side. */
const side = 1000;

const looksOf: Record<string, Partial<Sighting['quality']> & { yaw?: number }> = {
  small: { height: 20 },
  dark: { brightness: 8 },
  bright: { brightness: 252 },
  blurred: { sharpness: 1 },
  turned: { yaw: 70 },
};

/** Distances are exact: `ann~0.3` is 0.3 from `ann`, and two names are about 1.4 apart. */
export function createFakeRecognizer(): Recognizer {
  return {
    engine: 'fake',
    version: '1',
    sees: 'faces',
    thresholds: { known: 0.5, unsure: 0.6, tighter: [], alike: 0.6, margin: 0.05, minHeight: 40 },
    look: (photo) => {
      const end = photo.data.indexOf(0);
      const words = new TextDecoder().decode(end < 0 ? photo.data : photo.data.subarray(0, end));
      return Promise.resolve(words === '-' ? [] : words.split('+').map(sightingOf));
    },
    distance: (template, sighting) => Math.hypot(...template.map((value, i) => value - (sighting[i] ?? 0))),
    merge: (all) =>
      Float32Array.from(all[0] ?? [], (_, i) => all.reduce((sum, one) => sum + (one[i] ?? 0), 0) / all.length),
    labelOf: () => undefined,
    close: () => Promise.resolve(),
  };
}

function sightingOf(words: string, place: number): Sighting {
  const [, name = '', away = '0', fault = ''] = /^(\w+)(?:~([\d.]+))?(?: (\w+))?$/.exec(words) ?? [];
  const look = looksOf[fault] ?? {};
  const height = look.height ?? 200;
  return {
    box: { x: 10 + place * 210, y: 10, width: height, height },
    score: 0.99,
    quality: { height, sharpness: look.sharpness ?? 500, brightness: look.brightness ?? 120, overall: 0.9 },
    pose: { yaw: look.yaw ?? 0, pitch: 0, roll: 0 },
    descriptor: descriptorOf(name, Number(away)),
  };
}

/** A direction of its own for each name in 32 dimensions, and one more dimension for being away from it. */
function descriptorOf(name: string, away: number): Float32Array {
  const direction = [...createHash('sha256').update(name).digest()].map((byte) => byte - 127.5);
  const length = Math.hypot(...direction);
  return Float32Array.from([...direction.map((value) => value / length), away]);
}

function hash(text: string): string {
  // Base 32 digits shifted into the alphabet of `Rooms.idFrom`.
  return BigInt(`0x${createHash('sha256').update(text).digest('hex')}`)
    .toString(32)
    .replaceAll(/[0189]/g, (digit) => 'wxyz'[Number(digit) % 4] ?? 'w');
}

function keep<T>(documents: Map<string, T>, key: string, document: T): T {
  documents.set(key, document);
  return document;
}
