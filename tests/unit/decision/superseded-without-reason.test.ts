import { describe, expect, it } from 'vitest';
import { decision, record, supersede, uncontested, withdraw } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { judges, subject, supervisors, theEngine } from '../../case/people.ts';
import { digest } from '../../case/ids.ts';

const [judge, other] = judges;
const [supervisor] = supervisors;

function decided(outcome = 'decline') {
  const given = new CoreCase().notified();
  given.claimed();
  given.heardBy(judge).windowEnds().decidedBy(judge, outcome);
  return { given, supersedes: supersede(given.state.decision!.decisionId) };
}

describe('a decision in force', () => {
  it('is replaced by its judge, with a reason, and only then', () => {
    const { given, supersedes } = decided();
    expect(given.refuses(judge, decision(given, judge, 'grant'))).toBe('supersedingReasonMissing');
    expect(given.does(judge, decision(given, judge, 'grant', { supersedes }))).toEqual(['notifySubject']);
    expect(given.state.decision).toMatchObject({ outcome: 'grant', supersedes });
  });

  it('is the last one, which the next one has to name', () => {
    const { given, supersedes } = decided();
    given.does(judge, decision(given, judge, 'grant', { supersedes }));
    expect(given.refuses(judge, decision(given, judge, 'decline', { supersedes }))).toBe('supersedesWrongDecision');
  });

  it('is not replaced by one with the same id', () => {
    const { given, supersedes } = decided();
    const { decisionId } = given.state.decision!;
    expect(given.refuses(judge, decision(given, judge, 'grant', { supersedes, decisionId }))).toBe('alreadyGiven');
  });

  it('is not replaced by another judge', () => {
    const { given, supersedes } = decided();
    expect(given.refuses(other, decision(given, other, 'grant', { supersedes }))).toBe('wrongPhase');
  });

  it('is replaced by a supervisor in the subject’s favour', () => {
    const { given, supersedes } = decided();
    given.does(supervisor, decision(given, supervisor, 'grant', { supersedes }));
    expect(given.state.decision).toMatchObject({ outcome: 'grant', judgeId: supervisor.id });
  });

  it('is not replaced adversely by a supervisor who has not heard the claim', () => {
    const { given, supersedes } = decided('grant');
    expect(given.refuses(supervisor, decision(given, supervisor, 'decline', { supersedes }))).toBe(
      'perspectiveMissing',
    );
    given.does(judge, decision(given, judge, 'decline', { supersedes }));
  });

  it('that was automatic cannot be replaced by a judge, even if a hearing had been opened', () => {
    const given = new CoreCase().notified();
    given.does(subject, withdraw(given.claimed().claimId));
    given.windowEnds().does(theEngine, uncontested(given));
    const supersedes = supersede(given.state.decision!.decisionId);
    for (const actor of [judge, supervisor])
      expect(given.refuses(actor, decision(given, actor, 'grant', { supersedes }))).toBe('wrongPhase');
  });

  it('accounts for everything it rests on', () => {
    const { given, supersedes } = decided();
    const { markings } = decision(given, judge, 'grant');
    const [first] = markings;
    const wrong = [markings.slice(1), [...markings, first!], [...markings, { ...first!, sourceId: given.newId() }]];
    for (const each of wrong)
      expect(given.refuses(judge, decision(given, judge, 'grant', { supersedes, markings: each }))).toBe(
        'contributionsIncomplete',
      );
  });

  it('cannot be superseded before there is one', () => {
    const given = new CoreCase().notified();
    given.claimed();
    given.heardBy(judge).windowEnds().revealedTo(judge);
    const supersedes = supersede(given.newId());
    expect(given.refuses(judge, decision(given, judge, 'grant', { supersedes }))).toBe('supersedesWrongDecision');
  });

  it('takes no more records, questions or withdrawals', () => {
    const { given } = decided();
    expect(given.refuses(judge, record(given, 'exceptional', { changeReasonCommitment: digest(1) }))).toBe(
      'wrongPhase',
    );
    expect(given.refuses(judge, { type: 'recuse', conflict: false })).toBe('wrongPhase');
    expect(given.refuses(judge, { type: 'assign', how: 'next' })).toBe('wrongPhase');
  });
});
