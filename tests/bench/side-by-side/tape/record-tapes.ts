import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { ACTS, type CaseTape, type Change, type Stage, type Tape, type Tapes } from '../../peers/rows/tape.ts';
import type { Contender } from '../contenders/contender.ts';
import { until } from '../until.ts';

/**
 * What a reader of a case needs. What Hearken writes beside that to do its work (commands carried out, the ledger, drafts)
 * peers need not write: they have their own ways, and pay for those.
 */
const TABLES = [
  ...['dockets', 'subjects', 'cases', 'scores', 'scoring_failures', 'appeal_links', 'notices', 'caught_mail'],
  ...['claims', 'hearings', 'perspective_records', 'findings', 'theory_assessments', 'personal_texts'],
  ...['view_contents', 'views', 'record_telemetry', 'decisions', 'contributions', 'trail'],
];

const QUIET_MILLISECONDS = 500;
/** Cases on a tape: enough that shares of outcomes are about those of a large docket. */
const UNCONTESTED = 100;
const CONTESTED = 2;

/**
 * Has Hearken carry some cases, and records every row it writes: by triggers that are there for no longer. Rows that its own
 * triggers write are left out, because they are written again wherever the others are.
 */
export async function recordTapes(client: pg.Client, hearken: Contender): Promise<Tapes> {
  const recorder = await startRecorder(client);
  try {
    const before = await recorder.position();
    await hearken.sendDocket(UNCONTESTED);
    await until('the recorded docket is decided', () => hearken.isSettled());
    await recorder.quiet();
    const uncontested = toTape(await recorder.read(before), () => undefined);

    const start = await recorder.position();
    const cases = await hearken.openCases(CONTESTED);
    await recorder.quiet();
    const opened = await recorder.position();
    const ends: { stage: Stage; position: number }[] = [];
    for (const each of cases)
      for (const act of ACTS) {
        await each.act(act);
        await recorder.quiet();
        ends.push({ stage: act, position: await recorder.position() });
      }
    await until('the recorded hearings are settled', () => hearken.isSettled());
    const contested = toTape(await recorder.read(start), (position) =>
      position <= opened ? undefined : ends.find((end) => position <= end.position)?.stage,
    );
    return { uncontested, contested };
  } finally {
    await recorder.stop();
  }
}

interface Recorded extends Change {
  position: number;
  transaction: string;
  /** The whole row, also what the change left alone. */
  whole: Record<string, unknown>;
}

async function startRecorder(client: pg.Client) {
  await client.query(`
    create schema bench;
    create table bench.changes (
      position bigint generated always as identity primary key, transaction xid8 not null default pg_current_xact_id(),
      "table" text not null, operation text not null, before jsonb, after jsonb);
    create function bench.record() returns trigger language plpgsql security definer as $$
    begin
      insert into bench.changes ("table", operation, before, after)
      values (tg_table_name, tg_op,
        case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end);
      return null;
    end $$;`);
  for (const table of TABLES)
    await client.query(`create trigger bench_records after insert or update or delete on hearken.${table}
      for each row when (pg_trigger_depth() = 0) execute function bench.record()`);
  const columns = await storedColumns(client);
  const position = async () => {
    const { rows } = await client.query<{ position: string }>(
      'select coalesce(max(position), 0) as position from bench.changes',
    );
    return Number(rows[0]?.position ?? 0);
  };
  return {
    position,
    /** Resolves once nothing has been written for a while. */
    async quiet() {
      for (let last = -1, now = await position(); now !== last; now = await position()) {
        last = now;
        await sleep(QUIET_MILLISECONDS);
      }
    },
    async read(after: number): Promise<Recorded[]> {
      const { rows } = await client.query<{
        position: string;
        transaction: string;
        table: string;
        operation: Change['operation'];
        before: Record<string, unknown> | null;
        after: Record<string, unknown> | null;
      }>('select * from bench.changes where position > $1 order by position', [after]);
      return rows.flatMap((row) => {
        const known = columns.get(row.table) ?? { stored: [], key: [] };
        const key = row.operation === 'INSERT' ? [] : known.key;
        const { before: old, after: new_ } = row;
        const changed = known.stored.filter(
          (column) => !key.includes(column) && JSON.stringify(old?.[column]) !== JSON.stringify(new_?.[column]),
        );
        if (row.operation === 'UPDATE' && changed.length === 0) return [];
        const kept = { INSERT: known.stored, UPDATE: [...key, ...changed], DELETE: key }[row.operation];
        const values = new_ ?? old ?? {};
        return [
          {
            position: Number(row.position),
            transaction: row.transaction,
            whole: values,
            table: row.table,
            operation: row.operation,
            columns: kept,
            key,
            row: Object.fromEntries(kept.map((column) => [column, values[column] ?? null])),
          },
        ];
      });
    },
    async stop() {
      for (const table of TABLES) await client.query(`drop trigger bench_records on hearken.${table}`);
      await client.query('drop schema bench cascade');
    },
  };
}

