import { sql, type RawBuilder } from 'kysely';
import type { Attribute, Policy } from '../../../workflows/domain/policy.ts';
import type { Transaction } from '../../transaction.ts';
import { decisionsInForce, share, type ReportScope } from './report-scope.ts';

/** So many ranges of equal width are made of a numeric attribute's declared range. */
const RANGES = 5;
const NOT_GIVEN = 'not given';

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
  /** Share of those whose later outcome is known for whom the adverse event happened. */
  eventShare: number | null;
}

type ProtectedAttribute = Exclude<Attribute, { type: 'text' }>;

/** How decisions in force fall on the groups of each protected attribute, policy version by policy version. */
export async function outcomesByGroup(transaction: Transaction, scope: ReportScope): Promise<GroupOutcomes[]> {
  let query = transaction
    .selectFrom('policies')
    .select(['policy_key', 'version', 'document'])
    .where('institution_id', '=', scope.institutionId)
    .orderBy('policy_key')
    .orderBy('version');
  if (scope.policy !== undefined) query = query.where('policy_key', '=', scope.policy);
  const found: GroupOutcomes[] = [];
  for (const { policy_key: policy, version: policyVersion, document } of await query.execute())
    for (const attribute of document.attributes) {
      if (!attribute.protected || attribute.type === 'text') continue;
      const groups = await countGroups(transaction, scope, policy, policyVersion, document, attribute);
      found.push(
        ...groups.map((row) => ({
          policy,
          policyVersion,
          attribute: attribute.name,
          ...row,
          adverseShare: share(row.adverse, row.decisions),
          eventShare: share(row.eventHappened, row.eventKnown),
        })),
      );
    }
  return found;
}

async function countGroups(
  transaction: Transaction,
  scope: ReportScope,
  policyKey: string,
  policyVersion: number,
  policy: Policy,
  attribute: ProtectedAttribute,
): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select ${groupOf(attribute)} as "group", count(*)::int as decisions,
      (count(*) filter (where d.adverse))::int as adverse,
      (count(*) filter (where d.route = 'hearing'))::int as heard,
      (count(*) filter (where exists (
        select from perspective_records r
        join findings f on f.institution_id = r.institution_id and f.record_id = r.record_id
        where r.institution_id = d.institution_id and r.case_id = d.case_id and f.finding = 'exceptional'
      )))::int as exceptional,
      (count(*) filter (where d.state->>'laterOutcome' is not null))::int as "eventKnown",
      (count(*) filter (where d.state->>'laterOutcome' = ${policy.adverseEvent.name}))::int as "eventHappened"
    from (${decisionsInForce(scope)}) d
    where d.policy_key = ${policyKey} and d.policy_version = ${policyVersion}
    group by 1
    order by 1`.execute(transaction);
  return rows;
}

/** The name of the group that a case's value of an attribute falls in. */
function groupOf(attribute: ProtectedAttribute): RawBuilder<string> {
  const value = sql`d.facts->>${attribute.name}::text`;
  if (attribute.type === 'categorical') return sql`coalesce(${value}, ${NOT_GIVEN}::text)`;
  const { minimum, maximum } = attribute;
  const edges = Array.from({ length: RANGES + 1 }, (_, index) => minimum + ((maximum - minimum) * index) / RANGES);
  const names = edges
    .slice(1)
    .map((upper, index) => `${index + 1}: ${round(edges[index] ?? minimum)} to ${round(upper)}`);
  return sql`coalesce((${sql.val(names)}::text[])[least(${RANGES}::int,
    width_bucket((${value})::float8, ${minimum}::float8, ${maximum}::float8, ${RANGES}::int))], ${NOT_GIVEN}::text)`;
}

const round = (value: number): number => Math.round(value * 100) / 100;
