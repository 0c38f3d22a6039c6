import type { Actor } from '#workflows/domain/actor.ts';
import { claimsUntil } from '#workflows/domain/appeal-window.ts';
import { nextDeadline } from '#workflows/domain/deadline.ts';
import type { decide } from '#workflows/domain/decide/index.ts';
import { openClaims, recordOf } from '#workflows/domain/state.ts';
import type { DecisionSummary } from '#workflows/domain/decision.ts';
import { awaitedObjection, openObjection } from '#workflows/domain/hearing.ts';
import { decision, record, score, sign } from '../../case/commands.ts';
import type { CoreCase } from '../../case/core-case.ts';
import { judges, supervisors, theEngine } from '../../case/people.ts';
import { digest } from '../../case/ids.ts';
import { InvariantBroken } from './check-entries.ts';

const newcomer = (number: number): Actor => ({ kind: 'human', id: `newcomer-${number}`, role: 'supervisor' });

/**
 * Whoever holds a hearing and has heard every claim can decide in the subject's favour, once the window is over and a
 * question has had its time: there is always either something for the holder to do or somebody else who is asked.
 */
export function checkHolderCanDecide(given: CoreCase, decides: typeof decide): void {
  const { hearing, phase } = given.state;
  const holder = [...judges, ...supervisors].find(({ id }) => id === hearing?.holding?.judgeId);
  const isWaiting = awaitedObjection(hearing) !== undefined;
  const isBusy = isWaiting || hearing?.proposal != null || hearing?.deliberation?.closed === false;
  if (phase !== 'hearing' || !holder || isBusy) return;
  const own = recordOf(given.state, holder.id);
  if (!own || openClaims(given.state).some(({ claimId }) => own.findings.every((each) => each.claimId !== claimId)))
    return;

  const later = given.copy(decides);
  letTimePass(later);
  later.revealedTo(holder);
  const decided = later.give(holder, inFavour(later, holder));
  if (!decided.accepted)
    throw new InvariantBroken('who holds a hearing and has heard it can decide', given.trail.at(-1)!);
}

/** However entangled a hearing is, two people who have had no part in it can bring it to an end. */
export function checkWayOut(given: CoreCase, decides: typeof decide): void {
  const later = given.copy(decides);
  const [one, other] = [newcomer(1), newcomer(2)] as const;
  letTimePass(later);
  const objection = openObjection(later.state.hearing);
  if (objection) later.give(one, decline(objection.objectionId));
  if (later.state.hearing?.proposal) later.give(other, signed(later.state.hearing.proposal));
  if (later.state.phase !== 'hearing') return;
  later.give(one, { type: 'escalate', reason: 'requested' });
  later.give(one, { type: 'assign', how: 'chosen' });
  later.give(one, record(later, 'specialPleading', { changeReasonCommitment: digest(1) }));
  later.give(one, { type: 'reveal' });
  later.give(one, inFavour(later, one));
  if (later.state.hearing?.proposal) later.give(other, signed(later.state.hearing.proposal));
  if (later.last.type !== 'decided') throw new InvariantBroken('every hearing has a way out', given.trail.at(-1)!);
}

const decline = (objectionId: string) =>
  ({ type: 'answerObjection', objectionId, upheld: false, reasonCommitment: digest(1) }) as const;

const inFavour = (given: CoreCase, judge: Actor) =>
  decision(given, judge, 'grant', { outcomeWithoutIndividualFacts: 'decline' });

/** Whoever proposed to decide against a subject who was not reached had been told. */
const signed = ({ decisionId }: DecisionSummary) => ({ ...sign(decisionId, true), toldUnreached: true });

/** A copy of a case counts its ids anew, so a score that the case did not ask for has an id of its own. */
const SCORE_ID = '00000000-0000-7000-8000-0000000f5c0e';

/** Until the case is scored, the window is over and no question is open; who holds the hearing keeps it. */
function letTimePass(given: CoreCase): void {
  if (given.state.scoringAgain) given.give(theEngine, score({ policy: given.policy, newId: () => SCORE_ID }, 0.8));
  for (;;) {
    const deadline = nextDeadline(given.policy, {
      ...given.state,
      hearing: given.state.hearing && { ...given.state.hearing, holding: null },
    });
    if (deadline === null) return given.state.notified ? undefined : letWindowPass(given);
    if (deadline.at > given.at) given.passes(deadline.at);
    if (!given.give(theEngine, deadline.command).accepted) return;
    if (given.state.phase !== 'hearing')
      throw new InvariantBroken('nothing is decided by silence', given.trail.at(-1)!);
  }
}

/** No deadline closes the window of a subject who was not reached; a judge may still decide in their favour after its end. */
function letWindowPass(given: CoreCase): void {
  const until = claimsUntil(given.policy, given.state);
  if (until !== null && until > given.at) given.passes(until);
}
