import { sql, type RawBuilder } from 'kysely';
import { dayNumber } from '#workflows/domain/attribute.ts';
import type { Attribute, Policy } from '#workflows/domain/policy.ts';
import type { Transaction } from '../../transaction.ts';
import type { ReportScope } from './report-scope.ts';

/** Number of equal ranges into which a numeric attribute's declared range is divided. */
const RANGES = 5;
const NOT_GIVEN = 'not given';

/** A version of a policy with attributes by which cases form groups, and the table that puts a case into one group of each. */
export interface GroupedPolicy {
  policy: string;
  policyVersion: number;
  document: Policy;
  /** Rows of `attribute` and `group` for a row with the case's `facts` under the alias `d`, to be joined laterally as `g`. */
  groups: RawBuilder<unknown>;
}

/** Every version of a policy that has protected attributes with groups. */
export const protectedPolicies = (transaction: Transaction, scope: ReportScope): Promise<GroupedPolicy[]> =>
  groupedPolicies(transaction, scope, (attribute) => attribute.protected);

/** Every version of a policy with groups by the attributes that are asked for. Free text forms no groups. */
export async function groupedPolicies(
  transaction: Transaction,
  scope: ReportScope,
  isAsked: (attribute: Attribute) => boolean,
): Promise<GroupedPolicy[]> {
  let query = transaction
    .selectFrom('policies')
    .select(['policy_key', 'version', 'document'])
    .where('institution_id', '=', scope.institutionId)
    .orderBy('policy_key')
    .orderBy('version');
  if (scope.policy !== undefined) query = query.where('policy_key', '=', scope.policy);
  const policies = await query.execute();
  return policies.flatMap(({ policy_key: policy, version: policyVersion, document }) => {
    const rows = document.attributes.flatMap((attribute) =>
      isAsked(attribute) && attribute.type !== 'text' ? [sql`(${attribute.name}::text, ${groupOf(attribute)})`] : [],
    );
    if (rows.length === 0) return [];
    return [{ policy, policyVersion, document, groups: sql`(values ${sql.join(rows)}) as g(attribute, "group")` }];
  });
}

/** The name of the group into which a case's value of an attribute falls. */
function groupOf(attribute: Exclude<Attribute, { type: 'text' }>): RawBuilder<string> {
  const value = sql`d.facts->>${attribute.name}::text`;
  if ('allowedValues' in attribute) return sql`coalesce(${value}, ${NOT_GIVEN}::text)`;
  const isDate = attribute.type === 'date';
  const [minimum, maximum] = isDate
    ? [dayNumber(attribute.minimum), dayNumber(attribute.maximum)]
    : [attribute.minimum, attribute.maximum];
  const nameOf = isDate ? dayOf : (edge: number) => String(round(edge));
  const measured = isDate ? sql`((${value})::date - date '1970-01-01')` : value;
  const edges = Array.from({ length: RANGES + 1 }, (_, index) => minimum + ((maximum - minimum) * index) / RANGES);
  const names = edges
    .slice(1)
    .map((upper, index) => `${index + 1}: ${nameOf(edges[index] ?? minimum)} to ${nameOf(upper)}`);
  // Missing values are tested first, because `least` ignores nulls.
  return sql`case when ${value} is null then ${NOT_GIVEN}::text else (${sql.val(names)}::text[])[least(${RANGES}::int,
    width_bucket((${measured})::float8, ${minimum}::float8, ${maximum}::float8, ${RANGES}::int))] end`;
}

const dayOf = (days: number): string => new Date(Math.floor(days) * 86_400_000).toISOString().slice(0, 10);

const round = (value: number): number => Math.round(value * 100) / 100;
