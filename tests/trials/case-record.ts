import { setTimeout as sleep } from 'node:timers/promises';
import type { Court } from './court.ts';

/** What the database holds of a case. */
export interface CaseRecord {
  caseId: string;
  phase: string;
  /** Of its appeal window, in milliseconds since 1970; null before that is open. */
  endsAt: number | null;
  claims: string[];
  /** Ids of the claims that the trail tells of. */
  claimsOnTrail: string[];
  /** Ids of the claims that stand and have no finding of a person. */
  claimsUnheard: string[];
  /** How it was decided, by each decision in turn: `uncontested` is a machine's, `hearing` a person's. */
  routes: string[];
  /** Kinds of its trail entries, in order. */
  kinds: string[];
}

/** Reads what became of cases, in the order of the ids. */
export async function readCases(court: Court, caseIds: readonly string[]): Promise<CaseRecord[]> {
  return court.query<CaseRecord & Record<string, unknown>>(
    `select c.case_id as "caseId", c.phase, extract(epoch from c.window_ends_at)::float8 * 1000 as "endsAt",
       array(select l.claim_id::text from hearken.claims l where l.case_id = c.case_id) as claims,
       array(select t.body->>'claimId' from hearken.trail t where t.case_id = c.case_id and t.kind = 'claimRaised')
         as "claimsOnTrail",
       array(select l.claim_id::text from hearken.claims l
             where l.case_id = c.case_id and l.withdrawn_at is null
               and not exists (select from hearken.findings f join hearken.perspective_records r using (record_id)
                               where f.claim_id = l.claim_id and r.judge_kind = 'human')) as "claimsUnheard",
       array(select d.route from hearken.decisions d where d.case_id = c.case_id order by d.decided_at) as routes,
       array(select t.kind from hearken.trail t where t.case_id = c.case_id order by t.seq) as kinds
     from hearken.cases c where c.case_id = any($1) order by array_position($1, c.case_id)`,
    [caseIds],
  );
}

/** Reads cases again and again until every one is as wished or the time is up, and gives the last reading. */
export async function readOnceSettled(
  court: Court,
  caseIds: readonly string[],
  isSettled: (record: CaseRecord) => boolean,
  withinMilliseconds: number,
): Promise<CaseRecord[]> {
  const deadline = Date.now() + withinMilliseconds;
  for (;;) {
    const records = await readCases(court, caseIds);
    if (records.every(isSettled) || Date.now() > deadline) return records;
    await sleep(500);
  }
}

/** Whether a machine decided it, or a claim holds it for a person: either way the end of the window is over for it. */
export const isPastWindow = ({ claims, routes }: CaseRecord): boolean => claims.length > 0 || routes.length > 0;
