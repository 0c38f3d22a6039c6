import { canonicalJson, hashOf } from '#db/commitment.ts';
import { columnsOf, rowsOfEntries } from '#db/cases/project.ts';
import type { Transaction } from '#db/transaction.ts';
import { evolve } from '#workflows/domain/evolve.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import { readCases, readRowsBeside, type ExaminedCase, type RowsBeside, type StoredRow } from './examined-cases.ts';
import { describeWords } from './examine-words.ts';

const BATCH = 200;

/** The key columns of each table that follows from trails. */
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
 * The faults of an institution's cases, a sentence each: rows that contradict the trails from which they follow, and words, facts,
 * scores, views and policies that do not match the trails' commitments.
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

/** The versions of policies that do not match their hash, a sentence each. */
export async function examinePolicies(transaction: Transaction, institutionId: string): Promise<string[]> {
  const policies = await transaction
    .selectFrom('policies')
    .select(['policy_key', 'version', 'document', 'hash'])
    .where('institution_id', '=', institutionId)
    .execute();
  return policies
    .filter(({ document, hash }) => hashOf(document) !== hash)
    .map(({ policy_key: key, version }) => `version ${version} of policy ${key} does not match its hash`);
}

function describeCase(one: ExaminedCase, beside: RowsBeside): string[] {
  const { caseId, trail, state, columns } = one;
  const folded = foldTrail(one);
  if (!folded) return [`case ${caseId}: its ${trail.length} entries do not form a valid trail`];
  const faults: string[] = [];
  if (!isSame(state, folded.state)) faults.push(`case ${caseId}: its state does not match its trail`);
  for (const [column, value] of Object.entries(columnsOf(folded.state)))
    if (!isSame(columns[column], value)) faults.push(`case ${caseId}: its ${column} does not match its trail`);
  for (const table of Object.keys(KEYS) as Table[])
    faults.push(...compareRows(caseId, table, folded.rows[table], beside(table, caseId)));
  return faults;
}

/** The state and the rows that follow from a trail, or `undefined` if its entries cannot be folded. */
function foldTrail({
  caseId,
  trail,
}: ExaminedCase): { state: CaseState; rows: Record<Table, readonly object[]> } | undefined {
  try {
    let before: CaseState | null = null;
    const entries = trail.map((entry) => {
      const state = evolve(before, entry);
      before = state;
      return { caseId, entry, state };
    });
    const state = entries.at(-1)?.state;
    if (!state) return undefined;
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

function compareRows(
  caseId: string,
  table: Table,
  expected: readonly object[],
  stored: readonly StoredRow[],
): string[] {
  const nameOf = (row: object) =>
    KEYS[table].map((column) => String((row as Record<string, unknown>)[column])).join(' of ');
  const found = new Map(stored.map((row) => [nameOf(row), row]));
  const faults: string[] = [];
  for (const row of expected) {
    const own = found.get(nameOf(row));
    found.delete(nameOf(row));
    const differing = Object.entries(row).filter(([column, value]) => own && !isSame(own[column], value));
    if (!own) faults.push(`case ${caseId}: ${table} lacks ${nameOf(row)}, which follows from its trail`);
    else if (differing.length > 0)
      faults.push(
        `case ${caseId}: ${nameOf(row)} in ${table} differs from its trail in ${differing.map(([column]) => column).join(', ')}`,
      );
  }
  return [
    ...faults,
    ...[...found.keys()].map((name) => `case ${caseId}: ${table} has ${name}, which does not follow from its trail`),
  ];
}

/** Whether two values are equal. Absent, null and empty lists count as the same, because earlier versions left them out. */
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
