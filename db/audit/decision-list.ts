import { sql } from 'kysely';
import type { Method, Weight } from '../../workflows/domain/method.ts';
import type { Transaction } from '../transaction.ts';

/** A decision with what it rests on. */
export interface AuditedDecision {
  decisionId: string;
  caseId: string;
  externalRef: string;
  policyKey: string;
  policyVersion: number;
  outcome: string;
  adverse: boolean;
  provisionalOutcome: string | null;
  route: 'uncontested' | 'hearing';
  actor: { kind: 'human' | 'system'; id: string; role: string };
  signedBy: string | null;
  outcomeWithoutIndividualFacts: string | null;
  supersedes: string | null;
  /** Whether no later decision has taken its place. */
  inForce: boolean;
  decidedAt: string;
  contributions: {
    method: Method;
    actor: { kind: 'human' | 'llm' | 'model'; id: string };
    weight: Weight;
    source: string;
  }[];
}

export interface DecisionQuery {
  policy: string | undefined;
  adverse: boolean | undefined;
  route: 'uncontested' | 'hearing' | undefined;
  /** Decisions that rest on a contribution of this method. */
  method: Method | undefined;
  /** Decisions that somebody or something made, signed or contributed to. */
  actor: string | undefined;
  /** Half-open: `from` inside, `to` outside; RFC 3339 UTC. */
  from: string | undefined;
  to: string | undefined;
  limit: number;
  after: [decidedAt: string, decisionId: string] | undefined;
}

/** An institution's decisions, superseded ones too, newest first. */
export async function listDecisions(
  transaction: Transaction,
  institutionId: string,
  { policy, adverse, route, method, actor, from, to, limit, after }: DecisionQuery,
): Promise<AuditedDecision[]> {
  const { rows } = await sql<AuditedDecision>`
    select d.decision_id as "decisionId", d.case_id as "caseId", c.external_ref as "externalRef",
      c.policy_key as "policyKey", c.policy_version as "policyVersion", d.outcome, d.adverse,
      c.provisional_outcome as "provisionalOutcome", d.route,
      jsonb_build_object('kind', d.actor_kind, 'id', d.actor_id, 'role', d.actor_role) as actor,
      d.signed_by as "signedBy", d.outcome_without_individual_facts as "outcomeWithoutIndividualFacts", d.supersedes,
      not exists (
        select from decisions later where later.institution_id = d.institution_id and later.supersedes = d.decision_id
      ) as "inForce",
      d.decided_at as "decidedAt",
      (select jsonb_agg(jsonb_build_object('method', k.method, 'weight', k.weight, 'source', k.source_id,
         'actor', jsonb_build_object('kind', k.actor_kind, 'id', k.actor_id)) order by k.method, k.source_id)
       from contributions k where k.institution_id = d.institution_id and k.decision_id = d.decision_id
      ) as contributions
    from decisions d
    join cases c on c.institution_id = d.institution_id and c.case_id = d.case_id
    where d.institution_id = ${institutionId}
      and (${policy ?? null}::text is null or c.policy_key = ${policy ?? null})
      and (${adverse ?? null}::boolean is null or d.adverse = ${adverse ?? null})
      and (${route ?? null}::text is null or d.route = ${route ?? null})
      and (${method ?? null}::text is null or exists (
        select from contributions k
        where k.institution_id = d.institution_id and k.decision_id = d.decision_id and k.method = ${method ?? null}))
      and (${actor ?? null}::text is null or d.actor_id = ${actor ?? null} or d.signed_by = ${actor ?? null} or exists (
        select from contributions k
        where k.institution_id = d.institution_id and k.decision_id = d.decision_id and k.actor_id = ${actor ?? null}))
      and (${from ?? null}::timestamptz is null or d.decided_at >= ${from ?? null})
      and (${to ?? null}::timestamptz is null or d.decided_at < ${to ?? null})
      and (${after?.[0] ?? null}::timestamptz is null
           or (d.decided_at, d.decision_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by d.decided_at desc, d.decision_id desc
    limit ${limit}`.execute(transaction);
  return rows;
}
