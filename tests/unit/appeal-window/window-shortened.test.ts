import { describe, expect, it } from 'vitest';
import { claimsUntil } from '#workflows/domain/appeal-window.ts';
import { nextDeadline } from '#workflows/domain/deadline.ts';
import { Policy } from '#workflows/domain/policy.ts';
import { claim, question, sign, uncontested } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { digest } from '../../case/ids.ts';
import { clerk, judges, machine, subject, supervisors, theEngine } from '../../case/people.ts';
import { LOAN, policyWith } from '../../case/loan-policy.ts';

const [judge] = judges;
const MINUTE = 60_000;
const END = '2026-03-09T09:00:00.000Z';
const later = (minutes: number) => new Date(Date.parse(END) + minutes * MINUTE).toISOString();
const extending = (windowEndsAt: string) => ({ type: 'extendAppealWindow', windowEndsAt, reason: 'outage' }) as const;

const withWindow = (appealWindow: Record<string, unknown>) =>
  Policy.safeParse({ ...LOAN, appealWindow: { for: 'adverse', ...appealWindow } });

/** How long after its end claims are taken of a window, in seconds. */
function graceOf(appealWindow: Record<string, unknown>): number {
  const given = new CoreCase(withWindow(appealWindow).data).notified();
  const { window } = given.state;
  return (Date.parse(claimsUntil(given.policy, given.state)!) - Date.parse(window!.endsAt)) / 1_000;
}

describe('the grace after a window', () => {
  it.each([
    ['a short one', 'PT8S', 3],
    ['one of two minutes', 'PT2M', 12],
    ['a long one', 'P14D', 300],
  ])('of %s is a tenth of it, from 3 seconds to 5 minutes', (_, duration, seconds) => {
    expect(graceOf({ duration })).toBe(seconds);
  });

  it('is what the policy says, from 3 seconds to a day', () => {
    expect(graceOf({ duration: 'P14D', grace: 'PT3S' })).toBe(3);
    expect(graceOf({ duration: 'PT8S', grace: 'P1D' })).toBe(86_400);
    for (const grace of ['PT2S', 'P2D', 'soon']) expect(withWindow({ duration: 'P14D', grace }).success).toBe(false);
  });

  it('lets nothing be decided and no window be closed', () => {
    const given = new CoreCase().notified();
    given.windowEnds().passes(-1);
    expect(given.refuses(theEngine, uncontested(given))).toBe('appealWindowOpen');
    expect(given.refuses(theEngine, { type: 'closeAppealWindow' })).toBe('notDue');
    given.claimed();
    expect(given.refuses(theEngine, { type: 'closeAppealWindow' })).toBe('notDue');
    expect(nextDeadline(given.policy, given.state)?.at).toBe(later(5));
    given.passes(1).does(theEngine, { type: 'closeAppealWindow' });
  });

  it('holds back a judge’s decision', () => {
    const given = new CoreCase().notified();
    given.claimed();
    given.heardBy(judge).windowEnds().passes(-1);
    expect(() => given.decidedBy(judge, 'decline')).toThrow('appealWindowOpen');
    given.passes(1).decidedBy(judge, 'decline');
  });
});

