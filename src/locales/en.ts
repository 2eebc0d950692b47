/** English. ICU MessageFormat: {name}, {n, plural, one {# face} other {# faces}}. Apostrophes are typographic (’). */
import { appEn } from './en/app.js';
import { attendanceEn } from './en/attendance.js';
import { classesEn } from './en/classes.js';
import { digestEn } from './en/digest.js';
import { errorsEn } from './en/errors.js';
import { linkingEn } from './en/linking.js';
import { excuseEn } from './en/excuse.js';
import { menuEn } from './en/menu.js';
import { peopleEn } from './en/people.js';
import { scheduleEn } from './en/schedule.js';
import { reportsEn } from './en/reports.js';
import { sessionsEn } from './en/sessions.js';

export const en = {
  ...appEn,
  ...errorsEn,
  ...menuEn,
  ...peopleEn,
  ...linkingEn,
  ...classesEn,
  ...attendanceEn,
  ...sessionsEn,
  ...reportsEn,
  ...scheduleEn,
  ...digestEn,
  ...excuseEn,
} as const;
