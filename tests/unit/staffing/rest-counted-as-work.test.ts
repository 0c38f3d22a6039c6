import { describe, expect, it } from 'vitest';
import { workingDays } from '#db/audit/working-stretches.ts';

/** Moments at times of day such as `09:05`, in a case named by a letter. */
const moments = (day: string, ...at: [time: string, caseId: string][]) =>
  at.map(([time, caseId]) => ({ day, caseId, at: `${day}T${time}:00.000Z` }));
const MINUTE = 60;

describe('the days of a judge', () => {
  it('count what lies between acts in one hearing as work for up to an hour, and between hearings for a quarter', () => {
    const [day, ...others] = workingDays(
      moments(
        '2026-03-02',
        ['09:00', 'a'],
        ['09:50', 'a'],
        ['10:00', 'b'],
        ['10:30', 'c'],
        ['11:45', 'c'],
        ['11:50', 'd'],
      ),
    );
    expect(others).toEqual([]);
    expect(day).toEqual({
      day: '2026-03-02',
      from: '2026-03-02T09:00:00.000Z',
      until: '2026-03-02T11:50:00.000Z',
      // From 9 to 10; a moment at 10:30, and from 11:45 to 11:50.
      workSeconds: 65 * MINUTE,
      longestStretchSeconds: 60 * MINUTE,
      pauses: 2,
      pauseSeconds: (30 + 75) * MINUTE,
    });
  });

  it('are each of their own, and a night is no work', () => {
    const days = workingDays([
      ...moments('2026-03-02', ['16:00', 'a'], ['16:20', 'a']),
      ...moments('2026-03-03', ['08:00', 'a'], ['08:10', 'a']),
    ]);
    expect(days.map(({ day, workSeconds, pauses }) => [day, workSeconds, pauses])).toEqual([
      ['2026-03-02', 20 * MINUTE, 0],
      ['2026-03-03', 10 * MINUTE, 0],
    ]);
  });

  it('are none without a moment', () => expect(workingDays([])).toEqual([]));
});
