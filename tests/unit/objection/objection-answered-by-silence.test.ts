import { describe, expect, it } from 'vitest';
import { composeAppeal } from '#api/views/subject/compose-appeal.ts';
import type { CommandOf } from '#workflows/domain/command.ts';
import { nextDeadline } from '#workflows/domain/deadline.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { openObjection } from '#workflows/domain/hearing.ts';
import { decision, question, record, release, sign, uncontested, withdraw } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { materialOf } from '../../case/material-of.ts';
import { digest } from '../../case/ids.ts';
import { policyWith } from '../../case/loan-policy.ts';
import { judges, subject, supervisors, theEngine } from '../../case/people.ts';

const [judge, other] = judges;
const [supervisor, otherSupervisor] = supervisors;
const DAY = 86_400_000;

const objectTo = ({ newId }: CoreCase): CommandOf<'objectToJudge'> => ({
  type: 'objectToJudge',
  objectionId: newId(),
  reasonCommitment: digest(1),
});
const answer = ({ state }: CoreCase, upheld: boolean): CommandOf<'answerObjection'> => ({
  type: 'answerObjection',
  objectionId: openObjection(state.hearing)?.objectionId ?? '',
  upheld,
  reasonCommitment: digest(2),
});

/** A judge hears a claim, and the subject objects to them. */
function objected(objection: Policy['hearing']['objection'] | null = null): CoreCase {
  const given = new CoreCase(policyWith({ objection })).notified().claimed().takenBy(judge);
  given.does(subject, objectTo(given));
  return given;
}

const later = (given: CoreCase, milliseconds: number) =>
  given.passes(new Date(Date.parse(given.at) + milliseconds).toISOString());

