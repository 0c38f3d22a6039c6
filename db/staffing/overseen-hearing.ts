import { sql } from 'kysely';
import { soughtLanguages } from './languages.ts';
import type { Transaction } from '../transaction.ts';

/**
 * How a hearing came to the supervisors: no judge may take it, a supervisor escalated it, or its own course led there
 * (the judges disagree, a claim could not be deciphered, a signature was refused). Which of the last three it was is
 * left out, because it would reveal the judges' findings to a supervisor who hears the case after them.
 */
export type EscalationCause = 'nobodyMayTake' | 'requested' | 'hearing';

/** What a supervisor sees of a hearing from outside: who has it and until when, and nothing of what is said in it. */
export interface OverseenHearing {
  caseId: string;
  policy: { key: string; version: number };
  open: boolean;
  openedAt: string;
  dueAt: string;
  claims: number;
  seeking: 'judge' | 'supervisor';
  holderId: string | null;
  leaseUntil: string | null;
  awaitingSignature: boolean;
  /** Skills that the policy requires of its judge. */
  skills: string[];
  /** The languages of its claims, by their tags, where the policy has judges who read them hear it; null otherwise. */
  languages: string[] | null;
  /** Why it is with the supervisors; null if it is not. */
  escalation: Escalation | null;
  hold: LegalHold;
}

/** The legal hold that was set last, which may have ended; `until` is null if it has no end. */
export interface LegalHold {
  isSet: boolean;
  until: string | null;
  /** When the personal data was erased; after that there is nothing to hold. */
  erasedAt: string | null;
}

export interface Escalation {
  cause: EscalationCause;
  at: string;
}

/** A hearing from outside, or `undefined` if there is none. */
export async function readOverseenHearing(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
): Promise<OverseenHearing | undefined> {
  const { rows } = await sql<Omit<OverseenHearing, 'policy' | 'escalation'> & { key: string; version: number }>`
    select h.case_id as "caseId", c.policy_key as key, c.policy_version as version, h.open, h.opened_at as "openedAt",
      h.due_at as "dueAt", h.seeking_role as seeking, h.holder_id as "holderId", h.lease_until as "leaseUntil",
      h.awaiting_signature as "awaitingSignature", h.skills,
      (select languages from ${soughtLanguages} sought) as languages,
      jsonb_build_object('isSet', c.state ? 'legalHold', 'until', c.state->'legalHold'->'until',
        'erasedAt', c.state->'erasedAt') as hold,
      (select count(*)::int from claims k where k.institution_id = h.institution_id and k.case_id = h.case_id
         and k.withdrawn_at is null) as claims
    from hearings h
    join cases c on c.institution_id = h.institution_id and c.case_id = h.case_id
    where h.institution_id = ${institutionId} and h.case_id = ${caseId}`.execute(transaction);
  const [row] = rows;
  if (!row) return undefined;
  const { key, version, ...hearing } = row;
  const escalations = await readEscalations(transaction, institutionId, row.seeking === 'supervisor' ? [caseId] : []);
  return { ...hearing, policy: { key, version }, escalation: escalations.get(caseId) ?? null };
}

/** How and when each of these hearings last came to the supervisors, by case id. */
export async function readEscalations(
  transaction: Transaction,
  institutionId: string,
  caseIds: readonly string[],
): Promise<Map<string, Escalation>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await sql<Escalation & { caseId: string }>`
    select distinct on (case_id) case_id as "caseId", at,
      case when body ->> 'reason' in ('nobodyMayTake', 'requested') then body ->> 'reason' else 'hearing' end as cause
    from trail
    where institution_id = ${institutionId} and case_id = any(${[...caseIds]}::uuid[])
      and kind = 'hearingMoved' and body ->> 'to' = 'supervisor'
    order by case_id, seq desc`.execute(transaction);
  return new Map(rows.map(({ caseId, ...escalation }) => [caseId, escalation]));
}
