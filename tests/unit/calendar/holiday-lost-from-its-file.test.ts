import { expect, test } from 'vitest';
import { readHolidays } from '#api/policies/read-holidays.ts';
import { readPolicyForm } from '#api/ui/pages/institution/policy/policy-form.ts';
import { withHolidayLines } from '#api/ui/pages/institution/policy/calendar-fields.ts';
import { readForm } from '#api/ui/form.ts';

const NOW = '2026-11-28T12:00:00.000Z';
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:test', ...events, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', `UID:${lines.join()}`, ...lines, 'END:VEVENT'].join('\r\n');

test('the days of events are read: of several days, of every year, and folded over lines', () => {
  const days = readHolidays(
    calendar(
      event('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227', 'SUMMARY:Court', '  closed'),
      event('DTSTART;VALUE=DATE:19900101', 'RRULE:FREQ=YEARLY', 'SUMMARY:New Year'),
      event('DTSTART;VALUE=DATE:20200501', 'SUMMARY:Long ago'),
      event('DTSTART;VALUE=DATE:20270501', 'STATUS:CANCELLED', 'SUMMARY:Not held'),
      event('DTSTART;VALUE=DATE:20261224', 'SUMMARY:Christmas Eve'),
    ),
    NOW,
  );
  expect(days.slice(0, 5)).toEqual([
    { date: '2026-01-01', name: 'New Year' },
    { date: '2026-12-24', name: 'Court closed' },
    { date: '2026-12-25', name: 'Court closed' },
    { date: '2026-12-26', name: 'Court closed' },
    { date: '2027-01-01', name: 'New Year' },
  ]);
  expect(days.at(-1)?.date).toBe('2036-01-01');
  expect(days).toHaveLength(14);
});

test.each([
  ['no calendar', 'Christmas', /BEGIN:VCALENDAR/],
  ['half a calendar', calendar(event('DTSTART;VALUE=DATE:20261224')).slice(0, 60), /BEGIN:VCALENDAR|no event/],
  ['no event', calendar(), /no event/],
  ['an event without a day', calendar(event('SUMMARY:Someday')), /BEGIN:VCALENDAR|no event/],
  [
    'too many days',
    calendar(event('DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=DAILY', 'SUMMARY:Never open')),
    /at most 2000/,
  ],
])('%s is refused by name', (_, text, message) => {
  let errors: unknown;
  try {
    readHolidays(text, NOW);
  } catch (error) {
    errors = (error as { document?: { errors?: unknown } }).document?.errors;
  }
  expect(errors).toEqual([{ field: '/calendar/iCalendar', message: expect.stringMatching(message) }]);
});

test('the editor takes days by line, or a pasted file, and shows them again as lines', () => {
  const read = (holidays: string) => readPolicyForm(readForm({ '/calendar/holidays': holidays }))['calendar'];
  const holidays = ['2026-12-25', { date: '2026-12-26', name: 'Boxing Day' }];
  expect(read('2026-12-25\r\n\r\n 2026-12-26  Boxing Day ')).toEqual({ holidays });
  expect(withHolidayLines({ calendar: { holidays } })).toEqual({
    calendar: { holidays: '2026-12-25\n2026-12-26 Boxing Day' },
  });
  const year = new Date().getUTCFullYear() + 1;
  expect(read(calendar(event(`DTSTART;VALUE=DATE:${year}1225`, 'SUMMARY:Christmas')))).toEqual({
    holidays: [{ date: `${year}-12-25`, name: 'Christmas' }],
  });
  expect(read('BEGIN:VCALENDAR and no more')).toEqual({ holidays: ['BEGIN:VCALENDAR'] });
});
