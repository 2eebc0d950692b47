/** One change that a host asks for with `/schedule`. */
import { type Class, defaultSessionHours } from '../../classes/class.js';
import type { ScheduleRequest } from '../../classes/timetable/read-schedule.js';
import { addDate, addPause, addWeekly, type Timetable } from '../../classes/timetable/timetable.js';
import { minutesOfDay, type LocalDate, type Minutes } from '../../classes/timetable/wall-clock.js';
import { UserError } from '../../errors.js';

export interface Applying {
  klass: Pick<Class, 'sessionHours'>;
  today: LocalDate;
  /** Of the event: the same event again changes nothing more. */
  id: string;
}

type Change = Exclude<ScheduleRequest, { kind: 'show' | 'off' | 'zone' }>;

/** Throws UserErrors `schedule.past` and `schedule.full`. */
export function applyRequest(before: Timetable, request: Change, context: Applying): Timetable {
  const { id, today } = context;
  switch (request.kind) {
    case 'weekly': {
      const { weekdays, every, since = today, until, from } = request;
      if (until !== undefined && until < today) throw new UserError('timetable.past');
      const to = endOf(request, context);
      return addWeekly(before, { id, weekdays, from, to, every, since, ...(until !== undefined && { until }) });
    }
    case 'date': {
      const { date, from } = request;
      if (date < today) throw new UserError('timetable.past');
      return addDate(before, { date, from, to: endOf(request, context), imported: false });
    }
    case 'pause': {
      const { from, to, title } = request;
      if (to < today) throw new UserError('timetable.past');
      return addPause(before, { id, from, to, ...(title !== undefined && { title }), imported: false });
    }
    case 'grace':
      return { ...before, grace: request.minutes };
    case 'remind':
      return { ...before, remind: request.minutes };
  }
}

/** Without an end, a session by the timetable lasts as long as one opened by hand, and not over midnight. */
function endOf({ from, to }: { from: Minutes; to?: Minutes }, { klass }: Applying): Minutes {
  return to ?? Math.min(minutesOfDay, from + Math.round((klass.sessionHours || defaultSessionHours) * 60));
}
