import { describe, expect, it } from 'vitest';
import type { CommandOf } from '#workflows/domain/command.ts';
import { decision, record } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { judges, subject } from '../../case/people.ts';
import { digest } from '../../case/ids.ts';
import { policyWith } from '../../case/loan-policy.ts';

const [judge, other] = judges;
const DAY = 86_400_000;
const reasoned = { changeReasonCommitment: digest(2) };

const say = (recordId: string, confirmed: boolean): CommandOf<'answerRestatement'> => ({
  type: 'answerRestatement',
  recordId,
  confirmed,
  correctionCommitment: confirmed ? null : digest(1),
});

/** Heard and revealed, with the window over. */
function heard(rules: Parameters<typeof policyWith>[0] = {}): { given: CoreCase; recordId: string } {
  const given = new CoreCase(policyWith(rules)).notified();
  given.claimed();
  given.windowEnds().heardBy(judge).revealedTo(judge);
  return { given, recordId: given.state.records[0]!.recordId };
}

describe('a correction of a judge’s restatement', () => {
  it('holds an adverse decision until the judge has answered it in a later version', () => {
    const { given, recordId } = heard();
    given.does(subject, say(recordId, false));
    expect(given.refuses(judge, decision(given, judge, 'decline'))).toBe('correctionUnanswered');
    expect(given.refuses(judge, record(given, 'specialPleading'))).toBe('changeReasonMissing');
    given.does(judge, record(given, 'specialPleading', reasoned));
    given.decidedBy(judge, 'decline');
    expect(given.state).toMatchObject({ phase: 'decided', records: [{ version: 1 }, { version: 2 }] });
  });

  it('does not hold a decision in the subject’s favour', () => {
    const { given, recordId } = heard();
    given.does(subject, say(recordId, false));
    given.decidedBy(judge, 'grant');
  });

  it('holds the judge once: a second correction is shown, and the judge can decide', () => {
    const { given, recordId } = heard();
    given.does(subject, say(recordId, false));
    given.does(judge, record(given, 'specialPleading', reasoned));
    given.does(subject, say(given.state.records[1]!.recordId, false));
    given.decidedBy(judge, 'decline');
  });

  it('has to be about the newest version', () => {
    const { given, recordId } = heard();
    given.does(judge, record(given, 'specialPleading', reasoned));
    expect(given.refuses(subject, say(recordId, false))).toBe('restatementReplaced');
  });

  it('may follow a confirmation, and a confirmation may follow it', () => {
    const { given, recordId } = heard();
    given.does(subject, say(recordId, true));
    expect(given.refuses(subject, say(recordId, true))).toBe('alreadyGiven');
    given.does(subject, say(recordId, false));
    expect(given.refuses(judge, decision(given, judge, 'decline'))).toBe('correctionUnanswered');
    given.does(subject, say(recordId, true));
    given.decidedBy(judge, 'decline');
  });

  it('holds only the judge whose restatement it corrects', () => {
    const given = new CoreCase(policyWith({ secondJudgeShare: 1 })).notified();
    given.claimed();
    given.windowEnds().heardBy(judge).heardBy(other);
    given.does(subject, say(given.state.records[0]!.recordId, false));
    given.decidedBy(other, 'decline');
  });
});

describe('the subject’s time to answer a restatement', () => {
  it('holds an adverse decision if the policy provides it, to the millisecond', () => {
    const { given } = heard({ restatement: 'P2D' });
    given.passes(2 * DAY - 1);
    expect(given.refuses(judge, decision(given, judge, 'decline'))).toBe('restatementPending');
    given.passes(1).decidedBy(judge, 'decline');
  });

  it('ends with their answer', () => {
    const { given, recordId } = heard({ restatement: 'P2D' });
    given.does(subject, say(recordId, true));
    given.decidedBy(judge, 'decline');
  });

  it('is announced to them only if the policy provides it and there is a claim', () => {
    const asked = new CoreCase(policyWith({ restatement: 'P2D' })).notified();
    asked.claimed();
    asked.does(judge, { type: 'assign', how: 'next' });
    expect(asked.does(judge, record(asked, 'specialPleading'))).toEqual(['notifySubject']);
    const unscored = new CoreCase(policyWith({ restatement: 'P2D' })).notified(null);
    unscored.does(judge, { type: 'assign', how: 'next' });
    expect(unscored.does(judge, record(unscored, {}))).toEqual([]);
  });

  it('does not go beyond the legal deadline', () => {
    const { given } = heard({ restatement: 'P5D', legalClock: 'P9D' });
    given.passes(given.state.legalDeadline!).decidedBy(judge, 'decline');
  });

  it('does not hold a decision in the subject’s favour', () => {
    heard({ restatement: 'P2D' }).given.decidedBy(judge, 'grant');
  });
});
