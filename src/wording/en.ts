/** English. ICU MessageFormat: {name}, {n, plural, one {# face} other {# faces}}. Apostrophes are typographic (’). */
import { attendanceEn } from './en/attendance.js';
import { classesEn } from './en/classes.js';
import { errorsEn } from './en/errors.js';
import { peopleEn } from './en/people.js';

export const en = { ...errorsEn, ...peopleEn, ...classesEn, ...attendanceEn } as const;