describe('an objection to the judge', () => {
  it('holds up every act of the judge, and every decision, until a supervisor answers', () => {
    const given = objected();
    expect(given.refuses(judge, record(given, 'specialPleading'))).toBe('objectionOpen');
    expect(given.refuses(judge, question(given))).toBe('objectionOpen');
    expect(given.does(supervisor, answer(given, false))).toEqual(['notifySubject']);
    given.rested().recordedBy(judge).decidedBy(judge, 'grant');
    expect(given.state.phase).toBe('decided');
  });

  it('is never answered by silence: the supervisor is alerted once, the judge keeps the hearing, and it waits on', () => {
    const given = objected();
    const alert = nextDeadline(given.policy, given.state);
    expect(alert?.command.type).toBe('markObjectionOverdue');
    expect(Date.parse(alert!.at) - Date.parse(given.at)).toBe(2 * DAY);
    expect(given.refuses(theEngine, alert!.command)).toBe('notDue');
    given.passes(alert!.at);
    given.does(theEngine, alert!.command);
    given.windowEnds();
    later(given, 90 * DAY);
    expect(given.refuses(theEngine, { type: 'expireLease' })).toBe('notDue');
    expect(given.refuses(other, { type: 'assign', how: 'next' })).toBe('alreadyAssigned');
    given.does(theEngine, { type: 'closeAppealWindow' });
    expect(nextDeadline(given.policy, given.state)).toBeNull();
    expect(openObjection(given.state.hearing)).toMatchObject({ overdue: true, judgeId: judge.id });
    expect(given.state.decision).toBeNull();
  });

  it('that is upheld gives the case to another person for good', () => {
    const given = objected();
    given.does(supervisor, answer(given, true));
    expect(given.state.hearing?.holding).toBeNull();
    expect(given.refuses(judge, { type: 'assign', how: 'next' })).toBe('notPermitted');
    given.rested().heardBy(other).decidedBy(other, 'grant');
    expect(given.state.decision?.judgeId).toBe(other.id);
  });

  it('gives the hearing back the time that it waited, and the judge a whole lease', () => {
    const given = objected();
    const { dueAt } = given.state.hearing!;
    later(given, DAY);
    given.does(supervisor, answer(given, false));
    expect(Date.parse(given.state.hearing!.dueAt) - Date.parse(dueAt)).toBe(DAY);
    expect(Date.parse(given.state.hearing!.holding!.leaseUntil) - Date.parse(given.at)).toBe(4 * 3_600_000);
  });

  it('is raised once against each person, and never answered by that person', () => {
    const given = objected();
    expect(given.refuses(subject, objectTo(given))).toBe('alreadyGiven');
    given.does(supervisor, answer(given, false));
    expect(given.refuses(subject, objectTo(given))).toBe('objectionAnswered');
    given.does(supervisor, { type: 'escalate', reason: 'requested' });
    given.takenBy(supervisor);
    given.does(subject, objectTo(given));
    expect(given.refuses(supervisor, answer(given, false))).toBe('notPermitted');
    given.does(otherSupervisor, answer(given, true));
    expect(given.state.hearing?.holding).toBeNull();
  });

  it('needs a person who hears the case', () => {
    const given = new CoreCase().notified().claimed();
    expect(given.refuses(subject, objectTo(given))).toBe('nobodyHears');
    given.takenBy(judge);
    given.does(subject, objectTo(given));
    given.does(judge, { type: 'recuse', conflict: false });
    expect(given.state.hearing?.objections).toMatchObject([{ status: 'steppedBack' }]);
    expect(given.refuses(supervisor, answer(given, true))).toBe('objectionUnknown');
  });

  it('ends with the hearing where the subject takes back every claim', () => {
    const given = objected();
    given.does(subject, withdraw(given.state.claims[0]?.claimId ?? ''));
    expect(given.state.hearing?.objections).toMatchObject([{ status: 'closed' }]);
    given.windowEnds();
    given.does(theEngine, uncontested(given));
    expect(given.state.phase).toBe('decided');
  });

  it('keeps a judge who gave the hearing back from taking it again before the answer', () => {
    const given = objected();
    given.does(judge, release);
    expect(given.refuses(judge, { type: 'assign', how: 'next' })).toBe('notPermitted');
    given.rested().heardBy(other);
    given.revealedTo(other);
    expect(given.refuses(other, decision(given, other, 'grant'))).toBe('objectionOpen');
    given.does(supervisor, answer(given, true));
    given.decidedBy(other, 'grant');
  });

  it('holds up a signature, and revokes a proposed decision if it is upheld', () => {
    const given = new CoreCase(policyWith({ overrideNeedsSignature: true }))
      .notified()
      .claimed()
      .rested()
      .heardBy(judge);
    given.decidedBy(judge, 'grant');
    const decisionId = given.state.hearing?.proposal?.decisionId ?? '';
    given.does(subject, objectTo(given));
    expect(given.refuses(other, sign(decisionId, true))).toBe('objectionOpen');
    given.does(supervisor, answer(given, true));
    expect(given.state.hearing?.proposal).toBeNull();
  });

  it('leaves the hearing to go on where the policy says so', () => {
    const given = objected({ answerWithin: 'PT6H', hearingGoesOn: true });
    given.rested().recordedBy(judge).decidedBy(judge, 'grant');
    expect(given.state.phase).toBe('decided');
    given.does(supervisor, answer(given, true));
    expect(given.state).toMatchObject({ phase: 'decided', hearing: { objections: [{ status: 'upheld' }] } });
  });
});

describe('the subject', () => {
  const shown = (given: CoreCase, names = new Map<string, string>()) => {
    const material = materialOf(given, [[digest(2), 'They have never met you.']]);
    return composeAppeal(material, 'north-bank', null, given.at, undefined, undefined, names);
  };

  it('sees who hears them, by role or by name', () => {
    const given = new CoreCase().notified().claimed();
    expect(shown(given)).toMatchObject({ hearer: null, mayObject: false });
    given.takenBy(judge);
    expect(shown(given)).toMatchObject({ hearer: { role: 'judge', name: null, words: 'a judge' }, mayObject: true });
    expect(shown(given, new Map([[judge.id, 'Ada Lund']])).hearer).toMatchObject({
      name: 'Ada Lund',
      words: 'Ada Lund, a judge',
    });
  });

  it('reads each step and the supervisor’s answer', () => {
    const given = objected();
    expect(shown(given)).toMatchObject({ mayObject: false, objections: [{ status: 'open', hearingWaits: true }] });
    expect(shown(given).status).toContain('You have objected');
    given.does(supervisor, answer(given, false));
    expect(shown(given).objections).toMatchObject([{ status: 'declined', answer: 'They have never met you.' }]);
    expect(shown(given).steps.map(({ words }) => words)).toEqual(
      expect.arrayContaining([
        'Your case was taken on by a judge.',
        'You objected to the person who hears you.',
        'A supervisor did not agree with your objection.',
      ]),
    );
  });
});
