import type { CaseEvent } from '#workflows/domain/event.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import { digest } from '../../../case/ids.ts';
import { always, decide, hearing, leavingOut, rule, seeing, state, telling, type BrokenCore } from './breaking.ts';

const DECIDING = ['recordDecision', 'signDecision'] as const;

const deciphered = ({ records }: CaseState) => ({
  records: records.map((record) => ({
    ...record,
    findings: record.findings.map(({ claimId }) => ({ claimId, confidence: 7, finding: 'specialPleading' as const })),
  })),
});

const favourableScore = {
  scoreId: '00000000-0000-7000-8000-0000000000ff',
  scoreHash: digest(1),
  probability: 0.1,
  provisionalOutcome: 'grant',
  adverse: false,
  referenceClassVersion: 'none',
  model: 'none',
  builtin: true,
};

const adverseOutcome: CaseEvent = {
  type: 'decided',
  decisionId: '00000000-0000-7000-8000-0000000000ff',
  outcome: 'decline',
  adverse: true,
  route: 'uncontested',
  decidedBy: null,
  reasonsCommitment: null,
  contributions: [],
  outcomeWithoutIndividualFacts: null,
  signedBy: null,
  supersedes: null,
};

/** Cores that decide what they should not, or leave out of a decision what belongs to it. */
export const BROKEN_ON_DECISIONS: BrokenCore[] = [
  [
    'cannot decipher counts as special pleading',
    seeing(['recordDecision'], state(deciphered)),
    [
      'an undeciphered claim ends adversely by a supervisor after two judges only',
      'a decision on an exception says what it changed',
      'of several facts that changed the outcome, each says what it changed',
    ],
  ],
  [
    'an override needs no signature',
    seeing(['recordDecision'], rule({ overrideNeedsSignature: false })),
    ['an override is signed by somebody else'],
  ],
  [
    'the second judge is forgotten',
    seeing(['recordPerspective', 'recordDecision'], hearing({ secondJudge: { seed: '', drawn: false } })),
    ['two judges are heard where two were drawn'],
  ],
  [
    'the open window is forgotten',
    seeing(
      ['recordDecision'],
      state(() => ({ nothingToAdd: true })),
    ),
    [
      'nobody decides before claims end unless the subject rests',
      'a window closes no earlier than claims end unless the subject rests',
    ],
  ],
  [
    'an open question is forgotten',
    seeing(['recordDecision'], hearing({ questions: [] })),
    ['an adverse decision waits for the answer'],
  ],
  [
    'a case that is heard again forgets its decision',
    seeing(
      ['recordDecision', 'signDecision'],
      state(({ phase, decision }) => ({ decision: phase === 'hearing' ? null : decision })),
    ),
    ['one decision is in force', 'every hearing has a way out', 'who holds a hearing and has heard it can decide'],
  ],
  [
    'a person is asked for about what a person decided',
    seeing(
      ['requestReview'],
      state(({ decision }) => ({ decision: decision && { ...decision, judgeId: null } })),
    ),
    ['a person is asked for once, about what a machine decided, within the term'],
  ],
  [
    'a decision that is put in question takes effect again by itself',
    leavingOut(({ type }, { command }) => command.type === 'requestReview' && type === 'hearingOpened'),
    ['what is over stays over', 'a person is asked for once, about what a machine decided, within the term'],
  ],
  [
    'an exception loses its facts',
    telling((event) =>
      event.type === 'perspectiveRecorded'
        ? {
            ...event,
            findings: event.findings.map((each) =>
              each.finding === 'exceptional' ? { ...each, individualFactIds: [] } : each,
            ),
          }
        : event,
    ),
    ['an exception names its facts'],
  ],
  [
    'what the facts changed is left out',
    telling((event) => (event.type === 'decided' ? { ...event, outcomeWithoutIndividualFacts: null } : event)),
    ['a decision on an exception says what it changed'],
  ],
  [
    'what each fact changed is left out',
    telling((event) =>
      event.type === 'decided' && event.individualFacts
        ? { ...event, individualFacts: { ...event.individualFacts, changes: [] } }
        : event,
    ),
    ['of several facts that changed the outcome, each says what it changed'],
  ],
  [
    'a new decision does not say what it replaces',
    telling((event) => (event.type === 'decided' ? { ...event, supersedes: null } : event)),
    // What replaces a decision in the subject's favour may come from a judge who has not heard every claim; this one looks new.
    ['one decision is in force', 'the deciding judge has heard every claim'],
  ],
  [
    'what comes too late for a window does not say so',
    telling((event) => {
      if (event.type !== 'noticeHandedOver' && event.type !== 'subjectReached') return event;
      const { tooLate: _, ...rest } = event;
      return rest;
    }),
    ['what comes too late for a window says so'],
  ],
  [
    'a bounce leaves a decision that no person made as it is',
    leavingOut((event) => event.type === 'caseReopened' && event.because === 'bounced'),
    [
      'a bounce, and nothing else without a supervisor, puts an adverse decision that no person made in question',
      'what is over stays over',
    ],
  ],
  [
    'no judge has to be told that nobody reached the subject',
    (policy, given, instruction) => {
      const { command } = instruction;
      if (command.type !== 'recordDecision' && command.type !== 'signDecision')
        return decide(policy, given, instruction);
      return decide(policy, given, { ...instruction, command: { ...command, toldUnreached: true } });
    },
    ['an adverse decision has a subject who was reached, or a judge who was told'],
  ],
  [
    'a bounce is forgotten',
    seeing(
      ['decideUncontested'],
      state(() => ({ notified: true })),
    ),
    ['an adverse decision has a subject who was reached, or a judge who was told'],
  ],
  [
    'a missing score passes for a good one',
    seeing(
      ['decideUncontested'],
      state(({ score }) => ({ score: score ?? favourableScore })),
    ),
    ['an unscored case is decided by a person'],
  ],
  [
    'a late hearing decides itself',
    always('markOverdue', () => [adverseOutcome]),
    ['nothing is decided by silence', 'a claim is heard by a person before the case is decided'],
  ],
  [
    'a correction is not read',
    seeing(
      ['recordDecision'],
      state(({ records }) => ({
        records: records.map(({ restatement, ...record }) =>
          restatement ? { ...record, restatement: { ...restatement, confirmed: true } } : record,
        ),
      })),
    ),
    ['an adverse decision takes up what the subject first corrected'],
  ],
  [
    'nobody waits for the subject’s word on the restatement',
    seeing(['recordDecision'], rule({ restatement: null })),
    ['an adverse decision leaves the subject their time for the restatement'],
  ],
  [
    'what was set aside counts all the same',
    (policy, given, instruction) => {
      const { command } = instruction;
      if (command.type !== 'recordDecision') return decide(policy, given, instruction);
      const markings = command.markings.map((each) => ({ ...each, weight: 'considered' as const }));
      const decided = decide(policy, given, { ...instruction, command: { ...command, markings } });
      const setAside = (event: CaseEvent): CaseEvent =>
        event.type === 'decided'
          ? { ...event, contributions: event.contributions.map((each) => ({ ...each, weight: 'setAside' })) }
          : event;
      return decided.accepted ? { ...decided, events: decided.events.map(setAside) } : decided;
    },
    ['what an exception changed rests on a record that found it'],
  ],
  [
    'an objection is forgotten',
    seeing([...DECIDING, 'recordPerspective'], hearing({ objections: [] })),
    ['nothing is decided, and the judge in question records nothing, while an objection waits'],
  ],
];
