import pg from 'pg';

/** Rows of a query, asked as the owner of a database. */
export async function askOwner<Row extends pg.QueryResultRow>(url: string, query: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end();
  }
}

/** Everything that schema `hearken` consists of, a line each, as the catalog tells it. */
export async function dumpSchema(url: string): Promise<string[]> {
  const rows = await askOwner<{ line: string }>(
    url,
    `
    with relations as (
      select c.* from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'hearken' and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f'))
    select format('relation %s %s %s %s %s', relname, relkind, relrowsecurity, relforcerowsecurity,
      (select array_agg(acl::text order by acl::text) from unnest(relacl) acl)) as line
    from relations
    union all
    select format('column %s.%s %s %s %s', r.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
      pg_get_expr(d.adbin, d.adrelid))
    from relations r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
    union all
    select format('constraint %s.%s %s', r.relname, k.conname, pg_get_constraintdef(k.oid))
    from relations r join pg_constraint k on k.conrelid = r.oid
    union all
    select format('index %s', pg_get_indexdef(i.indexrelid)) from relations r join pg_index i on i.indrelid = r.oid
    union all
    select format('trigger %s', pg_get_triggerdef(t.oid))
    from relations r join pg_trigger t on t.tgrelid = r.oid and not t.tgisinternal
    union all
    select format('policy %s.%s %s %s %s %s', tablename, policyname, cmd, roles, qual, with_check)
    from pg_policies where schemaname = 'hearken'
    union all
    select format('function %s', pg_get_functiondef(p.oid))
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'hearken'
    union all
    select format('schema %s', (select array_agg(acl::text order by acl::text) from unnest(nspacl) acl))
    from pg_namespace where nspname = 'hearken'
    order by line`,
  );
  return rows.map((row) => row.line);
}
