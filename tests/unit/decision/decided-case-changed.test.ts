import { describe, expect, it } from 'vitest';
import { evolve, fold } from '#workflows/domain/evolve.ts';
import type { Actor } from '#workflows/domain/actor.ts';
import type { Command } from '#workflows/domain/command.ts';
import { answer, claim, question, reassign, record, release, uncontested } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { clerk, judges, languageModel, machine, subject, supervisors, theEngine } from '../../case/people.ts';
import { digest } from '../../case/ids.ts';

const [judge] = judges;
const [supervisor] = supervisors;
const withdrawal = { type: 'withdrawCase', reasonCommitment: digest(1) } as const;
const happened = (event: string) =>
  ({ type: 'recordLaterOutcome', event, observedAt: '2027-01-01T00:00:00.000Z' }) as const;

function decided() {
  const given = new CoreCase().notified().windowEnds();
  given.does(theEngine, uncontested(given));
  return given;
}

describe('after the decision', () => {
  it('what later happened is one of the policy’s two events, once', () => {
    const given = decided();
    expect(given.refuses(clerk, happened('moved'))).toBe('outcomeUnknown');
    given.does(clerk, happened('repaid'));
    expect(given.refuses(clerk, happened('defaulted'))).toBe('outcomeAlreadyRecorded');
    expect(given.state.laterOutcome).toBe('repaid');
  });

  it('the subject is asked once how heard they felt', () => {
    const given = decided();
    const survey = () => ({ type: 'answerSurvey', surveyId: given.newId() }) as const;
    given.does(subject, survey());
    expect(given.refuses(subject, survey())).toBe('alreadyGiven');
  });

  it('its hearing refuses every act', () => {
    const given = new CoreCase().notified();
    given.claimed();
    given.windowEnds().does(judge, { type: 'assign', how: 'next' });
    given.does(judge, question(given));
    given.heardBy(judge).decidedBy(judge, 'grant');
    const { questionId, answerBy } = given.state.hearing!.questions[0]!;
    const { recordId } = given.state.records[0]!;
    const tried: [Actor, Command][] = [
      [subject, answer(given, questionId)],
      [subject, { type: 'answerRestatement', recordId, confirmed: true, correctionCommitment: null }],
      [theEngine, { type: 'remind' }],
      [theEngine, { type: 'markOverdue' }],
      [theEngine, { type: 'escalate', reason: 'nobodyMayTake' }],
      [supervisor, { type: 'escalate', reason: 'requested' }],
      [supervisor, reassign(judge.id)],
      [judge, { type: 'reveal' }],
      [judge, { type: 'recuse', conflict: true }],
      [judge, release],
      [judge, question(given)],
      [judge, record(given, 'exceptional')],
    ];
    for (const [actor, command] of tried)
      expect([command.type, given.refuses(actor, command)]).toEqual([command.type, 'wrongPhase']);
    given.passes(answerBy);
    expect(given.refuses(theEngine, { type: 'lapseQuestion', questionId })).toBe('wrongPhase');
    expect(given.refuses(theEngine, { type: 'expireLease' })).toBe('notAssigned');
    expect(given.refuses(languageModel, record(given, 'exceptional'))).toBe('notPermitted');
  });

  it('the case is not withdrawn', () => {
    expect(decided().refuses(machine, withdrawal)).toBe('wrongPhase');
  });
});

describe('before the decision', () => {
  it('there is no later outcome, and the subject is not asked how heard they felt', () => {
    const given = new CoreCase().notified();
    expect(given.refuses(clerk, happened('repaid'))).toBe('wrongPhase');
    expect(given.refuses(subject, { type: 'answerSurvey', surveyId: given.newId() })).toBe('wrongPhase');
    expect(given.refuses(subject, { type: 'restCase' })).toBe('wrongPhase');
  });

  it('a withdrawn case is over for everyone', () => {
    const given = new CoreCase().notified(null);
    given.does(judge, { type: 'assign', how: 'next' });
    expect(given.does(clerk, withdrawal)).toEqual(['notifySubject']);
    expect(given.state).toMatchObject({ phase: 'withdrawn', decision: null, hearing: { holding: null } });
    expect(given.refuses(subject, claim(given))).toBe('appealWindowClosed');
    expect(given.refuses(judge, { type: 'assign', how: 'next' })).toBe('wrongPhase');
    expect(given.refuses(clerk, withdrawal)).toBe('wrongPhase');
  });

  it('the subject corrects the restatement of a record there is', () => {
    const given = new CoreCase().notified();
    given.claimed();
    given.heardBy(judge);
    const corrected = (recordId: string) =>
      ({ type: 'answerRestatement', recordId, confirmed: false, correctionCommitment: digest(1) }) as const;
    given.does(subject, corrected(given.state.records[0]!.recordId));
    expect(given.refuses(subject, corrected(given.newId()))).toBe('perspectiveMissing');
  });

  it('the subject rests once', () => {
    const given = new CoreCase().notified();
    given.claimed();
    given.does(subject, { type: 'restCase' });
    expect(given.refuses(subject, { type: 'restCase' })).toBe('alreadyGiven');
  });

  it('the score is revealed to a judge once, after their record', () => {
    const given = new CoreCase().notified();
    given.claimed();
    given.does(judge, { type: 'assign', how: 'next' });
    expect(given.refuses(judge, { type: 'reveal' })).toBe('perspectiveMissing');
    const theory = { type: 'assessTheory', assessmentId: given.newId(), assessmentCommitment: digest(1) } as const;
    expect(given.refuses(judge, theory)).toBe('perspectiveMissing');
    given.heardBy(judge).does(judge, { type: 'reveal' });
    expect(given.refuses(judge, { type: 'reveal' })).toBe('alreadyGiven');
    given.does(judge, theory);
    given.windowEnds().decidedBy(judge, 'decline');
    expect(given.state.decision?.contributions).toMatchObject([
      { method: 'correlational', actor: { kind: 'model', id: 'builtin/reference-class' } },
      { method: 'theoryBased', actor: { kind: 'human', id: judge.id } },
      { method: 'empathy', actor: { kind: 'human', id: judge.id } },
    ]);
  });
});

describe('a trail that is not whole', () => {
  const { trail } = decided();

  it('is refused', () => {
    expect(() => fold([])).toThrow('the trail is empty');
    expect(() => fold(trail.slice(1))).toThrow('entry 2 does not follow 0');
    expect(() => fold([...trail.slice(0, 2), ...trail.slice(3)])).toThrow('entry 4 does not follow 2');
    expect(() => fold([...trail.slice(0, 2), trail[1]!])).toThrow('entry 2 does not follow 2');
  });

  it('starts with the case’s arrival, once', () => {
    const [received, scored] = trail;
    expect(() => evolve(null, { ...scored!, seq: 1 })).toThrow('a trail must start with caseReceived');
    expect(() => fold([received!, { ...received!, seq: 2 }])).toThrow('the case has already been received');
  });

  it('is refused with a hearing’s entry but no hearing', () => {
    expect(() => fold([trail[0]!, { ...trail[0]!, seq: 2, event: { type: 'hearingReminded' } }])).toThrow(
      'hearingReminded without a hearing',
    );
  });
});
