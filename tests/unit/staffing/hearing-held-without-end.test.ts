import { describe, expect, it } from 'vitest';
import { question, record, reassign, release } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { judges, supervisors, theEngine } from '../../case/people.ts';
import { policyWith } from '../../case/loan-policy.ts';

const [judge, other, third] = judges;
const [supervisor] = supervisors;
const HOUR = 3_600_000;
const take = { type: 'assign', how: 'next' } as const;

function held(rules: Parameters<typeof policyWith>[0] = {}) {
  const given = new CoreCase(policyWith(rules)).notified();
  given.claimed();
  given.does(judge, take);
  return given;
}

const holder = ({ state }: CoreCase) => state.hearing?.holding?.judgeId;

describe('a hearing that a judge holds', () => {
  it('is not taken from them before the lease ends', () => {
    const given = held();
    given.passes(4 * HOUR - 1);
    expect(given.refuses(other, take)).toBe('alreadyAssigned');
    expect(given.refuses(theEngine, { type: 'expireLease' })).toBe('notDue');
  });

  it('goes back to the queue when the lease ends', () => {
    const given = held();
    given.passes(4 * HOUR).does(theEngine, { type: 'expireLease' });
    expect(given.state.hearing).toMatchObject({ holding: null, seeking: { role: 'judge', seat: 'first' } });
    expect(given.refuses(theEngine, { type: 'expireLease' })).toBe('notAssigned');
  });

  it('can be taken over at the lease’s end without waiting for the engine', () => {
    const given = held();
    given.passes(4 * HOUR).does(other, take);
    expect(given.types.slice(-2)).toEqual(['leaseExpired', 'hearingAssigned']);
    expect(holder(given)).toBe(other.id);
  });

  it('is theirs for another lease after each act of the judge', () => {
    const given = held();
    given.passes(3 * HOUR).does(judge, question(given));
    given.passes(2 * HOUR);
    expect(given.refuses(other, take)).toBe('alreadyAssigned');
    given.passes(2 * HOUR).does(other, take);
  });

  it('is extended while the judge works on it, by at most two entries in a lease', () => {
    const given = held();
    given.passes(2 * HOUR - 1);
    expect(given.refuses(judge, { type: 'renewLease' })).toBe('notDue');
    expect(given.refuses(other, { type: 'renewLease' })).toBe('notPermitted');
    given.passes(1).does(judge, { type: 'renewLease' });
    expect(given.refuses(judge, { type: 'renewLease' })).toBe('notDue');
    given.passes(4 * HOUR - 1);
    expect(given.refuses(other, take)).toBe('alreadyAssigned');
    given.passes(1).does(other, take);
  });

  it('is not extended by other people’s acts', () => {
    const given = held();
    given.passes(3 * HOUR).claimed();
    given.passes(HOUR).does(other, take);
    expect(holder(given)).toBe(other.id);
  });

  it('is not theirs any more once another one has it', () => {
    const given = held();
    given.passes(4 * HOUR).does(other, take);
    expect(given.refuses(judge, record(given, 'specialPleading'))).toBe('leaseEnded');
    expect(given.refuses(judge, release)).toBe('leaseEnded');
    expect(given.refuses(third, release)).toBe('notAssigned');
  });

  it('accepts a record after the lease’s end while no other judge has taken it', () => {
    const given = held();
    given.passes(5 * HOUR).does(judge, record(given, 'specialPleading'));
    expect(given.state.hearing?.holding?.leaseUntil).toBe(new Date(Date.parse(given.at) + 4 * HOUR).toISOString());
  });

  it('is not reported as lost to a judge who returned it', () => {
    const given = held();
    given.does(judge, release);
    expect(given.refuses(judge, record(given, 'specialPleading'))).toBe('notAssigned');
  });

  it('is assigned to them once', () => {
    const given = held();
    expect(given.refuses(judge, take)).toBe('alreadyGiven');
  });

  it('waits for a judge again when a supervisor had taken it and lets it go', () => {
    const given = new CoreCase().notified();
    given.claimed();
    given.does(supervisor, take);
    given.does(supervisor, release);
    expect(given.state.hearing?.seeking).toEqual({ role: 'judge', seat: 'first' });
    given.does(judge, take);
  });

  it('waits for a supervisor again when it had been moved to one', () => {
    const given = held();
    given.does(supervisor, { type: 'escalate', reason: 'requested' });
    given.does(supervisor, take);
    given.does(supervisor, release);
    expect(given.refuses(other, take)).toBe('notPermitted');
    given.does(supervisor, take);
  });
});

