import pg from 'pg';

export interface Preparation {
  /** Connection of a superuser, to a database that always exists. */
  ownerUrl: string;
  /** Name of the database to create. */
  database: string;
  /** Logins of the programs. */
  logins: readonly { name: string; password: string }[];
}

/**
 * Creates the database and the programs' logins if they are missing. A login has no rights of its own: migrations grant it the
 * roles that have rights, and it assumes one by `SET ROLE`.
 */
export async function prepareDatabase({ ownerUrl, database, logins }: Preparation): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const login of logins) {
      const name = client.escapeIdentifier(login.name);
      const roles = await client.query('select 1 from pg_roles where rolname = $1', [login.name]);
      if (roles.rowCount === 0) await client.query(`create role ${name}`);
      // Set again on every start, so that a change made by hand does not outlive a restart.
      await client.query(
        `alter role ${name} login nosuperuser noinherit nobypassrls nocreatedb nocreaterole noreplication
         password ${client.escapeLiteral(login.password)}`,
      );
    }
    const databases = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (databases.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
