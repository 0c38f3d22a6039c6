import { setTimeout as sleep } from 'node:timers/promises';
import type { Court } from './court.ts';
import type { Violation } from './trial.ts';
import { workflowsLeft } from './workflows-left.ts';

/** What is still to be done for cases whose people have done all that they had to. */
export interface Aftermath {
  violations: Violation[];
  /** How long it took until nothing was left, or until the wait was given up, in milliseconds. */
  milliseconds: number;
}

/**
 * Waits until every notice of the given cases has been sent and no workflow is left over for the dockets and for the cases
 * that are decided, and gives what is left when the time is up. A case that is not decided still needs its workflow.
 */
export async function awaitAftermath(
  court: Court,
  which: { caseIds: readonly string[]; docketIds: readonly string[] },
  withinMilliseconds: number,
): Promise<Aftermath> {
  const start = Date.now();
  for (;;) {
    const decided = await court.query<{ case_id: string }>(
      "select case_id from hearken.cases where case_id = any($1) and phase = 'decided'",
      [which.caseIds],
    );
    const ids = new Set([...which.docketIds, ...decided.map((row) => row.case_id)]);
    const violations = [...(await untold(court, which.caseIds)), ...(await leftOver(court, ids))];
    const milliseconds = Date.now() - start;
    if (violations.length === 0 || milliseconds > withinMilliseconds) return { violations, milliseconds };
    await sleep(500);
  }
}

/** A receipt or reminder that was never tried, because its case was decided, or its window over, before a worker came to it. */
const IS_DROPPED = `(n.about in ('claimReceived', 'windowEnding') and n.status = 'undeliverable' and n.attempts = 0
  and n.fault is null)`;

async function untold(court: Court, caseIds: readonly string[]): Promise<Violation[]> {
  const rows = await court.query<{ case_id: string; waiting: string[] }>(
    `select c.case_id,
       array(select n.about || ' ' || n.status from hearken.notices n
             where n.case_id = c.case_id and n.status <> 'handedOver' and not ${IS_DROPPED}) as waiting
     from hearken.cases c
     where c.case_id = any($1)
       and (exists (select from hearken.notices n
                    where n.case_id = c.case_id and n.status <> 'handedOver' and not ${IS_DROPPED})
            or exists (select from hearken.notices n where n.case_id = c.case_id and not ${IS_DROPPED}
                       and not exists (select from trials.sent s where s.notice_id = n.notice_id))
            or c.phase = 'decided'
               and not exists (select from hearken.notices n where n.case_id = c.case_id and n.about = 'decision'))`,
    [caseIds],
  );
  return rows.map(({ case_id, waiting }) => ({
    kind: 'notTold',
    detail: `case ${case_id}: ${waiting.length === 0 ? 'a notice is missing' : waiting.join(', ')}`,
  }));
}

async function leftOver(court: Court, ids: ReadonlySet<string>): Promise<Violation[]> {
  try {
    return (await workflowsLeft(court, ids)).map((detail) => ({ kind: 'workflowLeft', detail }));
  } catch (error) {
    return [{ kind: 'temporalSilent', detail: String(error) }];
  }
}
