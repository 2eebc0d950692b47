/** A class over a term, made up and the same every time: people of many names, habits, absences and excuses. */
import { joinSheet, openSheet } from '../../attendance/session.js';
import type { Entry, Sheet } from '../../attendance/sheet.js';
import type { Class } from '../../classes/class.js';
import { meetingsOn } from '../../classes/timetable/meetings.js';
import { emptyTimetable, type Timetable } from '../../classes/timetable/timetable.js';
import { datesOf } from '../../classes/timetable/wall-clock.js';
import type { Person } from '../../people/person.js';

export interface TermPlan {
  people: number;
  timeZone: string;
  title: string;
  chat: string;
  host: string;
  /** Local dates. */
  first: string;
  last: string;
  /** Sessions begin up to here, milliseconds UTC. */
  now: number;
  timetable: Pick<Timetable, 'weekly' | 'pauses'>;
}

export interface Term {
  klass: Class;
  people: Person[];
  timetable: Timetable;
  sheets: Sheet[];
}

/** `idFrom`: the vault's, so that ids look as they always do. */
export function makeTerm(plan: TermPlan, idFrom: (event: string, what: string) => string): Term {
  const { timeZone, first, last, now } = plan;
  const random = createRandom();
  const since = Date.parse(`${first}T00:00:00Z`);
  const id = idFrom('demo', 'class');
  const people = Array.from({ length: plan.people }, (_, i) => personOf(i, id, since, idFrom));
  const klass: Class = {
    ...{ id, chats: [plan.chat], title: plan.title, timeZone, language: 'en', minors: false, hosts: [plan.host] },
    members: people.map(({ id: person }, i) => ({ person, number: i + 1, since, state: 'on' })),
    ...{ sessionHours: 3, term: { first, last }, requiredRate: 80, since },
  };
  const timetable: Timetable = { ...emptyTimetable, ...plan.timetable, settledUntil: now };
  const meetings = datesOf(first, last)
    .flatMap((date) => meetingsOn(timetable, date, timeZone))
    .filter(({ start }) => start < now);
  const habits = people.map(() => habitOf(random));
  const sheets = meetings.map(({ start, end }, nth) => {
    const session = idFrom(`demo ${nth}`, 'session');
    const opened = openSheet(klass, { session, at: start, closesAt: end, by: plan.host });
    const progress = nth / Math.max(meetings.length - 1, 1);
    const photo = idFrom(`demo ${nth}`, 'photo');
    const entries = people.flatMap(({ id: person }, i): Entry[] => {
      const entry = entryOf(habits[i]!, { random, progress, start, photo, person, host: plan.host, nth });
      return entry ? [entry] : [];
    });
    const sheet = people.reduce((all, { id: person }) => joinSheet(all, person), opened);
    return { ...sheet, entries, closedAt: end };
  });
  return { klass, people, timetable, sheets };
}

function personOf(i: number, klass: string, since: number, idFrom: (event: string, what: string) => string): Person {
  const [name = '', email = ''] = inventedNames[i % inventedNames.length] ?? [];
  const round = Math.floor(i / inventedNames.length);
  return {
    id: idFrom(`demo person ${i}`, 'person'),
    name: round === 0 ? name : `${name} ${round + 1}`,
    // Some never gave one; example.org is kept for examples (RFC 2606).
    ...(i % 9 !== 8 && { email: `${email}${round === 0 ? '' : round + 1}@example.org` }),
    accounts: [`demo:${i}`],
    ...{ templates: [], classes: [klass], since },
  };
}

/** How somebody attends: how likely, where that goes over the term, and how often late or excused. */
interface Habit {
  likely: number;
  drift: number;
  late: number;
  excused: number;
  /** Without a face: a tap that a host confirms. */
  taps: boolean;
}

function habitOf(random: () => number): Habit {
  const kind = random();
  const drift = kind < 0.08 ? -0.7 : kind < 0.2 ? -0.2 : 0.03;
  return {
    likely: kind < 0.08 ? 0.9 : 0.8 + 0.2 * random(),
    ...{ drift, late: 0.12 * random(), excused: 0.07 * random(), taps: random() < 0.1 },
  };
}

interface Moment {
  random: () => number;
  /** From 0 to 1 over the term. */
  progress: number;
  start: number;
  photo: string;
  person: string;
  host: string;
  nth: number;
}

const minute = 60_000;

function entryOf(habit: Habit, { random, progress, start, photo, person, host, nth }: Moment): Entry | undefined {
  const base = { event: `demo photo ${nth}`, person, by: host };
  const says = (how: Entry['how'], status: Entry['status'], after: number, event: string): Entry => ({
    ...base,
    ...{ id: `${event}/${person}`, event, at: start + after * minute, status, how },
  });
  if (random() < habit.excused) return says('excuse', 'excused', -600, `demo excuse ${nth} ${person}`);
  if (random() > habit.likely + habit.drift * progress) return undefined;
  const isLate = random() < habit.late;
  if (habit.taps) return says('claim', isLate ? 'late' : 'present', isLate ? 18 : 3, `demo tap ${nth}`);
  const way = random();
  if (way < 0.08) {
    const selfie = says('selfie', isLate ? 'late' : 'present', isLate ? 20 : 2, `demo selfie ${nth} ${person}`);
    return { ...selfie, by: 'demo:self', distance: near(random) };
  }
  if (isLate) return says('hand', 'late', 16, `demo hand ${nth} ${person}`);
  return {
    ...says('photo', 'present', 5, `demo photo ${nth}`),
    id: `${photo}/${person}`,
    photo,
    distance: near(random),
  };
}

/** As far as faces of one person usually are from each other. */
function near(random: () => number): number {
  return Math.round((0.015 + 0.03 * random()) * 1e6) / 1e6;
}

/** Numbers from 0 to 1, the same every time: the generator of Numerical Recipes (Press et al., 3rd ed., 7.1). */
function createRandom(): () => number {
  let state = 5;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Invented people, in the scripts that names come in; the second word is for their email. */
const inventedNames: readonly [string, string][] = [
  ['Ann Example', 'ann'],
  ['Łukasz Wiśniewski', 'lukasz'],
  ['Άννα Παπαδοπούλου', 'anna.p'],
  ['Анна Щербакова', 'anna.s'],
  ['محمد الأمين', 'mohamed'],
  ['דוד לוי', 'david'],
  ['किरण शर्मा', 'kiran'],
  ['李小红', 'xiaohong'],
  ['山田 さくら', 'sakura'],
  ['김민준', 'minjun'],
  ['Nguyễn Thị Phương', 'phuong'],
  ['Sam O’Neill 🎉', 'sam'],
  ['Zoë Müller-Lüdenscheidt', 'zoe'],
  ['José Ángel Muñoz', 'jose'],
  ['Ayşe Yılmaz', 'ayse'],
  ['فاطمة الزهراء', 'fatima'],
  ['Chidinma Okafor', 'chidinma'],
  ['สมชาย ใจดี', 'somchai'],
  ['თამარ ბერიძე', 'tamar'],
  ['Հայկ Պետրոսյան', 'hayk'],
  ['তাসনিম রহমান', 'tasnim'],
  ['தமிழ் செல்வன்', 'tamil'],
  ['Іван Шевченко', 'ivan'],
  ['王大明', 'daming'],
  ['ኃይሌ ገብረ', 'haile'],
  ['Bo Li', 'bo'],
  ['Grace Achieng', 'grace'],
  ['Tomás Ó Briain', 'tomas'],
  ['渡邊 健', 'ken'],
  ['Maja Håkansson', 'maja'],
];