/** Columns that are stored, not made from others, and the primary key, by table. */
async function storedColumns(client: pg.Client): Promise<Map<string, { stored: string[]; key: string[] }>> {
  const { rows } = await client.query<{ table: string; stored: string[]; key: string[] }>(
    `select c.relname as table,
       array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as stored,
       array_agg(a.attname::text order by a.attnum) filter (where a.attnum = any(i.indkey)) as key
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     join pg_index i on i.indrelid = c.oid and i.indisprimary
     where c.relnamespace = 'hearken'::regnamespace and c.relname = any($1)
     group by c.relname`,
    [TABLES],
  );
  return new Map(rows.map(({ table, stored, key }) => [table, { stored, key }]));
}

/**
 * Sorts what was recorded by case and stage. Where `stageAt` does not say it, tables do: what comes up to the score, then what
 * comes before the decision, then the transaction that decides, then what follows from it.
 */
function toTape(recorded: readonly Recorded[], stageAt: (position: number) => Stage | undefined): Tape {
  const caseOf = findOwners(recorded);
  const docket = recorded.find(({ table, operation }) => table === 'dockets' && operation === 'INSERT');
  if (!docket) throw new Error('the tape has no docket');
  const byCase = new Map<string, Recorded[]>();
  for (const change of recorded) {
    if (change.table === 'dockets') continue;
    const owner = caseOf(change);
    byCase.set(owner, [...(byCase.get(owner) ?? []), change]);
  }
  return {
    docket: toChange(docket),
    docketId: String(docket.row['docket_id']),
    cases: [...byCase.values()].map((changes) => sortByStage(changes, stageAt)),
  };
}

function sortByStage(changes: readonly Recorded[], stageAt: (position: number) => Stage | undefined): CaseTape {
  const inserting = (table: string) =>
    changes.find((change) => change.table === table && change.operation === 'INSERT')?.transaction;
  const [received, scored, decided] = [inserting('cases'), inserting('scores'), inserting('decisions')];
  const tape: CaseTape = {};
  let natural: Stage = 'received';
  for (const change of changes) {
    const { transaction, position } = change;
    if (transaction === decided) natural = 'decision';
    else if (natural === 'decision' || natural === 'told') natural = 'told';
    else if (natural === 'received' && transaction !== received) natural = 'scored';
    // What comes after the score's own transaction is for the subject to be told.
    else if (natural === 'scored' && transaction !== scored && tape.scored?.some(isScore)) natural = 'noticed';
    const asked = stageAt(position);
    const stage = asked !== undefined && natural !== 'told' ? asked : natural;
    (tape[stage] ??= []).push(toChange(change));
  }
  return tape;
}

const isScore = ({ table }: Change): boolean => table === 'scores' || table === 'scoring_failures';

const toChange = ({ table, operation, columns, key, row }: Recorded): Change => ({
  table,
  operation,
  columns,
  key,
  row,
});

/** Tells whose case a row is of, also where it names only its subject, record or decision. */
function findOwners(recorded: readonly Recorded[]): (change: Recorded) => string {
  const owners = new Map<unknown, string>();
  const NAMES = ['subject_id', 'record_id', 'decision_id'];
  for (const { whole } of recorded)
    if (typeof whole['case_id'] === 'string')
      for (const name of NAMES) if (whole[name] != null) owners.set(whole[name], whole['case_id']);
  return ({ table, whole }) => {
    const owner =
      typeof whole['case_id'] === 'string'
        ? whole['case_id']
        : NAMES.map((name) => owners.get(whole[name])).find((found) => found !== undefined);
    if (owner === undefined) throw new Error(`a row of ${table} belongs to no case`);
    return owner;
  };
}
