import { sql, type RawBuilder } from 'kysely';
import { comparisonOfValues, isNumber, type Attribute } from '#workflows/domain/attribute.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { placeOf } from '#workflows/domain/value-comparison.ts';
import { NOT_SUPERSEDED } from '../not-superseded.ts';
import type { Transaction } from '../transaction.ts';

/** A change of a policy after which stored precedents mean something else, or nothing. */
export interface MeaningChange {
  /** JSON pointer into the policy. */
  field: string;
  /** The change in words that follow a number of precedents. */
  message: string;
  precedents: number;
}

/** All such changes between two versions, and how many precedents are affected by any of them. */
export interface MeaningChanges {
  precedents: number;
  changes: MeaningChange[];
}

interface Suspected {
  field: string;
  message: string;
  /** Whether a precedent `p` is affected. */
  affects: RawBuilder<boolean>;
}

/**
 * Counts the precedents that mean something else under the next version of their policy than under the current one.
 * Precedents that others correct do not count.
 */
export async function findMeaningChanges(
  transaction: Transaction,
  institutionId: string,
  policyKey: string,
  before: Policy,
  after: Policy,
): Promise<MeaningChanges> {
  const suspected = [...suspectEvent(before, after), ...before.attributes.flatMap((each) => suspect(each, after))];
  if (suspected.length === 0) return { precedents: 0, changes: [] };
  const counts = suspected.map(({ affects }) => sql`count(*) filter (where ${affects})::int`);
  const any = sql.join(
    suspected.map(({ affects }) => sql`(${affects})`),
    sql` or `,
  );
  const { rows } = await sql<{ counts: number[]; total: number }>`
    select array[${sql.join(counts)}] as counts, (count(*) filter (where ${any}))::int as total
    from precedents p
    where p.institution_id = ${institutionId} and p.policy_key = ${policyKey} and ${NOT_SUPERSEDED}`.execute(
    transaction,
  );
  const [found] = rows;
  return {
    precedents: found?.total ?? 0,
    changes: suspected.flatMap(({ field, message }, place) => {
      const precedents = found?.counts[place] ?? 0;
      return precedents > 0 ? [{ field, message, precedents }] : [];
    }),
  };
}

/** Stored precedents say whether the adverse event happened, whatever its name. */
function suspectEvent({ adverseEvent: before }: Policy, { adverseEvent: after }: Policy): Suspected[] {
  if (before.name === after.name && before.otherwise === after.otherwise) return [];
  const isTurned = before.name === after.otherwise || before.otherwise === after.name;
  const message = isTurned
    ? `would say the opposite: the adverse event was ${before.name} and would be ${after.name}`
    : `would call what happened ${after.name} or ${after.otherwise} instead of ${before.name} or ${before.otherwise}`;
  return [{ field: '/adverseEvent', message, affects: sql<boolean>`true` }];
}

function suspect(before: Attribute, { attributes }: Policy): Suspected[] {
  // Precedents are stored without free text.
  if (before.type === 'text') return [];
  const { name } = before;
  const place = attributes.findIndex((each) => each.name === name);
  const after = attributes[place];
  const hasValue = sql<boolean>`p.facts ? ${name}`;
  if (!after) return [{ field: '/attributes', message: `would lose their value of ${name}`, affects: hasValue }];
  const field = `/attributes/${place}`;
  if (isNumber(before) && isNumber(after) && (before.type === after.type || after.type === 'numeric')) {
    const suspected: Suspected[] = [];
    if (before.unit !== after.unit)
      suspected.push({
        field: `${field}/unit`,
        message: `would have ${name} in ${after.unit} instead of ${before.unit}`,
        affects: hasValue,
      });
    if (after.minimum > before.minimum || after.maximum < before.maximum)
      suspected.push({
        field,
        message: `have a value of ${name} outside ${after.minimum} to ${after.maximum}, which would count as not recorded`,
        affects: sql<boolean>`${hasValue} and ((p.facts->>${name})::double precision < ${after.minimum}
          or (p.facts->>${name})::double precision > ${after.maximum})`,
      });
    return suspected;
  }
  if (before.type === 'date' && after.type === 'date') {
    if (after.minimum <= before.minimum && after.maximum >= before.maximum) return [];
    return [
      {
        field,
        message: `have a day of ${name} outside ${after.minimum} to ${after.maximum}, which would count as not recorded`,
        affects: sql<boolean>`${hasValue} and ((p.facts->>${name})::date < ${after.minimum}::date
          or (p.facts->>${name})::date > ${after.maximum}::date)`,
      },
    ];
  }
  if ('allowedValues' in before && 'allowedValues' in after && before.type === after.type) {
    const allowed = new Set(after.allowedValues);
    const dropped = before.allowedValues.filter((value) => !allowed.has(value));
    const suspected: Suspected[] = [];
    if (after.type === 'ordered' && isReordered(before.allowedValues, after.allowedValues))
      suspected.push({
        field: `${field}/allowedValues`,
        message: `would have the classes of ${name} in another order`,
        affects: hasValue,
      });
    suspected.push(...suspectComparison(before, after, field));
    if (dropped.length === 0) return suspected;
    return [
      ...suspected,
      {
        field: `${field}/allowedValues`,
        message: `have a value of ${name} that is no longer allowed (${shorten(dropped)}), which would count as not recorded`,
        affects:
          before.type === 'several'
            ? sql<boolean>`string_to_array(p.facts->>${name}, '; ') && ${dropped}::text[]`
            : sql<boolean>`p.facts->>${name} = any(${dropped})`,
      },
    ];
  }
  return [
    {
      field: `${field}/type`,
      message: `have a value of ${name}, whose type would be ${after.type} instead of ${before.type}`,
      affects: hasValue,
    },
  ];
}

/** Values of a list that would be near to other ones than before, because they are put together in another way. */
function suspectComparison(before: Attribute, after: Attribute, field: string): Suspected[] {
  const [earlier, later] = [comparisonOfValues(before), comparisonOfValues(after)];
  if (!('allowedValues' in before) || !('allowedValues' in after) || (!earlier && !later)) return [];
  const allowed = new Set(after.allowedValues);
  const moved = before.allowedValues.filter(
    (value) => allowed.has(value) && placeOf(earlier, value) !== placeOf(later, value),
  );
  if (moved.length === 0) return [];
  return [
    {
      field: `${field}/compareBy`,
      message: `would be compared in another way, because values of ${before.name} are put together differently`,
      affects: sql<boolean>`p.facts->>${before.name} = any(${moved})`,
    },
  ];
}

/** Whether values that are in both lists are in a different order. */
function isReordered(before: readonly string[], after: readonly string[]): boolean {
  const left = new Set(after);
  const stayed = new Set(before);
  const remaining = after.filter((value) => stayed.has(value));
  return before.filter((value) => left.has(value)).some((value, place) => value !== remaining[place]);
}

const MAX_NAMED = 5;

function shorten(values: readonly string[]): string {
  const named = values.slice(0, MAX_NAMED).join(', ');
  return values.length > MAX_NAMED ? `${named} and ${values.length - MAX_NAMED} more` : named;
}
