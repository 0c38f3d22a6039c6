import pg from 'pg';

export interface Preparation {
  /** A superuser's, on a database that always exists. */
  ownerUrl: string;
  /** Name of the database to make. */
  database: string;
  /** Login role of the running system. */
  service: { name: string; password: string };
}

/**
 * Makes the database and the login role of the running system where they are missing. The role has no right of its
 * own: migrations grant it the roles that have, and it takes one on by `SET ROLE`.
 */
export async function prepareDatabase({ ownerUrl, database, service }: Preparation): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const name = client.escapeIdentifier(service.name);
    const roles = await client.query('select 1 from pg_roles where rolname = $1', [service.name]);
    if (roles.rowCount === 0) await client.query(`create role ${name}`);
    // Said again each time: whatever was changed by hand does not outlive a restart.
    await client.query(
      `alter role ${name} login nosuperuser noinherit nobypassrls nocreatedb nocreaterole noreplication
       password ${client.escapeLiteral(service.password)}`,
    );
    const databases = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (databases.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
