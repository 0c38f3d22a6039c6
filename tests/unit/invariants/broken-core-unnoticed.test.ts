import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandType, Instruction } from '#workflows/domain/command.ts';
import { decide, type Decided } from '#workflows/domain/decide/index.ts';
import type { CaseEvent } from '#workflows/domain/event.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import { HERE, subject } from '../../case/people.ts';
import { digest } from '../../case/ids.ts';
import { rules, steps } from './generated-steps.ts';
import { InvariantBroken } from './check-entries.ts';
import { policyWith } from '../../case/loan-policy.ts';
import { runSequence } from './run-sequence.ts';

type Decide = typeof decide;

/** `decide` as it would be if it looked at something else for these commands. */
const seeing =
  (
    types: readonly CommandType[],
    look: (policy: Policy, state: CaseState, instruction: Instruction) => Partial<[Policy, CaseState, Instruction]>,
  ): Decide =>
  (policy, state, instruction) => {
    if (!state || !types.includes(instruction.command.type)) return decide(policy, state, instruction);
    const seen = look(policy, state, instruction);
    return decide(seen[0] ?? policy, seen[1] ?? state, seen[2] ?? instruction);
  };

/** `decide` as it would be if other events came of it. */
const telling =
  (tell: (event: CaseEvent) => CaseEvent): Decide =>
  (...given) => {
    const decided = decide(...given);
    return decided.accepted ? { ...decided, events: decided.events.map(tell) } : decided;
  };

/** `decide` as it would be if some events did not come of it. */
const leavingOut =
  (isLeftOut: (event: CaseEvent, instruction: Instruction) => boolean): Decide =>
  (policy, given, instruction) => {
    const decided = decide(policy, given, instruction);
    if (!decided.accepted) return decided;
    return { ...decided, events: decided.events.filter((event) => !isLeftOut(event, instruction)) };
  };

/** `decide` as it would be if a command always gave these events in a hearing. */
const always =
  (type: CommandType, events: (instruction: Instruction) => CaseEvent[]): Decide =>
  (policy, state, instruction): Decided =>
    instruction.command.type === type && state?.phase === 'hearing'
      ? { accepted: true, events: events(instruction), effects: [] }
      : decide(policy, state, instruction);

const state = (change: (state: CaseState) => Partial<CaseState>) => (_: Policy, given: CaseState) =>
  [undefined, { ...given, ...change(given) }] as [never, CaseState];
const hearing = (change: Partial<NonNullable<CaseState['hearing']>>) =>
  state((given) => ({ hearing: given.hearing && { ...given.hearing, ...change } }));
const rule = (change: Partial<Policy['hearing']>) => (policy: Policy) =>
  [{ ...policy, hearing: { ...policy.hearing, ...change } }] as [Policy];
const window = (change: Partial<Policy['appealWindow']>) => (policy: Policy) =>
  [{ ...policy, appealWindow: { ...policy.appealWindow, ...change } }] as [Policy];
const asked =
  (change: (instruction: Instruction) => Partial<Instruction>) => (_: Policy, __: CaseState, given: Instruction) =>
    [undefined, undefined, { ...given, ...change(given) }] as [never, never, Instruction];

const DECIDING = ['recordDecision', 'signDecision'] as const;
const EVERYTHING = ['assign', 'recordPerspective', 'recordDecision', 'withdrawCase', 'escalate', 'raiseClaim'] as const;

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

