import pg from 'pg';
import type { Batch, NewCase } from './case-book.ts';
import type { Stage } from './tape.ts';

const POOL = 16;

/**
 * Connections with the rights of Hearken's own application, so that triggers, foreign keys and row-level security hold for
 * peers, too. Institution and actor are set once for a connection, which is cheaper than for each transaction.
 */
export function createPool(url: string, institutionId: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL,
    options: `-c role=hearken_app -c search_path=hearken -c timezone=UTC -c hearken.institution=${institutionId} -c hearken.actor=human:bench`,
  });
  // A connection that breaks while idle is replaced at its next use; without a listener it would end the process.
  pool.on('error', (error) => process.emitWarning(error));
  return pool;
}

/** Writes what a stage leaves of a case, behind the case's lock, in one transaction. */
export async function writeStage(pool: pg.Pool, { caseId, batchesOf }: NewCase, stage: Stage): Promise<void> {
  await inTransaction(pool, async (client) => {
    if (stage !== 'received')
      await client.query({
        name: 'lock',
        text: 'select phase from cases where case_id = $1 for update',
        values: [caseId],
      });
    for (const batch of batchesOf(stage)) await write(client, batch);
  });
}

/** Writes what a stage leaves of many cases, a statement for all rows of a kind, in one transaction. */
export async function writeStages(
  pool: pg.Pool,
  cases: readonly NewCase[],
  stage: Stage,
  before: readonly Batch[] = [],
): Promise<void> {
  await inTransaction(pool, async (client) => {
    if (stage !== 'received')
      await client.query({
        name: 'lock all',
        text: 'select phase from cases where case_id = any($1) order by case_id for update',
        values: [cases.map(({ caseId }) => caseId)],
      });
    for (const batch of [...before, ...mergeBatches(cases.map(({ batchesOf }) => batchesOf(stage)))])
      await write(client, batch);
  });
}

async function inTransaction(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await work(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/**
 * Joins the batches of many cases into one of each kind. The order of every case is kept: a kind that a case writes twice is
 * two batches.
 */
export function mergeBatches(cases: readonly (readonly Batch[])[]): Batch[] {
  const merged: { name: string; batch: Batch }[] = [];
  for (const batches of cases) {
    const seen = new Map<string, number>();
    let after = 0;
    for (const batch of batches) {
      const kind = `${batch.operation} ${batch.table} ${batch.columns.join()}`;
      const times = seen.get(kind) ?? 0;
      seen.set(kind, times + 1);
      const name = `${kind} ${times}`;
      const place = merged.findIndex((each, index) => index >= after && each.name === name);
      if (place === -1) merged.splice(after++, 0, { name, batch: { ...batch, rows: [...batch.rows] } });
      else {
        for (const row of batch.rows) merged[place]!.batch.rows.push(row);
        after = place + 1;
      }
    }
  }
  return merged.map(({ batch }) => batch);
}

const STATEMENTS = new Map<string, string>();

async function write(client: pg.PoolClient, batch: Batch): Promise<void> {
  const text = statementOf(batch);
  let name = STATEMENTS.get(text);
  if (name === undefined) STATEMENTS.set(text, (name = `write ${STATEMENTS.size}`));
  const { rowCount } = await client.query({ name, text, values: [`[${batch.rows.join(',')}]`] });
  if (rowCount !== batch.rows.length)
    throw new Error(`${rowCount} instead of ${batch.rows.length} rows: ${text.slice(0, 200)}`);
}

function statementOf({ table, operation, columns, key }: Batch): string {
  const rows = `json_populate_recordset(null::${table}, $1::json) r`;
  const found = key.map((column) => `t.${column} = r.${column}`).join(' and ');
  switch (operation) {
    case 'INSERT':
      return `insert into ${table} (${columns.join(', ')}) select ${columns.map((column) => `r.${column}`).join(', ')} from ${rows}`;
    case 'UPDATE': {
      const set = columns.filter((column) => !key.includes(column)).map((column) => `${column} = r.${column}`);
      return `update ${table} t set ${set.join(', ')} from ${rows} where ${found}`;
    }
    case 'DELETE':
      return `delete from ${table} t using ${rows} where ${found}`;
  }
}
