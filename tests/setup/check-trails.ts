import type { Database } from '#db/database.ts';
import { canonicalJson } from '#db/commitment.ts';
import { leafOf } from '#db/ledger/leaf.ts';
import { listInstitutions } from '#db/policies/policies.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import type { TrailEvent } from '#workflows/domain/event.ts';
import { fold } from '#workflows/domain/evolve.ts';
import { checkLedger } from './check-ledger.ts';

/**
 * Checks every case of a database against its trail: the trail folds to the state in the case's row, the row's columns and
 * the decision in force say the same, every leaf can be computed again, and each stands in the ledger exactly once.
 *
 * @returns how many cases were checked
 * @throws Error that names the case and what differs
 */
export async function checkTrails(database: Database): Promise<number> {
  let checked = 0;
  for (const institutionId of await listInstitutions(database))
    checked += await inTransaction(
      database,
      { institutionId, actor: 'system:test' },
      (transaction) => checkInstitution(transaction, institutionId),
      'repeatable read',
    );
  await checkLedger(database);
  return checked;
}

async function checkInstitution(transaction: Transaction, institutionId: string): Promise<number> {
  const cases = await transaction
    .selectFrom('cases')
    .innerJoin('subjects', 'subjects.subject_id', 'cases.subject_id')
    .selectAll('cases')
    .select('subjects.commitment_key')
    .execute();
  const entries = Map.groupBy(
    await transaction.selectFrom('trail').selectAll().orderBy('case_id').orderBy('seq').execute(),
    (row) => row.case_id,
  );
  const inForce = await transaction
    .selectFrom('decisions as d')
    .leftJoin('decisions as later', 'later.supersedes', 'd.decision_id')
    .select(['d.case_id', 'd.decision_id'])
    .where('later.decision_id', 'is', null)
    .execute();
  for (const row of cases) {
    const must = (isSo: boolean, what: string) => {
      if (!isSo) throw new Error(`case ${row.case_id}: ${what} is not what the trail tells`);
    };
    const trail = (entries.get(row.case_id) ?? []).map((entry) => ({
      leaf: { commitment: entry.commitment, leafHash: entry.leaf_hash },
      view: entry.view_id,
      supersedes: entry.supersedes,
      event: {
        seq: entry.seq,
        at: entry.at,
        actor: { kind: entry.actor_kind, id: entry.actor_id, role: entry.actor_role },
        event: entry.body,
      } as TrailEvent,
    }));
    const state = fold(trail.map((entry) => entry.event));
    must(canonicalJson(state) === canonicalJson(row.state), 'the state');
    must(row.seq === state.seq && row.phase === state.phase, 'seq or phase');
    must(row.outcome === (state.decision?.outcome ?? null), 'the outcome');
    must(row.adverse === (state.decision?.adverse ?? null), 'adverse');
    must(row.decided_at === (state.decision?.at ?? null), 'decided_at');
    must(row.window_ends_at === (state.window?.endsAt ?? null), 'window_ends_at');
    must(row.score_id === (state.score?.scoreId ?? null), 'score_id');
    const decisions = inForce.filter((decision) => decision.case_id === row.case_id).map((each) => each.decision_id);
    must(canonicalJson(decisions) === canonicalJson(state.decision ? [state.decision.decisionId] : []), 'the decision');
    // The key to what came up to an erasure went with it.
    const erased = trail.findIndex(({ event }) => event.event.type === 'subjectErased');
    for (const { leaf, view, supersedes, event } of trail.slice(erased + 1)) {
      const place = { institutionId, caseId: row.case_id, seq: event.seq };
      const again = leafOf(place, { ...event, view, supersedes }, row.commitment_key);
      must(canonicalJson(leaf) === canonicalJson(again), `leaf ${event.seq}`);
    }
  }
  return cases.length;
}
