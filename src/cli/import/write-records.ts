/** Puts what fas2 had recorded into the store. Doing it twice changes nothing. */
import { addEntries } from '../../attendance/sheet.js';
import { closeSheet, joinSheet, openSheet } from '../../attendance/session.js';
import type { ChatId } from '../../chat/event.js';
import { defaultSessionHours, type Class } from '../../classes/class.js';
import { localDay } from '../../classes/local-day.js';
import { addMembers } from '../../classes/roster.js';
import { enrol, setConsent } from '../../people/enrolment.js';
import { policyVersion, type Person } from '../../people/person.js';
import type { Classes, People, Sheets } from '../../stories/kernel/services.js';
import { encodeDescriptor } from '../../recognition/gallery.js';
import { writeLabel } from '../../recognition/labels/label-recognizer.js';
import type { Fas2Record, Fas2User } from './fas2-records.js';

export interface Import {
  users: readonly Fas2User[];
  records: readonly Fas2Record[];
  /** Where the class lives; one that lives there already is used, and its settings are left alone. */
  chat: ChatId;
  title: string;
  timeZone: string;
  language: string;
  /** The operator states that everybody's consent is on record. */
  consented: boolean;
  /** The classifier whose labels the face_ids are. */
  model: string;
  at: number;
}

export interface ImportServices {
  people: People;
  classes: Classes;
  sheets: Sheets;
  idFrom(event: string, what: string): string;
}

/** What there is now. A record that came twice is one mark. */
export interface Imported {
  title: string;
  people: number;
  faceIds: number;
  sessions: number;
  marks: number;
}

/** Everything derives its id from this and from its own key. */
const event = 'import:fas2';
/** Stands where an account would, for what nobody of this system did. */
const by = 'import:fas2';

/** People, then the class, then its sheets: a crash in between is mended by importing again. */
export async function writeRecords(services: ImportServices, given: Import): Promise<Imported> {
  const people: Person[] = [];
  for (const user of given.users) people.push(await addPerson(services, user, given));
  const klass = await addClass(services, given);
  const ids = people.map(({ id }) => id);
  const expected = await services.classes.change(klass.id, (now) => addMembers(now, ids, given.at, 'on'));
  for (const { id } of people) {
    await services.people.change(id, (now) =>
      now.classes.includes(klass.id) ? now : { ...now, classes: [...now.classes, klass.id] },
    );
  }
  const days = byDay(given.records, expected.timeZone);
  let marks = 0;
  for (const [from, records] of days) marks += await addSheet(services, expected, people, from, records, given.users);
  return {
    title: expected.title,
    people: people.length,
    faceIds: people.filter(({ templates }) => templates.length > 0).length,
    sessions: days.size,
    marks,
  };
}

/** A face_id is kept as every template is: with consent alone. fas2 recorded none, so somebody has to state it. */
async function addPerson(services: ImportServices, user: Fas2User, { consented, model, at }: Import): Promise<Person> {
  const id = services.idFrom(event, `person ${user.identity}`);
  const bare: Person = {
    ...{ id, name: user.name, accounts: [], templates: [], classes: [], since: user.registeredAt ?? at },
    ...(user.email !== undefined && { email: user.email }),
  };
  const there = await services.people.add(bare);
  if (!(consented || user.consented) || user.faceId === undefined || there.consent) return there;
  // What fas2 kept has no score; it took the label for certain.
  const descriptor = encodeDescriptor(writeLabel({ text: user.faceId, score: 1 }));
  const selfie = { event: `${event} ${id}`, at, descriptor };
  return services.people.change(id, (now) =>
    enrol(
      setConsent(now, { to: 'face', at, by: 'operator', policy: policyVersion }),
      { engine: 'resnet-50', version: model },
      [selfie],
    ),
  );
}

async function addClass(services: ImportServices, { chat, title, timeZone, language, at }: Import): Promise<Class> {
  const there = await services.classes.in(chat);
  if (there) return there;
  const id = services.idFrom(event, `class ${chat}`);
  return services.classes.add({
    ...{ id, chats: [chat], title, timeZone, language, hosts: [], members: [] },
    ...{ sessionHours: defaultSessionHours, since: at },
  });
}

/** Records by the first instant of their local day, each day's in order. */
function byDay(records: readonly Fas2Record[], timeZone: string): Map<number, Fas2Record[]> {
  const days = new Map<number, Fas2Record[]>();
  for (const record of [...records].sort((a, b) => a.at - b.at)) {
    const { from } = localDay(record.at, timeZone);
    days.set(from, [...(days.get(from) ?? []), record]);
  }
  return days;
}

/**
 * One session for each local day, from its first record to the day's end; whoever had registered by then and has no record
 * was absent. Gives back how many records it holds.
 */
async function addSheet(
  services: ImportServices,
  klass: Class,
  people: readonly Person[],
  from: number,
  records: readonly Fas2Record[],
  users: readonly Fas2User[],
): Promise<number> {
  const at = Math.min(...records.map((record) => record.at));
  const session = services.idFrom(event, `session ${klass.id} ${from}`);
  const closesAt = localDay(at, klass.timeZone).to;
  const entries = records.map(({ user, at: when, status }) => {
    const person = people[user]!.id; // users and people are in the same order
    return { id: `${event}/${person}/${when}`, event, at: when, by, person, status, how: 'hand' as const };
  });
  const expected = people.filter(
    (_, i) => (users[i]?.registeredAt ?? -Infinity) < closesAt || records.some(({ user }) => user === i),
  );
  // Closed from the start: it must never be the class's open session.
  await services.sheets.add(closeSheet({ ...openSheet(klass, { session, at, closesAt, by }), roster: [] }, closesAt));
  await services.sheets.change(klass.id, session, (now) =>
    addEntries(expected.map(({ id }) => id).reduce(joinSheet, now), entries),
  );
  return new Set(entries.map(({ id }) => id)).size;
}
