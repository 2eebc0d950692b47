import { describe, expect, it } from 'vitest';
import { addContest, settleContest, waitingContest } from '../../src/attendance/contests.js';
import { marksOf } from '../../src/attendance/marks.js';
import { renamePerson } from '../../src/attendance/rename-person.js';
import { withoutAccounts } from '../../src/people/erasure.js';
import { act, aSheet } from './sheets.js';

const contested = addContest(aSheet(), { event: 'e1', at: 1, person: 'ann', wanted: 'present' });

describe('a mark that somebody contradicts', () => {
  it('waits for a host, once; asked again it waits for what they said last', () => {
    expect(waitingContest(contested, 'ann')?.wanted).toBe('present');
    expect(addContest(contested, { event: 'e1', at: 1, person: 'ann', wanted: 'late' })).toBe(contested);
    const again = addContest(contested, { event: 'e2', at: 2, person: 'ann', wanted: 'late' });
    expect(again.contests).toHaveLength(1);
    expect(waitingContest(again, 'ann')?.wanted).toBe('late');
    expect(waitingContest(again, 'bo')).toBeUndefined();
  });

  it('is what they said, by the host’s hand, where the host agrees', () => {
    const settled = settleContest(contested, 'ann', { ...act('yes'), accepted: true });
    expect(marksOf(settled).get('ann')).toMatchObject({ status: 'present', entry: { how: 'hand', by: 'web:host' } });
    expect(waitingContest(settled, 'ann')).toBeUndefined();
  });

  it('stays as it is where the host does not, and the first answer holds', () => {
    const settled = settleContest(contested, 'ann', { ...act('no'), accepted: false });
    expect(marksOf(settled).get('ann')?.status).toBe('not-yet');
    expect(settleContest(settled, 'ann', { ...act('yes'), accepted: true })).toBe(settled);
    const anew = addContest(settled, { event: 'e3', at: 3, person: 'ann', wanted: 'late' });
    expect(settleContest(anew, 'ann', { ...act('no'), accepted: true })).toBe(anew);
  });

  it('is somebody else’s once they turned out to be somebody else, and forgets who decided', () => {
    const settled = settleContest(contested, 'ann', { ...act('no'), accepted: false });
    expect(renamePerson(settled, 'ann', 'anna').contests?.[0]?.person).toBe('anna');
    expect(withoutAccounts(settled, ['web:host']).contests?.[0]?.settled?.by).toBe('former');
  });
});
