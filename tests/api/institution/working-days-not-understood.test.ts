import { afterAll, expect, test } from 'vitest';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { startApp } from '../app-under-test.ts';

const app = await startApp();
afterAll(() => app.close());

const put = (key: string, change: object) =>
  app.call('institution@demo', `PUT /v1/policies/${key}`, { body: { ...samplePolicy(), ...change } });

test.each([
  [
    'a window with a zone of its own',
    { appealWindow: { duration: 'P10D', for: 'adverse', timeZone: 'Europe/Berlin' } },
  ],
  ['a window in working days', { appealWindow: { duration: 'P10BD', for: 'adverse' } }],
  ['a zone and holidays', { timeZone: 'Europe/Berlin', calendar: { holidays: ['2026-12-25'] } }],
])('%s is taken, and what was read can be put back', async (_, change) => {
  const stored = await put('counted', change);
  expect(stored).toMatchObject({ status: 201, body: change });
  expect(await app.call('institution@demo', 'PUT /v1/policies/counted', { body: stored.body })).toMatchObject({
    status: 200,
  });
});

test('holidays are taken from an iCalendar file beside those listed', async () => {
  const year = new Date().getUTCFullYear() + 1;
  const iCalendar = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:${year}1225\r\nSUMMARY:Christmas\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
  const { status, body } = await put('imported', { calendar: { holidays: [`${year}-05-01`], iCalendar } });
  expect({ status, calendar: body.calendar }).toEqual({
    status: 201,
    calendar: {
      weekend: ['saturday', 'sunday'],
      holidays: [`${year}-05-01`, { date: `${year}-12-25`, name: 'Christmas' }],
    },
  });
  expect(await put('imported', { calendar: { iCalendar: 'Christmas' } })).toMatchObject({
    status: 422,
    body: { errors: [{ field: '/calendar/iCalendar' }] },
  });
});
