import pg from 'pg';

/** A table of the schema `hearken` as it is copied. */
export interface Table {
  name: string;
  /** Columns with stored values, in their order. */
  columns: string[];
}

/**
 * Reads the tables of a database, each after those that it refers to.
 *
 * @throws Error if tables refer to each other in a circle
 */
export async function readTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table & { references: string[] }>(`
    select c.relname::text as name,
      array(
        select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum
      ) as columns,
      array(
        select distinct r.relname::text from pg_constraint k join pg_class r on r.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid
      ) as references
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'hearken' and c.relkind = 'r' order by c.relname`);
  const ordered = new Map<string, Table>();
  while (ordered.size < rows.length) {
    const next = rows.filter(({ name, references }) => !ordered.has(name) && references.every((to) => ordered.has(to)));
    if (next.length === 0) throw new Error('tables refer to each other in a circle');
    for (const { name, columns } of next) ordered.set(name, { name, columns });
  }
  return [...ordered.values()];
}

export const quoted = (name: string): string => pg.escapeIdentifier(name);

/** The quoted name of a table of the schema `hearken`, for a statement. */
export const qualified = (table: string): string => `hearken.${quoted(table)}`;
