import { addMilliseconds } from '#workflows/domain/duration.ts';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { ActivityDependencies } from '#activities/deps.ts';
import { wakeCase } from '#activities/start-hearings.ts';
import { casesWithEndedTerm, eraseEndedTerm } from '#db/cases/erase-ended-terms.ts';
import { coverAbsence } from '#db/cases/cover-absence.ts';
import { escalateIfUnstaffed } from '#db/cases/escalate-if-unstaffed.ts';
import { lockCases } from '#db/cases/lock-cases.ts';
import { takeOverdueCases } from '#db/cases/wakes.ts';
import { takeOverdueDockets } from '#db/dockets.ts';
import { listInstitutions } from '#db/policies/policies.ts';
import { unstaffedHearings } from '#db/staffing/queue.ts';
import { listAbsentHolders } from '#db/staffing/absent-holders.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import { deleteStaleImports } from '#db/imports/imports.ts';
import { forgetUploads } from '#db/imports/uploads.ts';
import { docketStart, scoreAgainSignal, type DocketWorkflow } from '#workflows/contract.ts';

/** A case that has been due for this long was missed by its own workflow. */
const OVERDUE_MILLISECONDS = 10_000;
/** How long a woken workflow has before it is woken again. */
const PUT_OFF_MILLISECONDS = 30_000;
const MAX_AT_ONCE = 200;

/**
 * Finds in PostgreSQL, for every institution, the overdue cases and dockets, and wakes or restarts their workflows:
 * those whose signal was lost, and those that the Temporal server has lost. Also hands over the hearings of people whose absence
 * has begun, escalates hearings that no judge may take now, deletes uploaded files that were never imported, and erases
 * subjects' personal data once their policy's term for it has ended.
 *
 * Safe to run in many processes at once: each overdue row is claimed by one process.
 *
 * @returns how many workflows had to be woken or started
 * @throws if the Temporal server is not responding; the next sweep continues
 */
export async function sweep(dependencies: ActivityDependencies): Promise<number> {
  let rescued = 0;
  for (const institutionId of await listInstitutions(dependencies.database)) {
    const overdue = await within(dependencies, institutionId, async (transaction, at) => {
      await forgetUploads(transaction, institutionId, at);
      await deleteStaleImports(transaction, institutionId, at);
      const which = {
        before: addMilliseconds(at, -OVERDUE_MILLISECONDS),
        until: addMilliseconds(at, PUT_OFF_MILLISECONDS),
        limit: MAX_AT_ONCE,
      };
      return {
        dockets: await takeOverdueDockets(transaction, institutionId, which),
        cases: await takeOverdueCases(transaction, institutionId, which),
        at,
      };
    });
    await coverAbsences(dependencies, institutionId);
    await passOnUnstaffed(dependencies, institutionId);
    await eraseEndedTerms(dependencies, institutionId);
    for (const docketId of overdue.dockets) if (await startDocket(dependencies, institutionId, docketId)) rescued++;
    for (const caseId of overdue.cases) {
      await wakeCase(dependencies, { institutionId, caseId }, { seq: null, wakeBy: overdue.at });
      dependencies.metrics.rescued.inc({ workflow: 'hearing' });
      rescued++;
    }
  }
  return rescued;
}

/**
 * Starts a docket's workflow, and returns whether none was running: a docket may also be overdue because its scoring
 * takes long. A running workflow is told of cases that await a score.
 */
async function startDocket(
  { temporal, metrics }: ActivityDependencies,
  institutionId: string,
  docketId: string,
): Promise<boolean> {
  const options = docketStart({ institutionId, docketId });
  try {
    await temporal.workflow.start<DocketWorkflow>('docket', { ...options, workflowIdConflictPolicy: 'FAIL' });
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) {
      await temporal.workflow.getHandle<DocketWorkflow>(options.workflowId).signal(scoreAgainSignal);
      return false;
    }
    throw error;
  }
  metrics.rescued.inc({ workflow: 'docket' });
  return true;
}

/**
 * Escalates to supervisors the hearings that no judge may take now because a judge left, declared a conflict or
 * reached their cap while the hearing waited. Without this, a hearing is checked only when something happens in it.
 */
async function passOnUnstaffed(dependencies: ActivityDependencies, institutionId: string): Promise<void> {
  const unstaffed = await within(dependencies, institutionId, (transaction, at) =>
    unstaffedHearings(transaction, institutionId, at),
  );
  for (const { caseId } of unstaffed)
    await within(dependencies, institutionId, async (transaction) => {
      const [found] = (await lockCases(transaction, institutionId, [caseId], dependencies.clock)).values();
      if (found) await escalateIfUnstaffed(transaction, institutionId, found, 'sweeper');
    });
}

/** Takes the hearings of people whose absence has begun, and gives them to those who cover for them, or back to the queue. */
async function coverAbsences(dependencies: ActivityDependencies, institutionId: string): Promise<void> {
  const absent = await within(dependencies, institutionId, (transaction, at) =>
    listAbsentHolders(transaction, institutionId, at),
  );
  for (const each of absent)
    await within(dependencies, institutionId, (transaction) =>
      coverAbsence(transaction, institutionId, each, dependencies.clock),
    );
}

async function eraseEndedTerms(dependencies: ActivityDependencies, institutionId: string): Promise<void> {
  const ended = await within(dependencies, institutionId, (transaction, at) =>
    casesWithEndedTerm(transaction, institutionId, at, MAX_AT_ONCE),
  );
  for (const caseId of ended)
    await within(dependencies, institutionId, (transaction) =>
      eraseEndedTerm(transaction, institutionId, caseId, dependencies.clock),
    );
}

const scopeOf = (institutionId: string) => ({ institutionId, actor: 'system:sweeper' });

const within = <T>(
  { database, clock }: ActivityDependencies,
  institutionId: string,
  work: (transaction: Transaction, at: string) => Promise<T>,
): Promise<T> =>
  inTransaction(database, scopeOf(institutionId), async (transaction) => work(transaction, await clock(transaction)));
