import { sql, type RawBuilder } from 'kysely';
import type { Method, Weight } from '#workflows/domain/method.ts';
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
  /** Whether no later decision has superseded it. */
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
  caseId?: string | undefined;
  externalRef?: string | undefined;
  policy?: string | undefined;
  outcome?: string | undefined;
  adverse?: boolean | undefined;
  /** Decisions of a judge that are other than the score alone would have given, or are not. */
  departed?: boolean | undefined;
  route?: 'uncontested' | 'hearing' | undefined;
  /** Decisions that rest on a contribution of this method. */
  method?: Method | undefined;
  /** Decisions that an actor, human or machine, made, signed or contributed to. */
  actor?: string | undefined;
  /** Half-open: `from` inside, `to` outside; RFC 3339 UTC. */
  from?: string | undefined;
  to?: string | undefined;
  /** Oldest first; newest first by default. */
  oldestFirst?: boolean | undefined;
  limit: number;
  after?: [decidedAt: string, decisionId: string] | undefined;
}

/** How many decisions a search finds. */
export interface DecisionSum {
  decisions: number;
  adverse: number;
  /** Of those, other than the score alone would have given. */
  departed: number;
  outcomes: Record<string, number>;
}

/** An institution's decisions, including superseded ones, newest first unless asked otherwise. */
export async function listDecisions(
  transaction: Transaction,
  institutionId: string,
  query: DecisionQuery,
): Promise<AuditedDecision[]> {
  const direction = sql.raw(query.oldestFirst ? 'asc' : 'desc');
  // The page's rows are selected before anything is joined to them.
  const { rows } = await sql<AuditedDecision>`
    with listed as materialized (
      select d.*, c.external_ref, c.policy_key, c.policy_version, c.provisional_outcome
      from decisions d
      join cases c on c.institution_id = d.institution_id and c.case_id = d.case_id
      where ${sql.join(conditionsOf(institutionId, query), sql` and `)}
      order by d.decided_at ${direction}, d.decision_id ${direction}
      limit ${query.limit}
    )
    select l.decision_id as "decisionId", l.case_id as "caseId", l.external_ref as "externalRef",
      l.policy_key as "policyKey", l.policy_version as "policyVersion", l.outcome, l.adverse,
      l.provisional_outcome as "provisionalOutcome", l.route,
      jsonb_build_object('kind', l.actor_kind, 'id', l.actor_id, 'role', l.actor_role) as actor,
      l.signed_by as "signedBy", l.outcome_without_individual_facts as "outcomeWithoutIndividualFacts", l.supersedes,
      not exists (
        select from decisions later where later.institution_id = l.institution_id and later.supersedes = l.decision_id
      ) as "inForce",
      l.decided_at as "decidedAt",
      (select jsonb_agg(jsonb_build_object('method', k.method, 'weight', k.weight, 'source', k.source_id,
         'actor', jsonb_build_object('kind', k.actor_kind, 'id', k.actor_id)) order by k.method, k.source_id)
       from contributions k where k.institution_id = l.institution_id and k.decision_id = l.decision_id
      ) as contributions
    from listed l
    order by l.decided_at ${direction}, l.decision_id ${direction}`.execute(transaction);
  return rows;
}

/** How many decisions a search finds, whatever page of them is asked for. */
export async function sumDecisions(
  transaction: Transaction,
  institutionId: string,
  { after: _, ...query }: Omit<DecisionQuery, 'limit'>,
): Promise<DecisionSum> {
  const { rows } = await sql<{ outcome: string; decisions: number; adverse: number; departed: number }>`
    select d.outcome, count(*)::int as decisions, (count(*) filter (where d.adverse))::int as adverse,
      (count(*) filter (where d.outcome <> c.provisional_outcome))::int as departed
    from decisions d
    join cases c on c.institution_id = d.institution_id and c.case_id = d.case_id
    where ${sql.join(conditionsOf(institutionId, query), sql` and `)}
    group by d.outcome
    order by d.outcome`.execute(transaction);
  const sumOf = (count: 'decisions' | 'adverse' | 'departed') => rows.reduce((sum, row) => sum + row[count], 0);
  return {
    decisions: sumOf('decisions'),
    adverse: sumOf('adverse'),
    departed: sumOf('departed'),
    outcomes: Object.fromEntries(rows.map(({ outcome, decisions }) => [outcome, decisions])),
  };
}

/** Only the conditions that are asked for, so that each combination gets a query plan of its own. */
function conditionsOf(institutionId: string, query: Omit<DecisionQuery, 'limit'>): RawBuilder<unknown>[] {
  const {
    caseId,
    externalRef,
    policy,
    outcome,
    adverse,
    departed,
    route,
    method,
    actor,
    from,
    to,
    after,
    oldestFirst,
  } = query;
  const conditions: RawBuilder<unknown>[] = [sql`d.institution_id = ${institutionId}`];
  if (caseId !== undefined) conditions.push(sql`d.case_id = ${caseId}`);
  if (externalRef !== undefined) conditions.push(sql`c.reference_key = reference_key(${externalRef})`);
  if (policy !== undefined) conditions.push(sql`c.policy_key = ${policy}`);
  if (outcome !== undefined) conditions.push(sql`d.outcome = ${outcome}`);
  if (adverse !== undefined) conditions.push(sql`d.adverse = ${adverse}`);
  if (departed !== undefined)
    conditions.push(departed ? sql`d.outcome <> c.provisional_outcome` : sql`d.outcome = c.provisional_outcome`);
  if (route !== undefined) conditions.push(sql`d.route = ${route}`);
  if (method !== undefined)
    conditions.push(sql`exists (
      select from contributions k
      where k.institution_id = d.institution_id and k.decision_id = d.decision_id and k.method = ${method})`);
  if (actor !== undefined)
    conditions.push(sql`d.decision_id in (
      select k.decision_id from contributions k where k.institution_id = ${institutionId} and k.actor_id = ${actor}
      union all
      select a.decision_id from decisions a where a.institution_id = ${institutionId} and a.actor_id = ${actor}
      union all
      select s.decision_id from decisions s where s.institution_id = ${institutionId} and s.signed_by = ${actor})`);
  if (from !== undefined) conditions.push(sql`d.decided_at >= ${from}`);
  if (to !== undefined) conditions.push(sql`d.decided_at < ${to}`);
  if (after !== undefined)
    conditions.push(
      sql`(d.decided_at, d.decision_id) ${sql.raw(oldestFirst ? '>' : '<')} (${after[0]}::timestamptz, ${after[1]}::uuid)`,
    );
  return conditions;
}
