import { describe, expect, it } from 'vitest';
import { tellEvent } from '#api/views/auditor/tell-event.ts';
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

  it('states it if the facts did not change the outcome', () => {
    const given = claimed().heardBy(judge, 'exceptional');
    given.decidedBy(judge, 'decline', { outcomeWithoutIndividualFacts: 'decline', factChanges: [] });
    const individualFacts = { playedCausalRole: false, withoutThemAsScored: true, changes: [] };
    expect(given.last).toMatchObject({ type: 'decided', individualFacts });
    expect(given.state.decision).toMatchObject({ individualFacts });
    expect(tellEvent(given.last).in('en')).toContain('they played no causal role');
  });

  it('with several facts states what each of them changed', () => {
    const given = claimed();
    given.does(judge, { type: 'assign', how: 'next' });
    const [found] = record(given, 'exceptional').findings;
    const facts = [given.newId(), given.newId()];
    const findings = [{ ...found!, finding: 'exceptional' as const, individualFactIds: facts }];
    given.does(judge, record(given, 'exceptional', { findings }));
    given.revealedTo(judge);
    const changing = (factIds: readonly string[], without = 'decline') =>
      decision(given, judge, 'grant', {
        outcomeWithoutIndividualFacts: without,
        factChanges: factIds.map((factId) => ({ factId, commitment: digest(17) })),
      });
    expect(given.refuses(judge, changing([]))).toBe('factsUnaccounted');
    expect(given.refuses(judge, changing(facts.slice(0, 1)))).toBe('factsUnaccounted');
    expect(given.refuses(judge, changing([...facts, given.newId()]))).toBe('individualFactUnknown');
    given.does(judge, changing(facts, 'grantSmaller'));
    expect(given.last).toMatchObject({
      individualFacts: {
        playedCausalRole: true,
        withoutThemAsScored: false,
        changes: facts.map((factId) => ({ factId, commitment: digest(17) })),
      },
    });
  });

  it('that the deciding judge found is not forgotten because another judge changed their mind', () => {
    const given = claimed(1).heardBy(judge, 'exceptional').heardBy(second, 'exceptional').revealedTo(second);
    given.does(judge, record(given, 'specialPleading', { changeReasonCommitment: digest(1) }));
    expect(given.refuses(second, decision(given, second, 'grant'))).toBe('outcomeWithoutFactsMissing');
  });
});