describe('an appeal window', () => {
  it('is lengthened, takes claims until its new end and grace, and is decided after them', () => {
    const given = new CoreCase().notified().windowEnds();
    given.does(theEngine, extending(later(30)));
    expect(given.refuses(theEngine, uncontested(given))).toBe('appealWindowOpen');
    given.passes(later(35)).passes(-1);
    given.copy().claimed();
    given.passes(1);
    expect(given.refuses(subject, claim(given))).toBe('appealWindowClosed');
    given.does(theEngine, uncontested(given));
  });

  it.each([
    ['a millisecond less', new Date(Date.parse(END) - 1).toISOString()],
    ['as long as it was', END],
    ['as long as it was, written in another way', '2026-03-09T09:00:00Z'],
  ])('never becomes %s', (_, endsAt) => {
    const given = new CoreCase().notified();
    expect(given.refuses(theEngine, extending(endsAt))).toBe('windowNotLengthened');
  });

  it('is not opened again once it has closed, the case is decided, or there is none', () => {
    const decided = new CoreCase().notified().windowEnds();
    decided.does(theEngine, uncontested(decided));
    const closed = new CoreCase().notified();
    closed.claimed();
    closed.windowEnds().does(theEngine, { type: 'closeAppealWindow' });
    for (const given of [decided, closed, new CoreCase().received()])
      expect(given.refuses(theEngine, extending(later(9_999)))).toBe('appealWindowClosed');
  });

  it('is lengthened only by the engine', () => {
    const given = new CoreCase().notified();
    given.claimed();
    for (const actor of [clerk, subject, judge, supervisors[0]])
      expect(given.refuses(actor, extending(later(1)))).toBe('notPermitted');
  });

  it('notifies its subject of an outage that is longer than the policy’s outageNotice, and of no shorter one', () => {
    const effects = (by: number, outageNotice?: string) => {
      const policy = outageNotice ? withWindow({ duration: 'P7D', outageNotice }).data! : policyWith();
      return new CoreCase(policy).notified().does(theEngine, extending(later(by)));
    };
    expect(effects(15)).toEqual([]);
    expect(effects(16)).toEqual(['notifySubject']);
    expect(effects(16, 'PT1H')).toEqual([]);
    expect(effects(2, 'PT1M')).toEqual(['notifySubject']);
  });

  it('moves the time at which a hearing is due with it, never past the law’s', () => {
    const dueAfter = (legalClock: string | null) => {
      const given = new CoreCase(policyWith({ legalClock })).notified();
      given.claimed();
      const before = given.state.hearing!.dueAt;
      given.does(theEngine, extending(later(30)));
      return (Date.parse(given.state.hearing!.dueAt) - Date.parse(before)) / MINUTE;
    };
    expect(dueAfter(null)).toBe(30);
    expect(dueAfter('P17D')).toBe(0);
  });

  it('that was lengthened after a decision was proposed holds the signature back', () => {
    const given = new CoreCase(policyWith({ overrideNeedsSignature: true })).notified();
    given.claimed();
    given.heardBy(judge).windowEnds().decidedBy(judge, 'grant');
    const { decisionId } = given.state.hearing!.proposal!;
    given.does(theEngine, extending(later(30)));
    expect(given.refuses(judges[1], sign(decisionId, true))).toBe('appealWindowOpen');
    given.windowEnds().does(judges[1], sign(decisionId, true));
  });
});

describe('a window that a supervisor lengthens', () => {
  const [supervisor] = supervisors;
  const granting = (windowEndsAt: string) =>
    ({ type: 'extendWindow', windowEndsAt, reasonCommitment: digest(1) }) as const;

  it('takes claims until its new end, and the subject is told however little longer it is', () => {
    const given = new CoreCase().notified();
    expect(given.does(supervisor, granting(later(1)))).toEqual(['notifySubject']);
    given.passes(later(1)).claimed();
  });

  it('stays as it is for an end that is no later, or more than a year away', () => {
    const given = new CoreCase().notified();
    expect(given.refuses(supervisor, granting(END))).toBe('windowNotLengthened');
    expect(given.refuses(supervisor, granting(later(-1)))).toBe('windowNotLengthened');
    expect(given.refuses(supervisor, granting('2027-03-02T09:00:00.001Z'))).toBe('windowTooLong');
    given.does(supervisor, granting('2027-03-02T09:00:00.000Z'));
  });

  it('stays as it is once claims are no longer taken, though nothing has closed it yet', () => {
    const given = new CoreCase().notified().windowEnds();
    expect(given.refuses(supervisor, granting(later(60)))).toBe('appealWindowClosed');
  });

  it('stays as it is for every other role', () => {
    const given = new CoreCase().notified();
    given.claimed();
    for (const actor of [clerk, machine, subject, judge, theEngine])
      expect(given.refuses(actor, granting(later(60)))).toBe('notPermitted');
  });

  it('still owes its subject the outages before it was lengthened', () => {
    const given = new CoreCase().notified();
    const { outagesSince } = given.state.window!;
    given.passes(MINUTE).does(supervisor, granting(later(60)));
    expect(given.state.window).toMatchObject({ outagesSince, extendedFor: 'granted' });
  });

  it('moves the time at which a hearing is due with it', () => {
    const given = new CoreCase().notified();
    given.claimed();
    const due = Date.parse(given.state.hearing!.dueAt);
    given.does(supervisor, granting(later(30)));
    expect(Date.parse(given.state.hearing!.dueAt) - due).toBe(30 * MINUTE);
  });
});

describe('a trail', () => {
  it('does not go back in time with the clock, and neither do deadlines counted from it', () => {
    const given = new CoreCase().notified();
    given.claimed();
    given.does(judge, { type: 'assign', how: 'next' });
    const { at } = given.state;
    given.passes(-30 * MINUTE).does(judge, question(given));
    expect(given.trail.at(-1)!.at).toBe(at);
    expect(given.state.hearing?.questions[0]?.answerBy).toBe(new Date(Date.parse(at!) + 2 * 86_400_000).toISOString());
  });
});
