import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';

/** What holds up a hearing or its case, beside its own due time. */
export interface BoardFacts {
  caseId: string;
  leaseUntil: string | null;
  legalDeadline: string | null;
  /** Why the subject does not count as reached; null where they do. */
  unreached: 'undeliverable' | 'bounced' | 'unknown' | null;
  hasLateClaim: boolean;
  hasObjection: boolean;
}

/** What a supervisor's board says of these hearings, by case id. */
export async function readBoardFacts(
  transaction: Transaction,
  institutionId: string,
  caseIds: readonly string[],
): Promise<Map<string, BoardFacts>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await sql<BoardFacts>`
    select c.case_id as "caseId", h.lease_until as "leaseUntil",
      c.legal_deadline as "legalDeadline",
      case when not (c.state->>'notified')::boolean
        then coalesce(c.state->'unreached'->>'why', 'unknown') end as unreached,
      c.state @? '$."lateClaims"[*]?(@."status" == "waiting")' as "hasLateClaim",
      c.state @? '$."hearing"."objections"[*]?(@."status" == "open")' as "hasObjection"
    from cases c
    join hearings h on h.institution_id = c.institution_id and h.case_id = c.case_id
    where c.institution_id = ${institutionId} and c.case_id = any(${[...caseIds]}::uuid[])`.execute(transaction);
  return new Map(rows.map((row) => [row.caseId, row]));
}
