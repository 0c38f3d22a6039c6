import { describe, expect, it } from 'vitest';
import { CoreCase } from '../../case/core-case.ts';
import { policyWith } from '../../case/loan-policy.ts';
import { judges, subject, supervisors, theEngine } from '../../case/people.ts';

const [judge, other] = judges;
const [supervisor] = supervisors;
const take = { type: 'assign', how: 'next' } as const;
const read = { type: 'noteLinkReader' } as const;

describe('a judge who opens the subject’s private link', () => {
  it('loses the hearing and does not get it back, by their own choice or a supervisor’s', () => {
    const given = new CoreCase().notified().claimed().takenBy(judge);
    given.does(judge, read);
    expect(given.state.hearing?.holding).toBeNull();
    expect(given.refuses(judge, take)).toBe('notPermitted');
    const reassign = {
      type: 'reassign',
      judgeId: judge.id,
      judgeRole: 'judge',
      reasonCommitment: '0'.repeat(64),
    } as const;
    expect(given.refuses(supervisor, reassign)).toBe('notPermitted');
    given.heardBy(other);
    expect(given.state.records).toHaveLength(1);
  });

  it('is recorded once, and once more when the page first shows them a score', () => {
    const given = new CoreCase().received();
    given.does(judge, read);
    expect(given.last).toMatchObject({ type: 'linkReadByStaff', sawScore: false, endsBlindness: false });
    expect(given.refuses(judge, read)).toBe('alreadyGiven');
    const scored = new CoreCase().notified();
    scored.does(judge, read);
    expect(scored.last).toMatchObject({ sawScore: true, endsBlindness: true });
    expect(scored.refuses(judge, read)).toBe('alreadyGiven');
  });

  it('continues if their record is in, or the policy is not blind', () => {
    const heard = new CoreCase().notified().claimed().heardBy(judge);
    heard.does(judge, read);
    expect(heard.state.hearing?.holding?.judgeId).toBe(judge.id);
    const open = new CoreCase(policyWith({ blind: 'none' })).notified().claimed().takenBy(judge);
    open.does(judge, read);
    open.recordedBy(judge);
    expect(open.state.records).toHaveLength(1);
  });

  it('is a member of staff: subjects and the engine are not recorded', () => {
    const given = new CoreCase().notified();
    for (const one of [subject, theEngine]) expect(given.refuses(one, read)).toBe('notPermitted');
  });
});
