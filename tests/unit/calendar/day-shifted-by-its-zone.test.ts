import { expect, test } from 'vitest';
import { readPastMoment } from '#api/fields/past-moment.ts';

/** The 29th has begun in Auckland. */
const NOW = '2026-11-28T15:00:00.000Z';

test.each([
  ['a day, in its zone', '2026-11-28', 'Europe/Berlin', '2026-11-27T23:00:00.000Z'],
  ['a day, in UTC where there is no zone', '2026-11-28', undefined, '2026-11-28T00:00:00.000Z'],
  ['a time', '2026-11-28T10:00:00+01:00', 'Europe/Berlin', '2026-11-28T09:00:00.000Z'],
  ['a day in Auckland', '2026-11-29', 'Pacific/Auckland', '2026-11-28T11:00:00.000Z'],
  ['a day that has begun east of the zone', '2026-11-29', 'Europe/Berlin', NOW],
  ['such a day as files write it', '2026-11-29T00:00:00Z', 'Europe/Berlin', NOW],
  ['a day that has begun nowhere', '2026-11-30', 'Pacific/Kiritimati', null],
  ['a time to come', '2026-11-28T15:00:01Z', 'Europe/Berlin', null],
  ['a time to come on a day that has begun further east', '2026-11-29T00:00:01Z', undefined, null],
])('%s', (_, given, timeZone, moment) => {
  expect(readPastMoment(given, timeZone, NOW)).toBe(moment);
});
