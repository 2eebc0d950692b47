/** What somebody writes after a command about a class: a period, a person, a day. */
import type { Class } from '../../classes/class.js';
import { foldName } from '../../classes/fold-name.js';
import type { Today } from '../../classes/timetable/read-words.js';
import { dateOf } from '../../classes/timetable/wall-clock.js';
import type { Person } from '../../people/person.js';
import { readAsked } from '../../reports/period.js';
import type { Context } from './story.js';

/** Which day it is in a class's chat, and in a direct chat without a class. */
export function todayFor({ services, event }: Context, klass?: Class): Today {
  const { timeZone, language } = klass ?? services.defaults;
  return { today: dateOf(event.at, timeZone), language: klass ? language : (event.sender.language ?? language) };
}

/** A period and a person, of whom there may be one called April. `people`: whom the sender may ask about. */
export function askedFor(context: Context, klass: Class, text: string, people: Iterable<Person>) {
  const names = [...people].map(({ name }) => foldName(name).split(/[ -]/));
  const isPerson = (said: string) => {
    const words = foldName(said).split(/[ -]/);
    return names.some((name) => words.every((word) => name.includes(word)));
  };
  return readAsked(text, todayFor(context, klass), isPerson);
}
