import type { CommandType } from '../command.ts';
import type { Policy } from '../policy.ts';
import { judgeHearing, recordsInForce, type CaseState } from '../state.ts';
import { awaitedObjection, openObjection } from '../hearing.ts';
import { endOfTerm } from '../term.ts';
import { pausedDue } from './appeal.ts';
import { hearAgain, hearingOf, withinTheLaw } from './hearing.ts';
import { accept, refuse, refuseErased, type Decided, type Given } from './result.ts';

const DEFAULT_TERM = 'P2D';

/** The subject objects, with a reason, to the person who hears them. A supervisor answers; nothing follows from silence. */
export function objectToJudge({ policy, state, command, at }: Given<'objectToJudge'>): Decided {
  const hearing = hearingOf(state);
  if (!hearing) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const judge = judgeHearing(state);
  if (!judge) return refuse('nobodyHears');
  if (openObjection(hearing)) return refuse('alreadyGiven', 'an objection is waiting for its answer');
  const { objectionId, reasonCommitment } = command;
  if (hearing.objections?.some((each) => each.judgeId === judge.judgeId && each.status !== 'closed'))
    return refuse('objectionAnswered', 'a supervisor has answered your objection to this person');
  const { answerWithin, hearingGoesOn } = termsOf(policy);
  return accept([
    {
      type: 'judgeObjectedTo',
      objectionId,
      judgeId: judge.judgeId,
      reasonCommitment,
      answerBy: withinTheLaw(state, at, endOfTerm(policy, at, answerWithin)),
      waits: !hearingGoesOn,
    },
  ]);
}

const termsOf = ({ hearing: { objection } }: Policy) => ({
  answerWithin: objection?.answerWithin ?? DEFAULT_TERM,
  hearingGoesOn: objection?.hearingGoesOn ?? false,
});

/**
 * A supervisor upholds an objection, so that another person hears the case, or declines it, so that the same person goes on.
 * The subject reads the reason. The hearing's clock stood still while it waited.
 */
export function answerObjection({ policy, state, command, at }: Given<'answerObjection'>): Decided {
  const { objectionId, upheld, reasonCommitment } = command;
  const objection = state.hearing?.objections?.find((each) => each.objectionId === objectionId);
  if (!state.hearing || !objection) return refuse('objectionUnknown');
  if (objection.status !== 'open') return refuse('objectionAnswered', `it is ${objection.status}`);
  if (state.phase === 'withdrawn') return refuse('wrongPhase', 'the case is withdrawn');
  const erased = refuseErased(state);
  if (erased) return erased;
  const hearing = hearingOf(state);
  const { judgeId, waits } = objection;
  return accept(
    [
      {
        type: 'objectionAnswered',
        objectionId,
        judgeId,
        upheld,
        reasonCommitment,
        ...(hearing && waits && { dueAt: pausedDue(policy, state, objection.at, at) }),
      },
      ...(hearing && upheld ? hearAgain(hearing, judgeId, recordsInForce(state)) : []),
    ],
    [{ type: 'notifySubject', about: 'objectionAnswered' }],
  );
}

/** Alerts the supervisors. Lateness decides nothing, and the hearing waits on. */
export function markObjectionOverdue({ state, command, at }: Given<'markObjectionOverdue'>): Decided {
  if (!hearingOf(state)) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const objection = openObjection(state.hearing);
  if (objection?.objectionId !== command.objectionId) return refuse('objectionUnknown');
  if (objection.overdue) return refuse('alreadyGiven');
  if (at < objection.answerBy) return refuse('notDue', `it is due at ${objection.answerBy}`);
  return accept([{ type: 'objectionOverdue', objectionId: command.objectionId }]);
}

/** What the judge who is objected to does not do while the hearing waits for the answer. */
const ACTS_OF_JUDGE: readonly CommandType[] = [
  'askQuestion',
  'sendMessage',
  'proposeAppointment',
  'moveAppointment',
  'recordMinute',
  'delegate',
  'recordPerspective',
  'reveal',
  'assessComparison',
  'assessTheory',
  'noteDeliberation',
];

/** Refuses an act that has to wait for the answer to an objection: any decision, and whatever the judge in question does. */
export function refuseDuringObjection(state: CaseState, type: CommandType, actorId: string): Decided | null {
  const objection = state.phase === 'hearing' ? awaitedObjection(state.hearing) : undefined;
  if (!objection) return null;
  const isDecision = type === 'recordDecision' || type === 'signDecision';
  const isTheirs = ACTS_OF_JUDGE.includes(type) && actorId === objection.judgeId;
  return isDecision || isTheirs ? refuse('objectionOpen') : null;
}
