import { connect, type Database } from '../../db/database.ts';
import { leafHash } from '../../db/ledger/leaf.ts';
import { readTrail } from '../../db/cases/read-case.ts';
import { listInstitutions } from '../../db/policies.ts';
import { inTransaction } from '../../db/transaction.ts';
import { fold } from '../../workflows/domain/evolve.ts';
import { canonicalJson } from '../../db/commitment.ts';

/**
 * Checks every case of a database against its trail: the trail folds to the state in the case's row, the row's columns say
 * the same, and every leaf hash can be computed again.
 *
 * @returns how many cases were checked
 * @throws Error that names the case and what differs
 */
export async function checkTrails(database: Database): Promise<number> {
  let checked = 0;
  for (const institutionId of await listInstitutions(database))
    checked += await inTransaction(database, { institutionId, actor: 'system:test' }, async (transaction) => {
      const cases = await transaction
        .selectFrom('cases')
        .innerJoin('subjects', 'subjects.subject_id', 'cases.subject_id')
        .selectAll('cases')
        .select('subjects.commitment_key')
        .execute();
      const decided = new Map(
        (
          await transaction
            .selectFrom('decisions as d')
            .leftJoin('decisions as later', 'later.supersedes', 'd.decision_id')
            .select(['d.case_id', 'd.decision_id'])
            .where('later.decision_id', 'is', null)
            .execute()
        ).map((row) => [row.case_id, row.decision_id]),
      );
      const hashes = await transaction.selectFrom('trail').select(['case_id', 'seq', 'leaf_hash']).execute();
      const hashOf = new Map(hashes.map((row) => [`${row.case_id} ${row.seq}`, row.leaf_hash]));
      for (const row of cases) {
        const differs = (what: string) => new Error(`case ${row.case_id}: ${what} is not what the trail tells`);
        const trail = await readTrail(transaction, institutionId, row.case_id);
        const state = fold(trail);
        if (canonicalJson(state) !== canonicalJson(row.state)) throw differs('the state');
        if (row.seq !== state.seq || row.phase !== state.phase) throw differs('seq or phase');
        if (row.outcome !== (state.decision?.outcome ?? null)) throw differs('the outcome');
        if (row.adverse !== (state.decision?.adverse ?? null)) throw differs('adverse');
        if (row.decided_at !== (state.decision?.at ?? null)) throw differs('decided_at');
        if (row.window_ends_at !== (state.window?.endsAt ?? null)) throw differs('window_ends_at');
        if (row.score_id !== (state.score?.scoreId ?? null)) throw differs('score_id');
        if (decided.get(row.case_id) !== state.decision?.decisionId) throw differs('the decision in force');
        for (const entry of trail)
          if (
            hashOf.get(`${row.case_id} ${entry.seq}`) !==
            leafHash(institutionId, row.case_id, entry, row.commitment_key ?? Buffer.alloc(0))
          )
            throw differs(`the leaf hash of entry ${entry.seq}`);
      }
      return cases.length;
    });
  return checked;
}

/** Like {@link checkTrails}, over a connection of its own. */
export async function checkTrailsAt(url: string): Promise<number> {
  const database = connect(url, 'hearken_app', 1);
  try {
    return await checkTrails(database);
  } finally {
    await database.destroy();
  }
}
