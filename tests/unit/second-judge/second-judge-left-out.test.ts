import { describe, expect, it } from 'vitest';
import { claim, decision, deliberate, record, reassign } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { judges, subject, supervisors } from '../../case/people.ts';
import { digest } from '../../case/ids.ts';
import { policyWith } from '../../case/loan-policy.ts';

const [judge, second, third] = judges;
const [supervisor, otherSupervisor] = supervisors;
const changed = { changeReasonCommitment: digest(1) };

function claimed(rules: Parameters<typeof policyWith>[0] = {}) {
  const given = new CoreCase(policyWith({ secondJudgeShare: 1, ...rules })).notified();
  given.claimed();
  return given;
}

const differing = () => claimed().heardBy(judge, 'specialPleading').heardBy(second, 'exceptional');

describe('a second judge', () => {
  it.each([
    [0, '00000000', false],
    [1, 'ffffffff', true],
    [0.5, '7fffffff', true],
    [0.5, '80000000', false],
  ])('is drawn for a share of %s and a seed of %s…: %s', (secondJudgeShare, start, drawn) => {
    const given = new CoreCase(policyWith({ secondJudgeShare })).notified();
    given.does(subject, { ...claim(given), seed: start.padEnd(64, '0') });
    expect(given.state.hearing?.secondJudge.drawn).toBe(drawn);
  });

  it('is needed before the first one can decide', () => {
    const given = claimed().heardBy(judge);
    expect(given.state.hearing).toMatchObject({ holding: null, seeking: { role: 'judge', seat: 'second' } });
    given.windowEnds();
    expect(given.refuses(judge, decision(given, judge, 'decline'))).toBe('notAssigned');
  });

  it('decides where both find the same', () => {
    const given = claimed().heardBy(judge).heardBy(second).windowEnds();
    given.decidedBy(second, 'decline');
    expect(given.last).toMatchObject({ decidedBy: second.id, contributions: { length: 3 } });
  });

  it('is needed where a supervisor sat first, too', () => {
    const given = claimed().heardBy(supervisor);
    expect(given.state.hearing).toMatchObject({ holding: null, seeking: { role: 'judge', seat: 'second' } });
    given.heardBy(otherSupervisor, 'exceptional');
    expect(given.last.type).toBe('deliberationOpened');
  });

  it('is not a judge who already has a record', () => {
    const given = claimed().heardBy(judge);
    expect(given.refuses(judge, { type: 'assign', how: 'next' })).toBe('notPermitted');
    expect(given.refuses(supervisor, reassign(judge.id))).toBe('notPermitted');
    given.does(second, { type: 'assign', how: 'next' });
    expect(given.refuses(judge, { type: 'assign', how: 'next' })).toBe('alreadyAssigned');
  });
});

describe('two judges who differ', () => {
  it('deliberate before anything is decided', () => {
    const given = differing().windowEnds().revealedTo(second);
    expect(given.state.hearing?.deliberation).toMatchObject({ judgeIds: [judge.id, second.id], closed: false });
    expect(given.refuses(second, decision(given, second, 'grant'))).toBe('deliberationPending');
  });

  it('go on once they agree', () => {
    const given = differing();
    given.does(judge, deliberate);
    given.does(judge, record(given, 'exceptional', changed));
    given.does(second, deliberate);
    expect(given.last).toMatchObject({ type: 'deliberationClosed', agreed: true });
    given.windowEnds().decidedBy(second, 'grant', { outcomeWithoutIndividualFacts: 'decline' });
  });

  it('leave it to a supervisor if they still differ', () => {
    const given = differing();
    given.does(second, deliberate);
    given.does(judge, deliberate);
    expect(given.types.slice(-2)).toEqual(['deliberationClosed', 'hearingMoved']);
    expect(given.state.hearing?.seeking).toEqual({ role: 'supervisor', seat: 'supervisor' });
    given
      .heardBy(supervisor)
      .windowEnds()
      .decidedBy(supervisor, 'decline', { outcomeWithoutIndividualFacts: 'decline' });
  });

  it('deliberate once, however often one of them rewrites their record', () => {
    const given = differing();
    given.does(judge, deliberate);
    given.does(second, record(given, 'exceptional', changed));
    given.does(second, record(given, 'cannotDecipher', changed));
    expect(given.types.filter((type) => type === 'deliberationOpened')).toHaveLength(1);
    expect(given.state.hearing).toMatchObject({
      holding: { judgeId: second.id },
      deliberation: { notedBy: [judge.id] },
    });
  });

  it('have one note each', () => {
    const given = differing();
    given.does(judge, deliberate);
    expect(given.refuses(judge, deliberate)).toBe('alreadyGiven');
    expect(given.refuses(third, deliberate)).toBe('notPermitted');
  });

  it('pass the claim on if they agree that they cannot decipher it', () => {
    const given = differing();
    for (const each of [judge, second]) given.does(each, record(given, 'cannotDecipher', changed));
    for (const each of [judge, second]) given.does(each, deliberate);
    expect(given.types.slice(-2)).toEqual(['deliberationClosed', 'hearingMoved']);
    expect(given.last).toMatchObject({ to: 'supervisor', reason: 'cannotDecipher' });
  });

  it('do not hold up a case for ever if one of them never joins', () => {
    const given = differing();
    given.does(second, deliberate);
    given.windowEnds().does(supervisor, { type: 'escalate', reason: 'requested' });
    expect(given.state.hearing?.deliberation).toMatchObject({ closed: true, agreed: false });
    given.heardBy(supervisor).decidedBy(supervisor, 'grant', { outcomeWithoutIndividualFacts: 'decline' });
  });

  it('have nothing to deliberate afterwards', () => {
    const given = differing();
    given.does(judge, deliberate);
    given.does(second, deliberate);
    expect(given.refuses(judge, deliberate)).toBe('deliberationNotPending');
  });

  it('are asked once more when the one who holds it changes their mind afterwards', () => {
    const given = differing();
    given.does(judge, record(given, 'exceptional', changed));
    for (const each of [judge, second]) given.does(each, deliberate);
    given.does(second, record(given, 'specialPleading', changed));
    expect(given.last.type).toBe('deliberationOpened');
  });
});

describe('a hearing for which no second judge is drawn', () => {
  it('needs one judge', () => {
    const given = claimed({ secondJudgeShare: 0 }).heardBy(judge).windowEnds();
    expect(given.state.hearing?.holding?.judgeId).toBe(judge.id);
    given.decidedBy(judge, 'decline');
  });
});
