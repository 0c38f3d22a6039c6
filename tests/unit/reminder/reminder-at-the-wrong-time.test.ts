import { expect, it } from 'vitest';
import { composeNotice, type Reader } from '#activities/notices/compose-notice.ts';
import { Policy } from '#workflows/domain/policy.ts';
import { awaitsReminder, reminderMilliseconds } from '#workflows/domain/reminder.ts';
import { CoreCase } from '../../case/core-case.ts';
import { LOAN } from '../../case/loan-policy.ts';

const HOUR = 3_600_000;
const windowOf = (appealWindow: object) =>
  Policy.safeParse({ ...LOAN, appealWindow: { for: 'adverse', ...appealWindow } });
const before = (appealWindow: object) => reminderMilliseconds(windowOf(appealWindow).data!) ?? Number.NaN;

it('comes a fifth of the window before its end, at most two days, and not in a window shorter than a day', () => {
  expect(before({ duration: 'P14D' })).toBe(48 * HOUR);
  expect(before({ duration: 'P5D' })).toBe(24 * HOUR);
  expect(before({ duration: 'P5BD' })).toBe(24 * HOUR);
  expect(before({ duration: 'PT23H' })).toBeNaN();
});

it('comes when the policy says, or never', () => {
  expect(before({ duration: 'P14D', reminder: 'P3D' })).toBe(72 * HOUR);
  expect(before({ duration: 'PT10H', reminder: 'PT1H' })).toBe(HOUR);
  expect(before({ duration: 'P14D', reminder: 'none' })).toBeNaN();
  expect(windowOf({ duration: 'P2D', reminder: 'P2D' }).error?.issues[0]?.message).toContain('shorter than the window');
});

it('is not sent to a subject who has responded, or whose window is over', () => {
  const given = new CoreCase().notified();
  const waits = (one: CoreCase) => awaitsReminder(one.policy, one.state, one.at);
  expect(waits(given)).toBe(true);
  expect(waits(given.copy().claimed())).toBe(false);
  expect(waits(given.copy().windowEnds())).toBe(false);
  expect(waits(new CoreCase().received())).toBe(false);
});

it('states the consequences of not responding', () => {
  const english: Reader = { language: 'en', timeZone: 'UTC' };
  const bodyUnder = (uncontestedAdverse: string) => {
    const given = new CoreCase(Policy.parse({ ...LOAN, uncontestedAdverse })).notified();
    return composeNotice('windowEnding', given.policy, given.state, 'ref-1', english, given.at).body;
  };
  expect(bodyUnder('automatic')).toContain('the provisional outcome becomes the decision');
  expect(bodyUnder('signOff')).toContain('a person decides your case');
});
