import { sql } from 'kysely';
import type { Transaction } from '../../transaction.ts';
import { protectedAttributes, type ProtectedAttribute } from './protected-groups.ts';
import { decisionsInForce, interval, share, type ReportScope } from './report-scope.ts';

interface Counted {
  group: string;
  decisions: number;
  adverse: number;
  heard: number;
  exceptional: number;
  eventKnown: number;
  eventHappened: number;
}

export interface GroupOutcomes extends Counted {
  policy: string;
  policyVersion: number;
  attribute: string;
  adverseShare: number | null;
  /** 95 % interval of the adverse share. */
  adverseLower: number;
  adverseUpper: number;
  /** Share of those whose later outcome is known for whom the adverse event happened. */
  eventShare: number | null;
}

/** How decisions in force fall on the groups of each protected attribute, policy version by policy version. */
export async function outcomesByGroup(transaction: Transaction, scope: ReportScope): Promise<GroupOutcomes[]> {
  const found: GroupOutcomes[] = [];
  for (const attribute of await protectedAttributes(transaction, scope)) {
    const groups = await countGroups(transaction, scope, attribute);
    found.push(
      ...groups.map((row) => {
        const { lower, upper } = interval(row.adverse, row.decisions);
        return {
          policy: attribute.policy,
          policyVersion: attribute.policyVersion,
          attribute: attribute.attribute,
          ...row,
          adverseShare: share(row.adverse, row.decisions),
          adverseLower: lower,
          adverseUpper: upper,
          eventShare: share(row.eventHappened, row.eventKnown),
        };
      }),
    );
  }
  return found;
}

async function countGroups(
  transaction: Transaction,
  scope: ReportScope,
  { policy, policyVersion, document, group }: ProtectedAttribute,
): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select ${group} as "group", count(*)::int as decisions,
      (count(*) filter (where d.adverse))::int as adverse,
      (count(*) filter (where d.route = 'hearing'))::int as heard,
      (count(*) filter (where exists (
        select from perspective_records r
        join findings f on f.institution_id = r.institution_id and f.record_id = r.record_id
        where r.institution_id = d.institution_id and r.case_id = d.case_id and f.finding = 'exceptional'
      )))::int as exceptional,
      (count(*) filter (where d.state->>'laterOutcome' is not null))::int as "eventKnown",
      (count(*) filter (where d.state->>'laterOutcome' = ${document.adverseEvent.name}))::int as "eventHappened"
    from (${decisionsInForce(scope)}) d
    where d.policy_key = ${policy} and d.policy_version = ${policyVersion}
    group by 1
    order by 1`.execute(transaction);
  return rows;
}
