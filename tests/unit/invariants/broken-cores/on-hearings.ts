import type { CaseEvent } from '#workflows/domain/event.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import { HERE } from '../../../case/people.ts';
import { digest } from '../../../case/ids.ts';
import {
  always,
  asked,
  decide,
  hearing,
  leavingOut,
  rule,
  seeing,
  state,
  telling,
  type BrokenCore,
} from './breaking.ts';

const EVERYTHING = ['assign', 'recordPerspective', 'recordDecision', 'withdrawCase', 'escalate', 'raiseClaim'] as const;

/** Cores that let the wrong person act, or let a hearing stand still, or forget what was recorded. */
export const BROKEN_ON_HEARINGS: BrokenCore[] = [
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
    'the time for an answer is shortened',
    telling((event) =>
      event.type === 'answerTermExtended' ? { ...event, answerBy: '2026-03-03T09:00:00.000Z' } : event,
    ),
    ['the time for an answer is only ever lengthened, and only while it runs'],
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
