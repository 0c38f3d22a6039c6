import { describe, expect, it } from 'vitest';
import { decision, record } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { judges } from '../../case/people.ts';
import { digest } from '../../case/ids.ts';
import { policyWith } from '../../case/loan-policy.ts';

const [judge, second] = judges;

function claimed(secondJudgeShare = 0) {
  const given = new CoreCase(policyWith({ secondJudgeShare })).notified();
  given.claimed();
  return given.windowEnds();
}

describe('an exception', () => {
  it('without individual facts is no finding', () => {
    const given = claimed();
    given.does(judge, { type: 'assign', how: 'next' });
    const command = record(given, 'exceptional');
    const findings = command.findings.map((each) => ({ ...each, individualFactIds: [] }));
    expect(given.refuses(judge, { ...command, findings })).toBe('individualFactsMissing');
  });

  it('is not decided without saying what the facts changed', () => {
    const given = claimed().heardBy(judge, 'exceptional').revealedTo(judge);
    expect(given.refuses(judge, decision(given, judge, 'grant'))).toBe('outcomeWithoutFactsMissing');
    const invented = { outcomeWithoutIndividualFacts: 'flipACoin' };
    expect(given.refuses(judge, decision(given, judge, 'grant', invented))).toBe('outcomeUnknown');
    given.does(judge, decision(given, judge, 'grant', { outcomeWithoutIndividualFacts: 'decline' }));
    expect(given.last).toMatchObject({ outcome: 'grant', outcomeWithoutIndividualFacts: 'decline' });
  });

  it('is not decided on a record that is set aside, unless it changed nothing', () => {
    const given = claimed().heardBy(judge, 'exceptional').revealedTo(judge);
    const { recordId } = given.state.records[0]!;
    const weighed = (outcome: string) => {
      const command = decision(given, judge, outcome, { outcomeWithoutIndividualFacts: 'decline' });
      const markings = command.markings.map((each) => ({
        ...each,
        weight: each.sourceId === recordId ? ('setAside' as const) : ('principal' as const),
      }));
      return { ...command, markings };
    };
    expect(given.refuses(judge, weighed('grant'))).toBe('exceptionSetAside');
    given.does(judge, weighed('decline'));
  });

  it('that does not change the outcome says so, too', () => {
    const given = claimed().heardBy(judge, 'exceptional');
    given.decidedBy(judge, 'decline', { outcomeWithoutIndividualFacts: 'decline' });
  });

  it('that the deciding judge found is not forgotten because another judge changed their mind', () => {
    const given = claimed(1).heardBy(judge, 'exceptional').heardBy(second, 'exceptional').revealedTo(second);
    given.does(judge, record(given, 'specialPleading', { changeReasonCommitment: digest(1) }));
    expect(given.refuses(second, decision(given, second, 'grant'))).toBe('outcomeWithoutFactsMissing');
  });
});
