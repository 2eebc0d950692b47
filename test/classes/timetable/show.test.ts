import { describe, expect, it } from 'vitest';
import { showDate, showDates, showSpan, showWeekdays } from '../../../src/classes/timetable/show.js';

describe('a timetable as people read it', () => {
  it('is in the class’s language', () => {
    expect(showDate('2028-02-29', 'en')).toBe('Tue, Feb 29, 2028');
    expect(showDate('2028-02-29', 'de')).toBe('Di., 29. Feb. 2028');
    expect(showDates({ from: '2028-02-29', to: '2028-03-01' }, 'en')).toBe('Tue, Feb 29, 2028 – Wed, Mar 1, 2028');
    expect(showDates({ from: '2028-02-29', to: '2028-02-29' }, 'en')).toBe('Tue, Feb 29, 2028');
  });

  it('names runs of days by their ends', () => {
    expect(showWeekdays([1, 2, 3, 4, 5], 'en')).toBe('Mon–Fri');
    expect(showWeekdays([1, 3], 'en')).toBe('Mon, Wed');
    expect(showWeekdays([1, 2, 4, 5, 6, 7], 'en')).toBe('Mon, Tue, Thu–Sun');
    expect(showWeekdays([6, 7], 'de')).toBe('Sa, So');
  });

  it('has times to the end of the day', () => {
    expect(showSpan({ from: 545, to: 1440 })).toBe('09:05–24:00');
  });
});
