import { canonicalJson, hashOf } from '#db/commitment.ts';
import { columnsOf, rowsOfEntries } from '#db/cases/project.ts';
import type { Transaction } from '#db/transaction.ts';
import { evolve } from '#workflows/domain/evolve.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import { readCases, readRowsBeside, type ExaminedCase, type RowsBeside, type StoredRow } from './examined-cases.ts';
import { describeWords } from './examine-words.ts';

const BATCH = 200;

/** By which columns the rows of a table that follows from trails are told apart. */
const KEYS = {
  claims: ['claim_id'],
  perspective_records: ['record_id'],
  findings: ['record_id', 'claim_id'],
  theory_assessments: ['assessment_id'],
  decisions: ['decision_id'],
  contributions: ['decision_id', 'source_id'],
} as const;
type Table = keyof typeof KEYS;

/**
 * What is wrong with an institution's cases, a sentence each: rows that say something else than the trails that they follow from,
 * and words, facts, scores, views and policies that are not those that the trails commit to.
 */
export async function examineCases(transaction: Transaction, institutionId: string): Promise<string[]> {
  const faults: string[] = [];
  for (let after: string | null = null; ;) {
    const cases = await readCases(transaction, institutionId, { after, limit: BATCH });
    const last = cases.at(-1);
    if (!last) return faults;
    const ids = cases.map(({ caseId }) => caseId);
    const rows = await readRowsBeside(transaction, institutionId, ids);
    for (const one of cases) faults.push(...describeCase(one, rows), ...describeWords(one, rows));
    after = last.caseId;
  }
}

/** Which versions of policies are not what was hashed when they were put in, a sentence each. */
export async function examinePolicies(transaction: Transaction, institutionId: string): Promise<string[]> {
  const policies = await transaction
    .selectFrom('policies')
    .select(['policy_key', 'version', 'document', 'hash'])
    .where('institution_id', '=', institutionId)
    .execute();
  return policies
    .filter(({ document, hash }) => hashOf(document) !== hash)
    .map(({ policy_key: key, version }) => `version ${version} of policy ${key} is not what was hashed`);
}

function describeCase(one: ExaminedCase, beside: RowsBeside): string[] {
  const { caseId, trail, state, columns } = one;
  const told = tell(one);
  if (!told) return [`case ${caseId}: its ${trail.length} entries do not make a trail`];
  const faults: string[] = [];
  if (!isSame(state, told.state)) faults.push(`case ${caseId}: its state is not what its trail tells`);
  for (const [column, value] of Object.entries(columnsOf(told.state)))
    if (!isSame(columns[column], value)) faults.push(`case ${caseId}: its ${column} is not what its trail tells`);
  for (const table of Object.keys(KEYS) as Table[])
    faults.push(...compareRows(caseId, table, told.rows[table], beside(table, caseId)));
  return faults;
}

/** What a trail tells, or `undefined` where its entries do not follow on each other. */
function tell({
  caseId,
  trail,
}: ExaminedCase): { state: CaseState; rows: Record<Table, readonly object[]> } | undefined {
  try {
    let state: CaseState | null = null;
    const entries = trail.map((entry) => ({ caseId, entry, state: (state = evolve(state, entry)) }));
    if (state === null) return undefined;
    const { claims, withdrawn_claims: withdrawn, ...others } = rowsOfEntries(entries);
    const at = new Map(withdrawn.map(({ claim_id, withdrawn_at }) => [claim_id, withdrawn_at]));
    return {
      state,
      rows: { ...others, claims: claims.map((each) => ({ ...each, withdrawn_at: at.get(each.claim_id) })) },
    };
  } catch {
    // An event that was tampered with can break the fold anywhere.
    return undefined;
  }
}

function compareRows(caseId: string, table: Table, told: readonly object[], stored: readonly StoredRow[]): string[] {
  const nameOf = (row: object) =>
    KEYS[table].map((column) => String((row as Record<string, unknown>)[column])).join(' of ');
  const found = new Map(stored.map((row) => [nameOf(row), row]));
  const faults: string[] = [];
  for (const row of told) {
    const own = found.get(nameOf(row));
    found.delete(nameOf(row));
    const differing = Object.entries(row).filter(([column, value]) => own && !isSame(own[column], value));
    if (!own) faults.push(`case ${caseId}: ${table} lacks ${nameOf(row)}, of which its trail tells`);
    else if (differing.length > 0)
      faults.push(
        `case ${caseId}: ${nameOf(row)} in ${table} has another ${differing.map(([column]) => column).join(', ')} than its trail`,
      );
  }
  return [...faults, ...[...found.keys()].map((name) => `case ${caseId}: its trail tells of no ${name} in ${table}`)];
}

/** Whether two values say the same. What is absent, null or an empty list says nothing: earlier versions left it out. */
const isSame = (one: unknown, other: unknown): boolean =>
  canonicalJson(withoutNothing(one) ?? null) === canonicalJson(withoutNothing(other) ?? null);

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

function withoutNothing(value: unknown): unknown {
  if (isNothing(value)) return undefined;
  if (Array.isArray(value)) return value.map((each) => withoutNothing(each) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  const said = Object.entries(value).filter(([, each]) => !isNothing(each));
  return Object.fromEntries(said.map(([name, each]) => [name, withoutNothing(each)]));
}
