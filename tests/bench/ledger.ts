import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { receiveDocket } from '#db/cases/receive-docket.ts';
import { databaseClock } from '#db/clock.ts';
import { connect, type Database } from '#db/database.ts';
import { newestCheckpoint } from '#db/ledger/checkpoints.ts';
import { readConsistencyProof, readInclusionProofs, readRoot } from '#db/ledger/proofs.ts';
import { migrate, ROLES_OF_PROGRAMS } from '#db/migrate.ts';
import { putPolicy } from '#db/policies/policies.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import { createLog } from '#worker/ledger/log.ts';
import { signingKeyOf } from '#worker/ledger/signing-key.ts';
import { runSequencer } from '#worker/sequencer.ts';
import { startPostgres } from '#worker/standalone/postgres.ts';
import { isConsistent, isIncluded } from '#worker/verify/merkle.ts';
import { samplePolicy } from '../setup/sample-policy.ts';

const INSTITUTION = 'bench';
const CASES = 500;
const PROOFS = 1_000;
const SCOPE = { institutionId: INSTITUTION, actor: 'system:bench' };

interface Times {
  p50: number;
  p95: number;
}

/** Of one run; times in milliseconds, each with the transaction around it. */
export interface LedgerFigures {
  entries: number;
  entriesPerSecond: number;
  /** From an entry's index to its proof. */
  inclusion: Times;
  /** Between two sizes. */
  consistency: Times;
  bytesPerEntry: number;
}

/**
 * Measures the ledger of one institution on a PostgreSQL of its own with its normal durability: how fast the sequencer takes
 * entries that wait, tree and signature included, and how long proofs in the whole tree take. Every proof is verified.
 */
export async function measureLedger(entries: number): Promise<LedgerFigures> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'hearken-bench-'));
  const postgres = await startPostgres({ dataDirectory, log: () => undefined });
  const database = connect(postgres.serviceUrl, 'hearken_api');
  try {
    await migrate(postgres.ownerUrl, { [new URL(postgres.serviceUrl).username]: ROLES_OF_PROGRAMS });
    const owner = new pg.Client({ connectionString: postgres.ownerUrl });
    await owner.connect();
    await fillTrails(database, owner, entries);

    const log = createLog(signingKeyOf(randomBytes(32)), 'ledger.bench');
    const started = performance.now();
    const taken = await runSequencer({ database, clock: databaseClock, log });
    const seconds = (performance.now() - started) / 1_000;
    if (taken !== entries) throw new Error(`${taken} of ${entries} entries were taken`);

    const figures = await measureProofs(database);
    const { rows } = await owner.query<{ bytes: string }>(
      `select sum(pg_total_relation_size(name)) as bytes
       from unnest(array['hearken.ledger_entries', 'hearken.ledger_nodes', 'hearken.ledger_checkpoints']) as name`,
    );
    await owner.end();
    return {
      entries,
      entriesPerSecond: entries / seconds,
      ...figures,
      bytesPerEntry: Number(rows[0]?.bytes) / entries,
    };
  } finally {
    await database.destroy();
    await postgres.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

/** Puts as many entries into the trails of real cases, past the guards of trails, which would take most of the time. */
async function fillTrails(database: Database, owner: pg.Client, entries: number): Promise<void> {
  await inTransaction(database, SCOPE, async (transaction) => {
    const at = await databaseClock(transaction);
    const { policy } = await putPolicy(transaction, INSTITUTION, 'bench', samplePolicy(), 'bench', at);
    const cases = Array.from({ length: CASES }, (_, index) => ({
      externalRef: String(index),
      facts: { risk: 50, age: 40 },
      subject: { name: 'n', contact: 'n@example.org' },
    }));
    await receiveDocket(transaction, INSTITUTION, policy, cases, { kind: 'human', id: 'b', role: 'institution' }, at);
  });
  await owner.query(`select set_config('hearken.institution', '${INSTITUTION}', false)`);
  await owner.query('alter table hearken.trail disable trigger user');
  const perCase = Math.ceil(entries / CASES);
  await owner.query(
    `insert into hearken.trail (institution_id, case_id, seq, kind, actor_kind, actor_id, actor_role, body, at, command_id,
       leaf_hash, commitment)
     select institution_id, case_id, place, 'nothingToAdd', 'subject', 's', 'subject', body, at, 'bench',
       encode(sha256((case_id || ' ' || place)::bytea), 'hex'), repeat('0', 64)
     from hearken.trail, generate_series(2, $1::int) as place where seq = 1
     order by place, case_id limit $2`,
    [perCase, entries - CASES],
  );
  await owner.query(
    'insert into hearken.ledger_pending select institution_id, case_id, seq from hearken.trail where seq > 1',
  );
  await owner.query('alter table hearken.trail enable trigger user');
  await owner.query('analyze');
}

async function measureProofs(database: Database): Promise<Pick<LedgerFigures, 'inclusion' | 'consistency'>> {
  const within = <T>(work: (transaction: Transaction) => Promise<T>) => inTransaction(database, SCOPE, work);
  const head = await within((transaction) => newestCheckpoint(transaction, INSTITUTION));
  if (!head) throw new Error('nothing was signed');
  const { size, root } = head;
  const inclusion: number[] = [];
  const consistency: number[] = [];
  for (let count = 0; count < PROOFS; count += 1) {
    const index = Math.floor(Math.random() * size);
    const [proof = [], took] = await timed(async () => {
      const [only] = await within((transaction) => readInclusionProofs(transaction, INSTITUTION, [index], size));
      return only;
    });
    inclusion.push(took);
    const from = index + 1;
    const [path, tookFrom] = await timed(() =>
      within((transaction) => readConsistencyProof(transaction, INSTITUTION, from, size)),
    );
    consistency.push(tookFrom);

    const leaf = await within((transaction) =>
      transaction
        .selectFrom('ledger_entries')
        .select('leaf_hash')
        .where('entry_index', '=', String(index))
        .executeTakeFirstOrThrow(),
    );
    const fromRoot = await within((transaction) => readRoot(transaction, INSTITUTION, from));
    if (
      !isIncluded({ index, size, leafHash: leaf.leaf_hash, proof, root }) ||
      !isConsistent({ from, fromRoot, to: size, toRoot: root, proof: path })
    )
      throw new Error(`a proof of entry ${index} does not verify`);
  }
  return { inclusion: timesOf(inclusion), consistency: timesOf(consistency) };
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  const result = await work();
  return [result, performance.now() - started];
}

function timesOf(values: readonly number[]): Times {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

if (import.meta.main) {
  const { entries, entriesPerSecond, inclusion, consistency, bytesPerEntry } = await measureLedger(
    Number(process.argv[2] ?? 1_000_000),
  );
  const print = ({ p50, p95 }: Times) => `p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms`;
  console.log(`${entries} entries sequenced at ${entriesPerSecond.toFixed(0)} a second, signed tree included`);
  console.log(`  inclusion proof    ${print(inclusion)}`);
  console.log(`  consistency proof  ${print(consistency)}`);
  console.log(`  ${bytesPerEntry.toFixed(0)} bytes an entry, indices included`);
}