/** A core with one guard taken out, and the invariant that tells. */
const BROKEN: [what: string, broken: Decide, invariants: string[]][] = [
  [
    'the window’s end forgets the claims',
    seeing(
      ['decideUncontested'],
      state(({ phase }) => ({ claims: [], phase: phase === 'hearing' ? 'appealWindow' : phase })),
    ),
    ['a claim is heard by a person before the case is decided', 'one decision is in force'],
  ],
  [
    'a decision forgets the claims that nobody has heard',
    seeing(
      DECIDING,
      state(({ claims, records }) => ({
        claims: claims.filter(({ claimId }) =>
          records.some(({ findings }) => findings.some((each) => each.claimId === claimId)),
        ),
      })),
    ),
    ['a claim is heard by a person before the case is decided'],
  ],
  [
    'a record forgets the claims that joined',
    seeing(
      ['recordPerspective'],
      state(({ claims }) => ({ claims: claims.slice(0, 1) })),
    ),
    ['a record speaks to every open claim and to no other', 'every hearing has a way out'],
  ],
  [
    'a file that was removed is removed again',
    seeing(
      ['removeAttachment'],
      state(({ attachments }) => ({ attachments: attachments.map(({ removedAt: _, ...file }) => file) })),
    ),
    ['a file goes once, and an original never'],
  ],
  [
    'what was allowed to be recorded is not forgotten when it no longer is',
    seeing(
      ['addRecording'],
      state(() => ({ recordingAllowed: true })),
    ),
    ['nothing is recorded that the subject does not allow'],
  ],
  [
    'what a subject expects is still asked when a judge has heard them',
    seeing(
      ['answerExpectations'],
      state((given) => ({
        records: [],
        hearing: given.hearing && { ...given.hearing, holding: null, formerHolders: [] },
      })),
    ),
    ['what a subject expects is said once, before any judge’s record'],
  ],
  [
    'a language model passes for a judge',
    seeing(
      ['assign', 'recordPerspective'],
      asked(({ actor }) => (actor.kind === 'llm' ? { actor: { kind: 'human', id: actor.id, role: 'judge' } } : {})),
    ),
    ['everyone keeps to their part'],
  ],
  [
    'another institution passes for this one',
    seeing(
      EVERYTHING,
      asked(() => ({ institutionId: HERE })),
    ),
    ['nobody acts for another institution or on what they declared a conflict with'],
  ],
  [
    'a declared conflict is overlooked',
    seeing(
      ['assign', 'recordPerspective', 'recordDecision'],
      asked(() => ({ conflicted: false })),
    ),
    ['nobody acts for another institution or on what they declared a conflict with'],
  ],
  [
    'anybody passes for the subject',
    seeing(
      ['withdrawClaim', 'raiseClaim'],
      asked(() => ({ actor: subject })),
    ),
    [
      'only the subject closes a claim',
      'everyone keeps to their part',
      'a helper acts while the subject lets them, and ends nothing',
    ],
  ],
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
    'who stepped back is forgotten',
    seeing(['assign', 'reassign'], hearing({ recused: [] })),
    ['nobody gets a hearing they stepped back from'],
  ],
  [
    'who has a record is forgotten',
    seeing(
      ['assign', 'reassign'],
      state(() => ({ records: [] })),
    ),
    ['nobody is their own second judge', 'what a judge could not decipher moves on to others'],
  ],
  [
    'the score is shown to whoever asks',
    always('reveal', ({ actor }) => [
      { type: 'scoreRevealed', judgeId: actor.id, recordId: '00000000-0000-7000-8000-0000000000ff' },
    ]),
    [
      'nobody is shown the score before their record',
      'everyone keeps to their part',
      'nobody acts for another institution or on what they declared a conflict with',
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
    'a late claim is taken',
    seeing(
      ['raiseClaim'],
      state(({ window }) => ({ window: window && { endsAt: '2999-01-01T00:00:00.000Z', closed: false } })),
    ),
    // The broken core measures by a window of its own, which a case can outlive.
    ['no claim is taken outside its window', 'no claim is turned away while claims are taken'],
  ],
  [
    'the grace after the window’s end is forgotten',
    seeing(['raiseClaim', 'decideUncontested', 'closeAppealWindow'], window({ grace: 'PT1S' })),
    [
      'no claim is turned away while claims are taken',
      'nobody decides before claims end unless the subject rests',
      'a window closes no earlier than claims end unless the subject rests',
    ],
  ],
  [
    'a window is shortened',
    telling((event) =>
      event.type === 'appealWindowExtended' ? { ...event, windowEndsAt: '2026-03-03T09:00:00.000Z' } : event,
    ),
    ['a window is only ever lengthened, and only while it is open'],
  ],
  [
    'a window that has closed is opened again',
    seeing(
      ['extendAppealWindow', 'extendWindow'],
      state(({ window: given, phase }) => ({
        window: given && { ...given, closed: false },
        phase: phase === 'decided' ? 'hearing' : phase,
      })),
    ),
    ['a window is only ever lengthened, and only while it is open', 'what is over stays over'],
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
    'the institution takes back a case whose decision is under review',
    seeing(
      ['withdrawCase'],
      state(() => ({ claims: [], decision: null })),
    ),
    ['what is over stays over', 'nothing but its subject takes back a case with a claim'],
  ],
  [
    'a late claim that was declined is admitted',
    seeing(
      ['reopenCase'],
      state(({ lateClaims = [] }) => ({ lateClaims: lateClaims.map((each) => ({ ...each, status: 'waiting' })) })),
    ),
    ['a late claim is settled once, by a supervisor'],
  ],
  [
    'a comparison is judged unseen',
    seeing(
      ['assessComparison'],
      state(({ hearing: held, records }) => ({
        hearing: held && { ...held, revealedTo: records.map(({ judgeId }) => judgeId) },
      })),
    ),
    ['nobody judges a comparison that they have not been shown'],
  ],
  [
    'a record may say nothing',
    seeing(['recordPerspective'], ({ perspective: _, ...policy }) => [policy]),
    ['a record says enough'],
  ],
  [
    'what was said in time is turned away where it is written down after the window',
    (policy, given, instruction) => {
      const { command, at } = instruction;
      const isOver = command.type === 'writeDownClaim' && given?.window && at > given.window.endsAt;
      return decide(policy, given, isOver ? { ...instruction, command: { ...command, receivedAt: at } } : instruction);
    },
    [
      'what was said in time is never turned away',
      'what is written down was said while claims were taken, to a supervisor',
    ],
  ],
  [
    'what was said late is written down as in time',
    seeing(['writeDownClaim'], window({ grace: 'P1D' })),
    ['what is written down was said while claims were taken, to a supervisor'],
  ],
  [
    'a request for erasure forgets that it was made',
    seeing(['requestErasure'], (_, { erasureRequest: _request, ...rest }) => [undefined, rest] as [never, CaseState]),
    ['a subject asks for erasure once, of what is not erased'],
  ],
  [
    'a judge who has read the outcome on the subject’s page hears the case',
    telling((event) => (event.type === 'linkReadByStaff' ? { ...event, endsBlindness: false } : event)),
    ['nobody hears a case whose outcome they read on the subject’s page first'],
  ],
  [
    'a helper acts although the subject has taken their link back',
    seeing(
      ['raiseClaim'],
      state(({ helpers = [] }) => ({ helpers: helpers.map((each) => ({ ...each, revoked: false })) })),
    ),
    ['a helper acts while the subject lets them, and ends nothing'],
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
    'a changed mind needs no reason',
    (policy, given, instruction) => {
      const { command } = instruction;
      if (command.type !== 'recordPerspective') return decide(policy, given, instruction);
      const reasoned = { ...instruction, command: { ...command, changeReasonCommitment: digest(1) } };
      const decided = decide(policy, given, reasoned);
      const forget = (event: CaseEvent): CaseEvent =>
        event.type === 'perspectiveRecorded' ? { ...event, changeReasonCommitment: null } : event;
      return decided.accepted ? { ...decided, events: decided.events.map(forget) } : decided;
    },
    ['a changed mind gives a reason'],
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
    'a claim is late for a window that never ran',
    seeing(
      ['raiseClaim'],
      state(() => ({ notified: true })),
    ),
    ['no claim is turned away while claims are taken'],
  ],
  [
    'questions have no limit',
    seeing(['askQuestion'], rule({ questions: { answerWithin: 'P2D', maximum: 20 } })),
    ['the policy limits the questions'],
  ],
  [
    'the law’s clock is forgotten',
    seeing(
      ['raiseClaim', 'handOverNotice', 'answerQuestion'],
      state(() => ({ legalDeadline: null })),
    ),
    ['no due time is later than the law’s'],
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
    'the second judge is never asked',
    leavingOut((event) => event.type === 'hearingMoved' && event.reason === 'secondJudge'),
    ['who holds a hearing and has heard it can decide'],
  ],
  [
    'a deliberation that a judge never joins goes on for ever',
    leavingOut((event, { command }) => event.type === 'deliberationClosed' && command.type === 'escalate'),
    ['every hearing has a way out'],
  ],
  ['a lease never ends', always('expireLease', () => []), ['a deadline can be kept']],
  [
    'an expired lease is put off for ever',
    always('expireLease', () => [{ type: 'hearingReminded' }]),
    ['a deadline changes something', 'time comes to an end', 'everyone keeps to their part'],
  ],
  [
    'a late hearing decides itself',
    always('markOverdue', () => [adverseOutcome]),
    ['nothing is decided by silence', 'a claim is heard by a person before the case is decided'],
  ],
  [
    'the institution takes a case back as if nobody had claimed anything',
    seeing(
      ['withdrawCase'],
      state(() => ({ claims: [] })),
    ),
    ['nothing but its subject takes back a case with a claim'],
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
  [
    'a refused command leaves something',
    (...given) => {
      const decided = decide(...given);
      return decided.accepted || !given[1] ? decided : { ...decided, events: [{ type: 'nothingToAdd' }] };
    },
    [
      'what is refused changes nothing and what is accepted is told',
      'everyone keeps to their part',
      'what is over stays over',
      'nobody acts for another institution or on what they declared a conflict with',
    ],
  ],
];

describe('the invariants notice', () => {
  it.each(BROKEN)('when %s', { timeout: 60_000 }, (_, broken, invariants) => {
    const found = fc.check(
      fc.property(rules, steps, (chosen, taken) => void runSequence(policyWith(chosen), taken, broken)),
      { numRuns: 6_000, seed: 20_240_117, endOnFailure: true },
    );
    expect(found.failed, 'nothing was noticed').toBe(true);
    expect(found.errorInstance).toBeInstanceOf(InvariantBroken);
    expect(invariants).toContain((found.errorInstance as InvariantBroken).invariant);
  });
});
