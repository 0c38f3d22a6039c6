import { lockCases } from '#db/cases/lock-cases.ts';
import type { Wake } from '#db/cases/wakes.ts';
import { findUnseen, lockNext } from '#db/staffing/queue.ts';
import { inTransaction, plannedOnce } from '#db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import { findBreakEnd, readTiredness } from '#db/staffing/workload.ts';
import { capReached, restDue } from './not-given.ts';
import { actorInHearing, scopeOf, type Staff } from '../principal.ts';
import { uuidv7 } from '#db/id.ts';
import { act } from './act.ts';
import { carryOut } from './perform.ts';

/** How many hearings may turn out not to be the judge's to take before the queue counts as empty. */
const MAX_TRIES = 10;

/** Assigns the next hearing of the queue to the judge who asks for one. */
const assignNext = act({
  name: 'assign',
  as: ['judge', 'supervisor'],
  command: () => ({ type: 'assign', how: 'next' }),
  answer: () => null,
});

/**
 * Assigns the most urgent hearing that a judge may take, so that judges do not pick their cases. A hearing that was
 * assigned to them but that they never saw, because the response was lost, is returned again.
 *
 * @returns the case's id, or `undefined` if no hearing is waiting for them
 * @throws Problem 409 if they have heard as many cases as the policy allows, or have to rest first
 */
export async function takeNextHearing(dependencies: ApiDependencies, staff: Staff): Promise<string | undefined> {
  const { database, clock, workflows } = dependencies;
  const { institutionId } = staff;
  const actor = actorInHearing(staff);
  const taker = { staffId: staff.id, role: actor.role === 'supervisor' ? 'supervisor' : 'judge' } as const;
  const skipped: string[] = [];
  /** Each try has a transaction of its own, so that none waits for a case while it holds another. */
  const tryNext = () =>
    inTransaction(database, plannedOnce(scopeOf(staff)), async (transaction): Promise<Taken | undefined> => {
      const at = await clock(transaction);
      const unseen = await findUnseen(transaction, institutionId, staff.id, at);
      if (unseen !== undefined) return { caseId: unseen };
      const tiredness = await readTiredness(transaction, institutionId, staff.id, at);
      const queue = { institutionId, taker, workload: tiredness, skipped };
      const caseId =
        (await lockNext(transaction, { ...queue, ifLocked: 'skip' })) ??
        (await lockNext(transaction, { ...queue, ifLocked: 'wait' }));
      if (caseId === undefined) {
        const wouldGet = async (change: object) =>
          (await lockNext(transaction, { ...queue, workload: { ...tiredness, ...change }, ifLocked: 'skip' })) !==
          undefined;
        if (tiredness.seconds > 0 && (await wouldGet({ countedSeconds: 0 }))) throw restDue(tiredness);
        if (tiredness.today > 0 && (await wouldGet(RESTED)))
          throw capReached(tiredness, await findBreakEnd(transaction, institutionId, staff.id, at));
        return undefined;
      }
      const [found] = (await lockCases(transaction, institutionId, [caseId], clock, [staff.id])).values();
      if (!found) return undefined;
      const ground = { caseId, body: null, actor, id: uuidv7(), found, commitments: [] };
      const done = await carryOut(dependencies, assignNext, ground, {}, transaction, institutionId);
      return done.refusal ? { caseId, isRefused: true } : { caseId, assigned: done };
    });
  let taken = await tryNext();
  while (taken?.isRefused && skipped.length < MAX_TRIES) {
    skipped.push(taken.caseId);
    taken = await tryNext();
  }
  if (!taken || taken.isRefused) return undefined;
  const { caseId, assigned } = taken;
  if (assigned?.wake?.isNearer) workflows.wake({ institutionId, caseId }, { seq: assigned.seq, ...assigned.wake });
  return caseId;
}

/** The result of one try: a hearing that is theirs, or one that the core refuses. */
type Taken = { caseId: string; assigned?: { seq: number; wake: Wake | null }; isRefused?: true };

/** The tiredness of a judge who has not heard a case yet. */
const RESTED = { today: 0, inARow: 0, countedSeconds: 0 };
