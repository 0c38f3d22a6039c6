import pg from 'pg';

/**
 * Tables whose rows belong to no case: what an institution has once, and what is made from the trail afterwards. Every
 * other table is copied, also one that is new.
 */
const NOT_OF_CASES =
  /^(institutions|policies|precedents|calibrations|accounts|account_names|staff|sessions|uploads|imports|import_batches|model_spending|model_batches|precedent_revisions|precedent_changes|person_searches|data_key_fingerprint|notice_sweeps|policy_holds|saved_searches|(caught_)?staff_mail|service_.*|claims_served|synthetic_.*|exercise_.*|idempotency_keys|kysely_migration.*|ledger.*|tree.*|checkpoint.*|witness.*)$/;
/** How rows of tables without a case's id belong to one. */
const BY_PARENT: Partial<Record<string, string>> = {
  dockets: 'docket_id in (select docket_id from hearken.cases where case_id = any($1))',
  docket_calibrations: 'docket_id in (select docket_id from hearken.cases where case_id = any($1))',
  subjects: 'subject_id in (select subject_id from hearken.cases where case_id = any($1))',
  findings: 'record_id in (select record_id from hearken.perspective_records where case_id = any($1))',
  record_telemetry: 'record_id in (select record_id from hearken.perspective_records where case_id = any($1))',
  contributions: 'decision_id in (select decision_id from hearken.decisions where case_id = any($1))',
};
/** The condition on a table's rows that belong to the cases `$1`, or `null` for a table whose rows belong to none. */
export function rowsOfCases(table: string, columns: readonly string[]): string | null {
  if (NOT_OF_CASES.test(table)) return null;
  const which = columns.includes('case_id') ? 'case_id = any($1)' : BY_PARENT[table];
  if (which === undefined) throw new Error(`say in clone-cases.ts how rows of ${table} belong to a case`);
  return which;
}

/** Texts that name people or cases by an id, and so have to follow it. */
const NAMING = ['actor_id', 'principal_id', 'author_id', 'command_id'];
/** Texts of which there may be no second one. */
const UNIQUE = ['external_ref', 'token_hash'];

/** Copies of cases that are still open: enough for a queue, not more than people could ever hear. */
const OPEN_COPIES = 100;
/** Closed copies are spread over this many units of 65,536 ms, about two years: what the first eight digits of an id count. */
const SPREAD = 962_000;

/**
 * Fills the database up to a number of cases with exact copies of those in it, table by table in one statement each, as the
 * owner with triggers and foreign keys off.
 *
 * Every id in a copy, also inside documents, differs from the original's in its first eight digits, which are the same in
 * the whole copy: ids are UUIDv7, so these are its time, and the rest keeps them apart. Closed cases are copied into the
 * past, their columns' times shifted alike; times inside documents stay as they were. Open cases are copied as of now.
 */
