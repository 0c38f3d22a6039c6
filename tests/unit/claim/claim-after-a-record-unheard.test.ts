import { describe, expect, it } from 'vitest';
import { decision, record, sign } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { judges, subject } from '../../case/people.ts';
import { digest } from '../../case/ids.ts';
import { policyWith } from '../../case/loan-policy.ts';

const [judge, other] = judges;

function heardOnce(rules: Parameters<typeof policyWith>[0] = {}) {
  const given = new CoreCase(policyWith(rules)).notified();
  const first = given.claimed().claimId;
  return { given: given.heardBy(judge), first };
}

describe('a claim that joins after a perspective record', () => {
  it('is not decided along with the others', () => {
    const { given } = heardOnce();
    given.claimed();
    given.windowEnds().revealedTo(judge);
    expect(given.refuses(judge, decision(given, judge, 'decline'))).toBe('findingMissing');
    expect(given.refuses(judge, decision(given, judge, 'grant'))).toBe('findingMissing');
  });

  it('gets its finding in a new version of the record, which needs no reason before the reveal', () => {
    const { given } = heardOnce();
    given.claimed();
    given.does(judge, record(given, 'specialPleading'));
    expect(given.last).toMatchObject({ type: 'perspectiveRecorded', version: 2, changeReasonCommitment: null });
    given.windowEnds().decidedBy(judge, 'decline');
  });

  it('is heard by the judge who decides, even where another judge has found on it', () => {
    const given = new CoreCase(policyWith({ secondJudgeShare: 1 })).notified();
    given.claimed();
    given.heardBy(judge).heardBy(other);
    given.claimed();
    given.does(judge, record(given, 'specialPleading'));
    given.windowEnds().revealedTo(other);
    expect(given.refuses(other, decision(given, other, 'decline'))).toBe('findingMissing');
    expect(given.refuses(other, record(given, 'specialPleading'))).toBe('changeReasonMissing');
    given.does(other, record(given, 'specialPleading', { changeReasonCommitment: digest(1) }));
    given.does(other, decision(given, other, 'decline'));
  });

  it('does not allow a change of the finding on an earlier claim without a reason', () => {
    const { given, first } = heardOnce();
    const second = given.claimed().claimId;
    const changed = { [first]: 'exceptional', [second]: 'specialPleading' } as const;
    expect(given.refuses(judge, record(given, changed))).toBe('changeReasonMissing');
    given.does(judge, record(given, changed, { changeReasonCommitment: digest(1) }));
  });

  it('cannot be left out of the new version', () => {
    const { given, first } = heardOnce();
    given.claimed();
    expect(given.refuses(judge, record(given, { [first]: 'specialPleading' }))).toBe('findingMissing');
  });

  it('revokes the subject’s statement that they have nothing to add', () => {
    const { given } = heardOnce();
    given.does(subject, { type: 'restCase' });
    given.claimed();
    given.does(judge, record(given, 'specialPleading'));
    given.revealedTo(judge);
    expect(given.refuses(judge, decision(given, judge, 'decline'))).toBe('appealWindowOpen');
  });

  it('revokes a decision that waits for a signature', () => {
    const { given } = heardOnce({ overrideNeedsSignature: true });
    given.does(subject, { type: 'restCase' });
    given.decidedBy(judge, 'grant');
    const { decisionId } = given.state.hearing!.proposal!;
    given.claimed();
    expect(given.refuses(other, sign(decisionId, true))).toBe('signatureNotPending');
    given.does(judge, record(given, 'specialPleading', { changeReasonCommitment: digest(1) }));
    given.windowEnds().decidedBy(judge, 'grant');
    expect(given.state.hearing?.proposal).not.toBeNull();
  });

  it('does not let a record without claims be repeated without a reason', () => {
    const { given } = heardOnce();
    expect(given.refuses(judge, record(given, 'specialPleading'))).toBe('changeReasonMissing');
  });
});

describe('a perspective record', () => {
  it('has one finding on each claim, and none on an unknown or withdrawn one', () => {
    const { given, first } = heardOnce();
    const { findings } = record(given, 'specialPleading');
    const [finding] = findings;
    const changed = { changeReasonCommitment: digest(1) };
    expect(given.refuses(judge, record(given, 'specialPleading', { ...changed, findings: [finding!, finding!] }))).toBe(
      'findingRepeated',
    );
    const unknown = { ...finding!, claimId: given.newId() };
    expect(
      given.refuses(judge, record(given, 'specialPleading', { ...changed, findings: [...findings, unknown] })),
    ).toBe('claimUnknown');
    given.claimed();
    given.does(subject, { type: 'withdrawClaim', claimId: first, seed: digest(0) });
    expect(given.refuses(judge, record(given, 'specialPleading', { ...changed, findings }))).toBe('claimWithdrawn');
  });

  it('keeps its seat through every version', () => {
    const { given } = heardOnce();
    given.does(judge, record(given, 'exceptional', { changeReasonCommitment: digest(1) }));
    expect(given.state.records.map(({ seat, version }) => [seat, version])).toEqual([
      ['first', 1],
      ['first', 2],
    ]);
  });
});
