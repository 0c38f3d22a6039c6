import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { legalShortfall, reminderAt } from '#workflows/domain/decide/index.ts';
import { Policy } from '#workflows/domain/policy.ts';
import { endOfTerm, type TermRules } from '#workflows/domain/term.ts';
import { answer, question } from '../../case/commands.ts';
import { CoreCase, receive } from '../../case/core-case.ts';
import { clerk, judges, subject } from '../../case/people.ts';
import { LOAN } from '../../case/loan-policy.ts';

const [judge] = judges;
const DAY = 86_400_000;
const WEEKEND = ['saturday' as const, 'sunday' as const];
/** Good Friday and Easter Monday of 2026. */
const EASTER = { weekend: WEEKEND, holidays: ['2026-04-03', { date: '2026-04-06', name: 'Easter Monday' }] };
const berlin = (calendar?: TermRules['calendar']) => ({ timeZone: 'Europe/Berlin', calendar });
const policyIn = (change: object) => Policy.parse({ ...LOAN, ...change });

describe('a term in days', () => {
  it.each<[what: string, rules: TermRules, from: string, term: string, end: string]>([
    ['is as many times 24 hours without a zone', {}, '2026-03-20T10:00:00.000Z', 'P14D', '2026-04-03T10:00:00.000Z'],
    ['ends with the local day', berlin(), '2026-03-20T10:00:00.000Z', 'P14D', '2026-04-03T21:59:59.999Z'],
    ['in weeks as well', berlin(), '2026-03-20T10:00:00.000Z', 'P2W', '2026-04-03T21:59:59.999Z'],
    ['moves over a holiday weekend', berlin(EASTER), '2026-03-20T10:00:00.000Z', 'P14D', '2026-04-07T21:59:59.999Z'],
    ['counts working days over it', berlin(EASTER), '2026-04-01T10:00:00.000Z', 'P2BD', '2026-04-07T21:59:59.999Z'],
    ['begins after a day off', berlin(EASTER), '2026-04-04T10:00:00.000Z', 'P1BD', '2026-04-07T21:59:59.999Z'],
    ['has Saturdays and Sundays off', berlin(), '2026-11-27T10:00:00.000Z', 'P1BD', '2026-11-30T22:59:59.999Z'],
    ['is in UTC where no zone is given', {}, '2026-11-27T10:00:00.000Z', 'P10BD', '2026-12-11T23:59:59.999Z'],
    ['counts hours as they pass', berlin(EASTER), '2026-04-02T20:00:00.000Z', 'PT26H', '2026-04-03T22:00:00.000Z'],
    ['and days with hours as well', berlin(), '2026-03-28T12:00:00.000Z', 'P1DT1H', '2026-03-29T13:00:00.000Z'],
    ['takes another day for an hour lost', berlin(), '2026-03-28T22:30:00.000Z', 'P1D', '2026-03-30T21:59:59.999Z'],
    ['gains the hour that comes twice', berlin(), '2026-10-24T12:00:00.000Z', 'P1D', '2026-10-25T22:59:59.999Z'],
    [
      'in New York, in spring',
      { timeZone: 'America/New_York' },
      '2026-03-08T04:30:00.000Z',
      'P1D',
      '2026-03-10T03:59:59.999Z',
    ],
    [
      'in New York, in autumn',
      { timeZone: 'America/New_York' },
      '2026-10-31T12:00:00.000Z',
      'P1D',
      '2026-11-02T04:59:59.999Z',
    ],
    [
      'in Sydney, in spring',
      { timeZone: 'Australia/Sydney' },
      '2026-10-03T13:30:00.000Z',
      'P1D',
      '2026-10-05T12:59:59.999Z',
    ],
    [
      'in Sydney, in autumn',
      { timeZone: 'Australia/Sydney' },
      '2026-04-04T02:00:00.000Z',
      'P1D',
      '2026-04-05T13:59:59.999Z',
    ],
  ])('%s', (_, rules, from, term, end) => {
    expect(endOfTerm(rules, from, term)).toBe(end);
  });

  it('has at least 24 hours for each day, and ends with a local day that counts', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date('2011-06-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 60 }),
        fc.boolean(),
        (timeZone, start, days, isWorking) => {
          const from = start.toISOString();
          const end = endOfTerm({ timeZone, calendar: EASTER }, from, isWorking ? `P${days}BD` : `P${days}D`);
          expect(Date.parse(end) - Date.parse(from)).toBeGreaterThanOrEqual(days * DAY);
          const next = Temporal.Instant.from(end).add({ milliseconds: 1 }).toZonedDateTimeISO(timeZone);
          expect(next.equals(next.startOfDay())).toBe(true);
          const last = Temporal.Instant.from(end).toZonedDateTimeISO(timeZone);
          expect(last.dayOfWeek).toBeLessThan(6);
          if (!isWorking) expect(Date.parse(end) - Date.parse(from)).toBeLessThan((days + 7) * DAY);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the day of receipt', () => {
  const law = policyIn({ legalClock: { basis: 'a law', duration: 'P30D' } });
  const arrivingAt = (at: string, receivedAt: string) => {
    const given = new CoreCase(law).passes(at);
    return { given, command: { ...receive(given), receivedAt } };
  };

  it('is where the law’s term begins, and lies before the first entry', () => {
    const { given, command } = arrivingAt('2026-03-20T10:00:00.000Z', '2026-03-02T00:00:00Z');
    given.does(clerk, command);
    expect(given.state).toMatchObject({
      receivedAt: '2026-03-02T00:00:00.000Z',
      at: '2026-03-20T10:00:00.000Z',
      legalDeadline: '2026-04-01T00:00:00.000Z',
    });
  });

  it('is not later than now', () => {
    const { given, command } = arrivingAt('2026-03-20T10:00:00.000Z', '2026-03-20T10:00:00.001Z');
    expect(given.refuses(clerk, command)).toBe('receivedLater');
  });
});

describe('a policy’s days', () => {
  it.each<[what: string, change: object]>([
    ['a zone that there is not', { timeZone: 'Europe/Bonn' }],
    ['an offset for a zone', { timeZone: '+01:00' }],
    [
      'a week without a working day',
      { calendar: { weekend: ['monday', ...WEEKEND, 'tuesday', 'wednesday', 'thursday', 'friday'] } },
    ],
    ['a holiday that there is not', { calendar: { holidays: ['2026-02-30'] } }],
    ['no working day', { appealWindow: { duration: 'P0BD', for: 'adverse' } }],
    ['working days for a lease', { hearing: { ...LOAN.hearing, lease: 'P1BD' } }],
  ])('are not %s', (_, change) => {
    expect(Policy.safeParse({ ...LOAN, ...change }).success).toBe(false);
  });

  it('end the window of a case, and the hearing and the answer after it', () => {
    const policy = policyIn({
      calendar: EASTER,
      appealWindow: { duration: 'P5BD', for: 'adverse', timeZone: 'Europe/Berlin' },
      timeZone: 'America/New_York',
      hearing: { ...LOAN.hearing, due: 'P10BD', questions: { answerWithin: 'P1BD', maximum: 2 } },
    });
    const given = new CoreCase(policy).passes('2026-03-27T09:00:00.000Z').notified();
    // Good Friday and Easter Monday lie between.
    expect(given.state.window?.endsAt).toBe('2026-04-07T21:59:59.999Z');
    given.claimed();
    expect(given.state.hearing?.dueAt).toBe('2026-04-22T03:59:59.999Z');
    given.passes('2026-04-02T09:00:00.000Z').takenBy(judge);
    const command = question(given);
    given.does(judge, command);
    expect(given.state.hearing?.questions[0]?.answerBy).toBe('2026-04-08T03:59:59.999Z');
    given.passes('2026-04-03T10:00:00.000Z').does(subject, answer(given, command.questionId));
    // A day and an hour later, with the end of that day.
    expect(given.state.hearing?.dueAt).toBe('2026-04-24T03:59:59.999Z');
    expect(reminderAt(policy, given.state.hearing!) < given.state.hearing!.dueAt).toBe(true);
  });

  it('do not move the legal deadline', () => {
    const given = new CoreCase(
      policyIn({ ...berlin(EASTER), legalClock: { basis: 'a law', duration: 'P14D' } }),
    ).passes('2026-03-20T10:00:00.000Z');
    given.received();
    expect(given.state.legalDeadline).toBe('2026-04-03T21:59:59.999Z');
  });

  it('include weekends when a policy is compared with the legal deadline', () => {
    const window = { appealWindow: { duration: 'P10BD', for: 'adverse' } };
    const law = (duration: string) => policyIn({ ...window, legalClock: { basis: 'a law', duration } });
    expect(legalShortfall(law('P24D'))).toBeNull();
    expect(legalShortfall(law('P23D'))).toBe(DAY);
  });
});
