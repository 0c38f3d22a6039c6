import { describe, expect, it } from 'vitest';
import { decision, record, sign, supersede, withdraw } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { judges, subject, supervisors } from '../../case/people.ts';
import { digest } from '../../case/ids.ts';
import { policyWith } from '../../case/loan-policy.ts';

const [judge, other] = judges;
const [supervisor] = supervisors;

function proposed(outcome = 'grant', rules: Parameters<typeof policyWith>[0] = {}) {
  const given = new CoreCase(policyWith({ overrideNeedsSignature: true, ...rules })).notified();
  const { claimId } = given.claimed();
  given.heardBy(judge).windowEnds().decidedBy(judge, outcome);
  return { given, claimId, decisionId: given.state.hearing?.proposal?.decisionId ?? '' };
}

describe('a decision that departs from the provisional outcome', () => {
  it('is no decision before another judge has signed it', () => {
    const { given } = proposed();
    expect(given.last.type).toBe('decisionProposed');
    expect(given.state).toMatchObject({ phase: 'hearing', decision: null });
  });

  it('is not proposed while the window is open, and names an outcome of the policy', () => {
    const given = new CoreCase(policyWith({ overrideNeedsSignature: true })).notified();
    given.claimed();
    given.heardBy(judge).revealedTo(judge);
    expect(given.refuses(judge, decision(given, judge, 'grant'))).toBe('appealWindowOpen');
    expect(given.refuses(judge, decision(given, judge, 'flipACoin'))).toBe('outcomeUnknown');
  });

  it('is the judge’s own when it is signed', () => {
    const { given, decisionId } = proposed();
    expect(given.does(other, sign(decisionId, true))).toEqual(['notifySubject']);
    expect(given.last).toMatchObject({ type: 'decided', decisionId, decidedBy: judge.id, signedBy: other.id });
    expect(given.state.hearing?.proposal).toBeNull();
  });

  it('cannot be signed by the judge who made it', () => {
    const { given, decisionId } = proposed();
    expect(given.refuses(judge, sign(decisionId, true))).toBe('notPermitted');
  });

  it('goes to a supervisor when the signature is refused', () => {
    const { given, decisionId } = proposed();
    given.does(other, sign(decisionId, false));
    expect(given.state.hearing).toMatchObject({
      proposal: null,
      holding: null,
      seeking: { role: 'supervisor', seat: 'supervisor' },
    });
    given.heardBy(supervisor).decidedBy(supervisor, 'decline');
  });

  it('does not change while it waits', () => {
    const { given } = proposed();
    const changed = record(given, 'exceptional', { changeReasonCommitment: digest(1) });
    expect(given.refuses(judge, changed)).toBe('signatureMissing');
    expect(given.refuses(judge, decision(given, judge, 'decline'))).toBe('signatureMissing');
    expect(given.refuses(other, { type: 'assign', how: 'next' })).toBe('alreadyAssigned');
  });

  it('waits for its signature even when the judge’s time with it has ended', () => {
    const { given, decisionId } = proposed();
    given.passes(given.state.hearing!.holding!.leaseUntil);
    expect(given.refuses(other, { type: 'assign', how: 'next' })).toBe('signatureMissing');
    given.does(other, sign(decisionId, true));
  });

  it('is signed by its id', () => {
    const { given } = proposed();
    expect(given.refuses(other, sign(given.newId(), true))).toBe('signatureNotPending');
  });

  it('is still signed when a claim has been withdrawn meanwhile', () => {
    const { given, claimId, decisionId } = proposed();
    given.does(subject, withdraw(claimId));
    given.does(other, sign(decisionId, true));
  });

  it('closes the window of a subject who has nothing to add', () => {
    const given = new CoreCase(policyWith({ overrideNeedsSignature: true })).notified();
    given.claimed();
    given.does(subject, { type: 'restCase' });
    given.heardBy(judge).decidedBy(judge, 'grant');
    given.does(other, sign(given.state.hearing!.proposal!.decisionId, true));
    expect(given.types.slice(-2)).toEqual(['appealWindowClosed', 'decided']);
  });
});

describe('no signature is needed', () => {
  it('for what the score would have given', () => {
    const { given } = proposed('decline');
    expect(given.state.phase).toBe('decided');
  });

  it('if the policy requires none', () => {
    const { given } = proposed('grant', { overrideNeedsSignature: false });
    expect(given.state.phase).toBe('decided');
  });

  it('if there is no score to depart from', () => {
    const given = new CoreCase(policyWith({ overrideNeedsSignature: true })).notified(null);
    given.heardBy(judge).windowEnds().decidedBy(judge, 'decline');
    expect(given.state.phase).toBe('decided');
  });
});

describe('a new decision instead of one in force', () => {
  it('does not get around the signature', () => {
    const { given } = proposed('decline');
    const first = given.state.decision!.decisionId;
    given.does(judge, decision(given, judge, 'grant', { supersedes: supersede(first) }));
    expect(given.state).toMatchObject({ phase: 'decided', decision: { outcome: 'decline' } });

    const { decisionId } = given.state.hearing!.proposal!;
    expect(given.refuses(judge, sign(decisionId, true))).toBe('wrongPhase');
    expect(given.refuses(judge, decision(given, judge, 'grant', { supersedes: supersede(first) }))).toBe(
      'signatureMissing',
    );
    given.does(other, sign(decisionId, true));
    expect(given.last).toMatchObject({ outcome: 'grant', signedBy: other.id, supersedes: { decisionId: first } });
  });

  it('leaves the one in force when its signature is refused', () => {
    const { given } = proposed('decline');
    const first = given.state.decision!.decisionId;
    given.does(judge, decision(given, judge, 'grant', { supersedes: supersede(first) }));
    given.does(other, sign(given.state.hearing!.proposal!.decisionId, false));
    expect(given.last.type).toBe('signatureRefused');
    expect(given.state).toMatchObject({
      phase: 'decided',
      decision: { decisionId: first },
      hearing: { proposal: null },
    });
  });
});