describe('a supervisor', () => {
  it('assigns a hearing to a named judge, even if another judge has it', () => {
    const given = held();
    given.does(supervisor, reassign(other.id));
    expect(given.state.hearing?.holding).toMatchObject({ judgeId: other.id, seat: 'first', role: 'judge' });
  });

  it('puts it back in the queue', () => {
    const given = held();
    given.does(supervisor, reassign(null));
    expect(given.state.hearing).toMatchObject({ holding: null, seeking: { role: 'judge', seat: 'first' } });
  });

  it('has to state the role', () => {
    const given = held();
    expect(given.refuses(supervisor, reassign(other.id, null))).toBe('notPermitted');
  });

  it('cannot give it to a judge who stepped back', () => {
    const given = held();
    given.does(other, { type: 'recuse', conflict: true });
    expect(given.refuses(supervisor, reassign(other.id))).toBe('notPermitted');
  });

  it('cannot make a judge their own second judge', () => {
    const given = held({ secondJudgeShare: 1 }).heardBy(judge);
    expect(given.refuses(supervisor, reassign(judge.id))).toBe('notPermitted');
    given.does(supervisor, reassign(other.id));
    expect(given.state.hearing?.holding).toMatchObject({ judgeId: other.id, seat: 'second' });
  });

  it('cannot give it to a judge who could not decipher it', () => {
    const given = held({ cannotDecipherMoves: 3 }).heardBy(judge, 'cannotDecipher').heardBy(other, 'cannotDecipher');
    expect(given.refuses(supervisor, reassign(other.id))).toBe('notPermitted');
    given.does(supervisor, reassign(third.id));
  });

  it('cannot give what needs a supervisor to a judge', () => {
    const given = held().heardBy(judge, 'cannotDecipher').heardBy(other, 'cannotDecipher');
    expect(given.state.hearing?.seeking.seat).toBe('supervisor');
    expect(given.refuses(supervisor, reassign(third.id))).toBe('notPermitted');
    given.does(supervisor, reassign(null));
    expect(given.refuses(third, take)).toBe('notPermitted');
    given.does(supervisor, reassign(supervisor.id, 'supervisor'));
  });

  it.each([
    ['requested', supervisor],
    ['nobodyMayTake', theEngine],
  ] as const)('returns to the judges, or delegates to one, what was passed up as %s', (reason, by) => {
    const given = held({ secondJudgeShare: 1 }).heardBy(judge);
    given.does(by, { type: 'escalate', reason });
    given.does(supervisor, take);
    const delegated = given.copy();
    given.does(supervisor, reassign(null));
    expect(given.state.hearing?.seeking).toEqual({ role: 'judge', seat: 'second' });
    expect(given.refuses(judge, take)).toBe('notPermitted');
    given.does(other, take);

    expect(delegated.refuses(supervisor, reassign(judge.id))).toBe('notPermitted');
    delegated.does(supervisor, reassign(other.id));
    expect(delegated.state.hearing).toMatchObject({
      holding: { judgeId: other.id, seat: 'second', role: 'judge' },
      seeking: { role: 'judge', seat: 'second' },
    });
    delegated.does(other, release);
    delegated.does(third, take);
  });

  it('does not return a disagreement to the judges', () => {
    const given = held({ secondJudgeShare: 1 }).heardBy(judge, 'exceptional').heardBy(other, 'specialPleading');
    given.does(supervisor, { type: 'escalate', reason: 'requested' });
    given.does(supervisor, reassign(null));
    expect(given.state.hearing?.seeking).toEqual({ role: 'supervisor', seat: 'supervisor' });
    expect(given.refuses(supervisor, reassign(third.id))).toBe('notPermitted');
  });

  it('is not alerted to a hearing that a judge has taken in the meantime', () => {
    const given = held();
    expect(given.refuses(theEngine, { type: 'escalate', reason: 'nobodyMayTake' })).toBe('alreadyAssigned');
    given.does(judge, release);
    given.does(theEngine, { type: 'escalate', reason: 'nobodyMayTake' });
    expect(given.refuses(theEngine, { type: 'escalate', reason: 'nobodyMayTake' })).toBe('alreadyGiven');
    expect(given.refuses(third, take)).toBe('notPermitted');
  });
});
