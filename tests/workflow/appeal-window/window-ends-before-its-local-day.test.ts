import { expect, test } from 'vitest';
import type { Calendar } from '#workflows/domain/calendar.ts';
import { riskScorer, samplePolicy } from '../../setup/sample-policy.ts';
import { openSampleCase } from '../sample.ts';
import { openEngine } from '../../setup/open-engine.ts';

const MINUTE = 60_000;
/** Good Friday and Easter Monday of 2027. */
const EASTER: Calendar = { weekend: ['saturday', 'sunday'], holidays: ['2027-03-26', '2027-03-29'] };

const engine = await openEngine({ scorer: riskScorer, skipTime: true });
const passTo = async (moment: number) => engine.pass(moment - Date.parse(await engine.now()));

// In the order of their dates, because the engine's clock only goes forward.
test.each<[what: string, opens: string, timeZone: string, duration: string, ends: string, calendar?: Calendar]>([
  ['New York, in spring', '2027-03-14T04:30:00Z', 'America/New_York', 'P1D', '2027-03-16T03:59:59.999Z'],
  [
    'Berlin, in spring and over Easter',
    '2027-03-16T10:00:00Z',
    'Europe/Berlin',
    'P10D',
    '2027-03-30T21:59:59.999Z',
    EASTER,
  ],
  ['Sydney, in autumn', '2027-04-03T01:00:00Z', 'Australia/Sydney', 'P1D', '2027-04-04T13:59:59.999Z'],
  ['Sydney, in spring', '2027-10-02T13:30:00Z', 'Australia/Sydney', 'P1D', '2027-10-04T12:59:59.999Z'],
  ['Berlin, in autumn', '2027-10-30T12:00:00Z', 'Europe/Berlin', 'P1BD', '2027-11-01T22:59:59.999Z', EASTER],
  ['New York, in autumn', '2027-11-06T12:00:00Z', 'America/New_York', 'P1D', '2027-11-08T04:59:59.999Z'],
])('%s: claims are taken to the end of the local day, and nothing is decided before', async (...row) => {
  const [, opens, timeZone, duration, ends, calendar] = row;
  await passTo(Date.parse(opens));
  const appealWindow = { duration, for: 'adverse' as const };
  const one = await openSampleCase(engine, samplePolicy({ appealWindow, timeZone, ...(calendar && { calendar }) }));
  expect((await one.state()).window?.endsAt).toBe(ends);

  await passTo(Date.parse(ends) - MINUTE);
  expect((await one.state()).phase).toBe('appealWindow');
  await passTo(Date.parse(ends) + 6 * MINUTE);
  const { decision } = await one.becomes(({ phase }) => phase === 'decided');
  expect(Date.parse(decision!.at)).toBeGreaterThan(Date.parse(ends));
});
