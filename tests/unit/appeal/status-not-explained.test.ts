import { describe, expect, it } from 'vitest';
import { ENGLISH } from '#api/views/subject/appeal-words.ts';
import { composeAppeal } from '#api/views/subject/compose-appeal.ts';
import { deliberate, question, record, release } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { materialOf } from '../../case/material-of.ts';
import { clerk, judges, subject, theEngine } from '../../case/people.ts';
import { digest } from '../../case/ids.ts';
import { policyWith } from '../../case/loan-policy.ts';

const [judge, other] = judges;
const take = { type: 'assign', how: 'next' } as const;

/** Where a subject is told that their case stands, by the name of the sentence. */
function statusOf(given: CoreCase): string | undefined {
  const view = composeAppeal(materialOf(given), 'north-bank', null, given.at);
  return Object.entries(ENGLISH.status).find(([, sentence]) => sentence === view.status)?.[0];
}

function claimed(rules: Parameters<typeof policyWith>[0] = {}): CoreCase {
  const given = new CoreCase(policyWith(rules)).notified();
  given.claimed();
  return given;
}

describe('a subject is told', () => {
  it('each step of an uncontested case', () => {
    const given = new CoreCase().received();
    expect(statusOf(given)).toBe('received');
    const notified = new CoreCase().notified();
    expect(statusOf(notified)).toBe('windowOpen');
    expect(statusOf(notified.windowEnds())).toBe('windowOver');
  });

  it('each step of a hearing, down to the decision', () => {
    const given = claimed();
    expect(statusOf(given)).toBe('claimWaits');
    given.does(judge, take);
    expect(statusOf(given)).toBe('claimIsHeard');
    const asked = question(given);
    given.does(judge, asked);
    expect(statusOf(given)).toBe('asked');
    given.passes(given.state.hearing!.questions[0]!.answerBy);
    given.does(theEngine, { type: 'lapseQuestion', questionId: asked.questionId });
    given.does(judge, record(given, 'specialPleading'));
    expect(statusOf(given)).toBe('restated');
    const { recordId } = given.state.records[0]!;
    given.does(subject, { type: 'answerRestatement', recordId, confirmed: true, correctionCommitment: null });
    expect(statusOf(given)).toBe('heardWaits');
    given.does(subject, { type: 'restCase' });
    expect(statusOf(given)).toBe('claimIsHeard');
    given.decidedBy(judge, 'grant');
    expect(statusOf(given)).toBe('decided');
  });

  it('that another person hears them, while that person is awaited, hears, or differs', () => {
    const given = claimed({ secondJudgeShare: 1 }).heardBy(judge, 'exceptional');
    expect(statusOf(given)).toBe('anotherHears');
    given.does(other, take);
    expect(statusOf(given)).toBe('anotherHears');
    given.does(other, record(given, 'specialPleading'));
    expect(statusOf(given)).toBe('anotherHears');
    given.does(judge, deliberate);
    given.does(other, deliberate);
    expect(statusOf(given)).toBe('anotherHears');
    expect(statusOf(claimed().heardBy(judge, 'cannotDecipher'))).toBe('anotherHears');
  });

  it('that a decision waits for a second person', () => {
    const given = claimed({ overrideNeedsSignature: true });
    given.does(subject, { type: 'restCase' });
    given.heardBy(judge, 'exceptional').decidedBy(judge, 'grant', { outcomeWithoutIndividualFacts: 'decline' });
    expect(statusOf(given)).toBe('signatureWaits');
  });

  it('that the institution wants to withdraw the case, until they have answered', () => {
    const given = claimed();
    given.does(clerk, { type: 'withdrawCase', reasonCommitment: digest(1) });
    expect(statusOf(given)).toBe('withdrawalAsked');
    const stays = given.copy();
    stays.does(subject, { type: 'answerWithdrawal', agreed: false });
    expect(statusOf(stays)).toBe('claimWaits');
    given.does(subject, { type: 'answerWithdrawal', agreed: true });
    expect(statusOf(given)).toBe('withdrawn');
  });

  it('that a person hears their case also where they have claimed nothing', () => {
    const given = new CoreCase().notified(null);
    expect(statusOf(given)).toBe('caseWaits');
    given.does(judge, take);
    expect(statusOf(given)).toBe('caseIsHeard');
    given.does(judge, release);
    expect(statusOf(given)).toBe('caseWaits');
  });
});