export async function cloneCases(ownerUrl: string, wanted: number, say: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica; set search_path = hearken');
    // One moment for all tables: what the ids of a copy begin with is reckoned from it.
    await client.query('begin');
    const [open, closed] = [await caseIdsOf(client, false), await caseIdsOf(client, true)];
    const copies = Math.ceil((wanted - open.length * (OPEN_COPIES + 1)) / closed.length) - 1;
    say(`${closed.length} closed cases are copied ${copies} times, ${open.length} open ones ${OPEN_COPIES} times`);
    const tables = await columnsByTable(client);
    const times = await timesOfIds(client);
    const copied = [...tables].flatMap(([table, columns]) => {
      const which = rowsOfCases(
        table,
        columns.map(({ name }) => name),
      );
      return which === null ? [] : [{ table, columns, which }];
    });
    for (const { table, columns, which } of copied) {
      const before = performance.now();
      const statement = copyStatement(table, await markIds(client, table, columns, times), which, times);
      const insert = async (ids: string[], count: number, step: number) =>
        (await client.query(statement, [ids, count, step])).rowCount ?? 0;
      const rows = (await insert(closed, copies, Math.floor(SPREAD / copies))) + (await insert(open, OPEN_COPIES, 0));
      say(`${table}: ${rows} rows in ${((performance.now() - before) / 1_000).toFixed(1)} s`);
    }
    await client.query('commit');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** Cases of whole dockets, so that copied dockets are whole, too. */
async function caseIdsOf(client: pg.Client, isClosed: boolean): Promise<string[]> {
  const { rows } = await client.query<{ case_id: string }>(
    `select case_id from cases where institution_id = 'demo' and docket_id in (
       select docket_id from cases group by docket_id having bool_and(phase in ('decided', 'withdrawn')) = $1)`,
    [isClosed],
  );
  return rows.map((row) => row.case_id);
}

interface Column {
  name: string;
  type: string;
  /** Whether ids that change in a copy stand in it. */
  hasIds?: boolean;
}

async function columnsByTable(client: pg.Client): Promise<Map<string, Column[]>> {
  const { rows } = await client.query<{ table: string; columns: Column[] }>(
    `select c.table_name as table, json_agg(json_build_object('name', c.column_name, 'type', c.udt_name)
       order by c.ordinal_position) as columns
     from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'hearken' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
     group by c.table_name order by c.table_name`,
  );
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}

/** What the ids of the originals begin with: a few, as they were all made within minutes. */
async function timesOfIds(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ first: string; last: string }>(
    `select min(left(docket_id::text, 8)) as first, (select max(left(view_id::text, 8)) from views) as last from dockets`,
  );
  const [first, last] = [parseInt(rows[0]?.first ?? '', 16), parseInt(rows[0]?.last ?? '', 16)];
  return Array.from({ length: last - first + 1 }, (_, later) => (first + later).toString(16).padStart(8, '0'));
}

/** Looks into the originals for columns with ids of cases in them: documents without any are copied as they are. */
async function markIds(
  client: pg.Client,
  table: string,
  columns: readonly Column[],
  times: readonly string[],
): Promise<Column[]> {
  const marked: Column[] = [];
  for (const column of columns) {
    const mayHave = ['uuid', '_uuid', 'jsonb', '_text'].includes(column.type) || NAMING.includes(column.name);
    const { rows } = mayHave
      ? await client.query<{ found: boolean }>(
          `select exists (select from ${table} where ${column.name}::text ~ $1) as found`,
          [`(${times.join('|')})-`],
        )
      : { rows: [] };
    marked.push({ ...column, hasIds: rows[0]?.found ?? false });
  }
  return marked;
}

function copyStatement(table: string, columns: readonly Column[], which: string, times: readonly string[]): string {
  const moved = (text: string) => times.reduce((sum, time) => `replace(${sum}, '${time}-', m.first || '-')`, text);
  const copied = ({ name, type, hasIds }: Column): string => {
    const column = `o.${name}`;
    if (hasIds) return `${moved(`${column}::text`)}::${pgType(type)}`;
    if (type === 'timestamptz') return `${column} - m.back`;
    if (name === 'token_hash') return `encode(sha256(convert_to(${column} || m.n, 'UTF8')), 'hex')`;
    return UNIQUE.includes(name) ? `${column} || '-' || m.n` : column;
  };
  // The first eight digits of an id count units of 65,536 ms. Open cases have no step: theirs only have to differ.
  return `
    insert into ${table} (${columns.map(({ name }) => name).join(', ')})
    select ${columns.map(copied).join(', ')}
    from ${table} o
    cross join lateral (
      select n, lpad(to_hex(floor(extract(epoch from now()) * 1000 / 65536)::bigint
          + case when $3::int = 0 then n else -n * $3::int end), 8, '0') as first,
        n * $3::int * interval '65.536 seconds' as back
      from generate_series(1, $2::int) n
    ) m
    where o.${which}`;
}

const pgType = (type: string): string => (type.startsWith('_') ? `${type.slice(1)}[]` : type);
